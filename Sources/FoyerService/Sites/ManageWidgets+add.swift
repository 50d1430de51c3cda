public import FoyerCore
import FoyerStore

extension ManageWidgets {
    /// Adds a widget.
    /// - Parameters:
    ///   - settings: `name` is required; what is nil is as in `original`, or has its default.
    ///   - original: the widget to copy; nil for none.
    ///   - once: given if the request may be repeated.
    /// - Throws: `empty` without a name; `noSuchWidget` if the original is gone; what `checked` throws; `keyUsed`
    public func add(
        _ settings: WidgetChange, copying original: Widget.ID? = nil,
        once: IdempotentRequest<Overview>? = nil, by actor: Actor
    ) async throws(AgentFailure) -> Creation<Overview> {
        if let once, let answer = try await answered(once, actor) { return .madeBefore(answer: answer) }
        guard settings.name != nil else { throw .empty(field: "name") }
        let widget = try template(for: original).applying(checked(settings))
        let now = changeVisitor.clock()
        let made = Overview(widget)
        do {
            try await store.write(failing: AgentFailure.self) { db in
                try db.widgets.save(widget)
                try once?.keep(made, actor.id, in: db, at: now)
                try db.audit.append(
                    AuditEntry(
                        at: now, by: actor.author, .createWidget,
                        on: AuditSubject(.widget, widget.id, name: widget.name)))
            }
        } catch {
            // The first request may have been carried out at this moment.
            if let once, let answer = try await answered(once, actor) { return .madeBefore(answer: answer) }
            throw error
        }
        // When this fails, the next look at the directory takes the widget over.
        _ = try? await reload()
        return .made(made)
    }

    /// A widget with a new id, and the settings of `original` or the defaults.
    private func template(for original: Widget.ID?) throws(AgentFailure) -> Widget {
        let directory = changeVisitor.directory.now
        let (high, low) = changeVisitor.newID()
        let id = Widget.ID(high: high, low: low)
        if let original {
            guard let widget = directory.widgets[original] else { throw .noSuchWidget }
            return widget.copy(as: id)
        }
        let queues = directory.queues.values.sorted { ($0.name, "\($0.id)") < ($1.name, "\($1.id)") }
        guard let queue = queues.first else { throw .noSuchQueue }
        return Widget(id: id, name: "", title: "Chat", queue: queue.id)
    }

    private func answered(_ once: IdempotentRequest<Overview>, _ actor: Actor) async throws(AgentFailure)
        -> String?
    {
        try await store.read(failing: AgentFailure.self) { db in try once.before(actor.id, in: db) }
    }
}
