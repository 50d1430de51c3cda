public import FoyerCore
public import FoyerStore

/// The second step of the set-up: adds the widget of the first website, or changes it when somebody comes back to that step.
public struct SaveFirstWebsite: Sendable {
    private let store: Store
    private let changeVisitor: ChangeVisitor
    private let reload: ReloadDirectory
    private let sightings: WidgetSightings

    public init(
        store: Store, changeVisitor: ChangeVisitor, reload: ReloadDirectory, sightings: WidgetSightings
    ) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.reload = reload
        self.sightings = sightings
    }

    /// A website as it is added.
    public struct Website: Hashable, Sendable {
        public let domain: WidgetDomain
        public let name: String
        /// `#rrggbb`
        public let accent: String
        /// May be empty.
        public let greeting: String

        public init(domain: WidgetDomain, name: String, accent: String, greeting: String) {
            self.domain = domain
            self.name = name
            self.accent = accent
            self.greeting = greeting
        }
    }

    /// - Parameter named: the widget to change; nil for the only one, or for a new one.
    /// - Throws: `stale` if there are several and none is named; `noSuchQueue` if every queue has been deleted meanwhile.
    public func callAsFunction(
        _ website: Website, widget named: Widget.ID?, by actor: Actor
    ) async throws(AgentFailure) {
        let now = changeVisitor.clock()
        let (high, low) = changeVisitor.newID()
        let new = Widget.ID(high: high, low: low)
        let widget: Widget.ID = try await store.write(failing: AgentFailure.self) { db in
            let widgets = try db.widgets.all()
            // A second press of the button must not add a second website.
            let known = widgets.first { $0.id == named } ?? (widgets.count == 1 ? widgets.first : nil)
            guard known != nil || widgets.isEmpty else { throw AgentFailure.stale }
            guard let queue = try known?.queue ?? db.queues.all().first?.id else {
                throw AgentFailure.noSuchQueue
            }
            var widget =
                known
                ?? Widget(id: new, name: "", title: "", greeting: website.greeting, queue: queue)
            widget.name = website.name
            widget.title = website.name
            widget.accent = website.accent
            widget.domains = [website.domain.description] + widget.domains.dropFirst()
            try db.widgets.save(widget)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, known == nil ? .createWidget : .changeWidget,
                    on: AuditSubject(.widget, widget.id, name: widget.name),
                    changes: [AuditChange("domains", names: known?.domains ?? [], widget.domains)]))
            return widget.id
        }
        sightings.forgive(widget)
        // When this fails, the next look at the directory takes the widget over.
        _ = try? await reload()
    }

    /// Allows a further host to show a widget, such as `www.example.com` beside `example.com`.
    ///
    /// - Throws: `stale` if the widget has been deleted.
    public func allow(_ domain: WidgetDomain, on id: Widget.ID, by actor: Actor) async throws(AgentFailure) {
        let now = changeVisitor.clock()
        try await store.write(failing: AgentFailure.self) { db in
            guard var widget = try db.widgets.all().first(where: { $0.id == id }) else {
                throw AgentFailure.stale
            }
            guard !widget.domains.contains(domain.description) else { return }
            let before = widget.domains
            widget.domains.append(domain.description)
            try db.widgets.save(widget)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeWidget,
                    on: AuditSubject(.widget, widget.id, name: widget.name),
                    changes: [AuditChange("domains", names: before, widget.domains)]))
        }
        sightings.forgive(id)
        _ = try? await reload()
    }
}
