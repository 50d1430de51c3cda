public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Chat queues as administrators see them. Changes are in the file beside this one.
public struct ManageQueues: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let reload: ReloadDirectory
    let availability: ChangeAvailability

    public init(
        store: Store, changeVisitor: ChangeVisitor, reload: ReloadDirectory, availability: ChangeAvailability
    ) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.reload = reload
        self.availability = availability
    }

    /// A queue with what goes on in it.
    public struct Listed: Sendable {
        public let queue: ChatQueue
        public let isOpen: Bool
        /// When it opens and closes next.
        public let changes: [OfficeChange]
        /// Chats that wait in it.
        public let waiting: Int
        /// The names of the widgets that send their chats here.
        public let widgets: [String]
        /// The names of the published flows that transfer chats here.
        public let flows: [String]
    }

    /// The next opening and closing, and the opening after it.
    private static let changeCount = 3

    /// All queues, by name.
    public func all(by actor: Actor) async throws(AgentFailure) -> [Listed] {
        let directory = changeVisitor.directory.now
        let waiting = try await countWaiting()
        return directory.queues.values
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
            .map { listed($0, in: directory, waiting: waiting[$0.id] ?? 0) }
    }

    /// - Throws: `noSuchQueue`
    public func queue(_ id: ChatQueue.ID, by actor: Actor) async throws(AgentFailure) -> Listed {
        let directory = changeVisitor.directory.now
        guard let queue = directory.queues[id] else { throw .noSuchQueue }
        return listed(queue, in: directory, waiting: try await countWaiting()[id] ?? 0)
    }

    /// Whether these hours are open at a moment, and when that changes.
    /// - Parameter moment: nil for now.
    /// - Throws: `notAllowed` if the time zone is not known.
    public func preview(
        _ hours: OfficeHours, at moment: Instant?, by actor: Actor
    ) throws(AgentFailure) -> (isOpen: Bool, changes: [OfficeChange]) {
        let offsets = try offsets(of: hours)
        let moment = moment ?? changeVisitor.clock()
        return (
            hours.state(at: moment, offsets).isOpen,
            hours.changes(from: moment, count: Self.changeCount, offsets)
        )
    }

    func offsets(of hours: OfficeHours) throws(AgentFailure) -> ZoneOffsets {
        guard let offsets = reload.readZone(hours.zone) else {
            throw .notAllowed(field: "hours.zone", allowed: "a time zone such as Europe/Berlin")
        }
        return offsets
    }

    func listed(_ queue: ChatQueue, in directory: Directory, waiting: Int) -> Listed {
        let now = changeVisitor.clock()
        let offsets = queue.hours.flatMap { directory.zones[$0.zone] } ?? .utc
        return Listed(
            queue: queue, isOpen: directory.hours(of: queue, at: now).isOpen,
            changes: queue.hours?.changes(from: now, count: Self.changeCount, offsets) ?? [],
            waiting: waiting, widgets: directory.widgets(using: queue.id),
            flows: directory.flows(using: queue.id))
    }

    func countWaiting() async throws(AgentFailure) -> [ChatQueue.ID: Int] {
        try await store.read(failing: AgentFailure.self) { db in try db.chats.countWaitingByQueue() }
    }
}

extension Directory {
    /// The names of the widgets that send their chats to the queue.
    func widgets(using queue: ChatQueue.ID) -> [String] {
        widgets.values.filter { $0.queue == queue }.map(\.name).sorted()
    }

    /// The names of the published flows that transfer chats to the queue.
    func flows(using queue: ChatQueue.ID) -> [String] {
        published.keys.compactMap { flow($0) }.filter { flow in
            flow.nodes.values.contains {
                if case .transfer(.queue(queue)) = $0 { true } else { false }
            }
        }.map(\.name).sorted()
    }
}
