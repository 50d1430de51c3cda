public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// The widgets of the websites, as administrators see and change them. A change holds at once for pages that are opened from then
/// on; pages that are open follow at their next page view.
public struct ManageWidgets: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let reload: ReloadDirectory

    public init(store: Store, changeVisitor: ChangeVisitor, reload: ReloadDirectory) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.reload = reload
    }

    /// A widget with its reach at the time of the answer.
    public struct Overview: Hashable, Sendable {
        public let widget: Widget
        /// Open pages that show it.
        public let pages: Int
        /// Visitors in an open chat.
        public let chats: Int

        init(_ widget: Widget, reach: WidgetReach? = nil) {
            self.widget = widget
            pages = reach?.pages ?? 0
            chats = reach?.chats ?? 0
        }
    }

    /// All widgets by name.
    public func all(by _: Actor) -> [Overview] {
        let reaches = changeVisitor.lobby.reach()
        return changeVisitor.directory.now.widgets.values
            .sorted { ($0.name, $0.id.description) < ($1.name, $1.id.description) }
            .map { Overview($0, reach: reaches[$0.id]) }
    }

    public func widget(_ id: Widget.ID, by _: Actor) throws(AgentFailure) -> Overview {
        guard let widget = changeVisitor.directory.now.widgets[id] else { throw .noSuchWidget }
        return overview(of: widget)
    }

    /// The widget with its present reach.
    func overview(of widget: Widget) -> Overview {
        Overview(widget, reach: changeVisitor.lobby.reach()[widget.id])
    }

    /// The change with its texts cleaned and its domains reduced to hosts.
    /// - Throws: `empty`, `tooLong`, `notADomain`, `noSuchQueue`, `noSuchFlow`, `noSuchBot`
    func checked(_ change: WidgetChange) throws(AgentFailure) -> WidgetChange {
        var change = change
        change.name = try Self.needed(change.name, "name", upTo: Widget.nameLimit)
        change.title = try Self.needed(change.title, "title", upTo: Widget.titleLimit)
        if let subtitle = change.subtitle {
            change.subtitle = try TextRules.line(subtitle, field: "subtitle", limit: Widget.subtitleLimit)
        }
        if let greeting = change.greeting {
            change.greeting = try TextRules.optional(
                greeting, field: "greeting", limit: Widget.greetingLimit)
        }
        if let domains = change.domains { change.domains = try Self.hosts(domains) }
        let directory = changeVisitor.directory.now
        if let queue = change.queue, directory.queues[queue] == nil { throw .noSuchQueue }
        switch change.start {
        case nil, .queue: break
        case .flow(let flow): if directory.flow(flow) == nil { throw .noSuchFlow }
        case .bot(let bot): if directory.bots[bot] == nil { throw .noSuchBot }
        }
        return change
    }

    private static func needed(_ text: String?, _ field: String, upTo limit: Int) throws(AgentFailure)
        -> String?
    {
        guard let text else { return nil }
        let line = try TextRules.line(text, field: field, limit: limit)
        guard !line.isEmpty else { throw .empty(field: field) }
        return line
    }

    /// In the order given, each once.
    private static func hosts(_ texts: [String]) throws(AgentFailure) -> [String] {
        var hosts: [String] = []
        for text in texts {
            let host: String
            do { host = try WidgetDomain(text).description } catch { throw .notADomain(error) }
            if !hosts.contains(host) { hosts.append(host) }
        }
        return hosts
    }
}
