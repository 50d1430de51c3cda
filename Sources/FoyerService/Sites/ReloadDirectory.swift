public import FoyerBoard
public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Reads the directory again after a command has changed it beside the running server, e.g. `foyer
/// add-agent`.
public struct ReloadDirectory: Sendable {
    private let store: Store
    private let changeVisitor: ChangeVisitor
    /// The settings that no administrator has changed.
    let defaults: SiteSettings
    private let readFlow: @Sendable (StoredFlow) throws -> Flow
    let readZone: @Sendable (String) -> ZoneOffsets?

    /// - Parameters:
    ///   - defaults: the settings that no administrator has changed.
    ///   - flow: parses a flow's stored definition.
    ///   - zone: looks up a time zone.
    public init(
        store: Store, changeVisitor: ChangeVisitor, defaults: SiteSettings,
        flow: @escaping @Sendable (StoredFlow) throws -> Flow,
        zone: @escaping @Sendable (String) -> ZoneOffsets?
    ) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.defaults = defaults
        readFlow = flow
        readZone = zone
    }

    /// Costs one small read if nothing has changed.
    /// - Returns: whether the directory changed.
    public func callAsFunction() async throws(StoreError) -> Bool {
        let version: Int64 = try await store.read { db in try db.directory.version() }
        let before = changeVisitor.directory.now
        guard version > before.version else { return false }
        let directory = try await RestoreState(store: store).directory(
            defaults: defaults, flow: readFlow, zone: readZone)
        // The roster before the directory: an agent who can log in must be one whose chats are counted.
        for agent in directory.agents.keys where before.agents[agent] == nil {
            changeVisitor.roster.know(agent, chosen: .online, lastGiven: nil, chats: 0)
        }
        guard changeVisitor.directory.replace(by: directory) else { return false }
        changeVisitor.lobby.name(BoardNames(directory))
        changeVisitor.apply(directory.settings)
        changeVisitor.publish(.directory)
        changeVisitor.publish(.online)
        return true
    }
}

extension ChangeVisitor {
    /// Tells those who keep times in memory.
    fileprivate func apply(_ settings: SiteSettings) {
        lobby.use(leaveTime: settings.leaveTime, returnTime: settings.returnTime)
        roster.use(returnTime: settings.agentReturnTime)
    }
}

extension BoardNames {
    /// The names that the visitor list sorts and searches by.
    public init(_ directory: Directory) {
        self.init(
            agents: directory.agents.mapValues(\.name),
            aliases: directory.agents.values.map(\.alias).filter { !$0.isEmpty },
            widgets: directory.widgets.mapValues(\.name).merging(directory.formerWidgets) { present, _ in
                present
            },
            queues: directory.queues.mapValues(\.name))
    }
}
