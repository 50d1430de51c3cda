public import FoyerCore
public import FoyerStore

/// How far the set-up of the server has come. Everything follows from what is stored, nothing from what somebody has clicked.
public struct ReadSetup: Sendable {
    private let store: Store
    private let sightings: WidgetSightings

    public init(store: Store, sightings: WidgetSightings) {
        self.store = store
        self.sightings = sightings
    }

    public struct Progress: Sendable {
        /// The first website; nil before it is added.
        public let widget: Widget?
        /// The first page of the website that showed the widget.
        public let seen: WidgetSighting?
        /// The test page showed it.
        public let tried: WidgetSighting?
        /// The last page with the tag whose host is not among the widget's domains.
        public let refused: WidgetSightings.Refused?
        public let agents: Int
        public let hasChat: Bool
        /// Whether this agent has closed the check list.
        public let isHidden: Bool
    }

    public func callAsFunction(by actor: Actor) async throws(AgentFailure) -> Progress {
        try await store.read(failing: AgentFailure.self) { [memory = sightings] db in
            let (widgets, sightings) = (try db.widgets.all(), try db.sightings.all())
            // Of several, the one that was seen first is the first website.
            let first = sightings.first { $0.site == .website }?.widget
            let widget = widgets.first { $0.id == first } ?? widgets.first
            let seen = sightings.filter { $0.widget == widget?.id }
            return Progress(
                widget: widget, seen: seen.first { $0.site == .website },
                tried: seen.first { $0.site == .testPage },
                refused: widget.flatMap { memory.refused($0.id) }, agents: try db.agents.all().count,
                hasChat: try db.chats.hasAny(), isHidden: try db.hiddenCheckLists.contains(actor.id))
        }
    }
}
