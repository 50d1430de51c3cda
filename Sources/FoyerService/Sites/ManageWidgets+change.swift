public import FoyerCore
import FoyerRealtime
import FoyerStore

extension ManageWidgets {
    /// Changes a widget; pages follow at their next page view.
    /// - Parameter revision: the revision that the client edited; nil to overwrite any
    /// - Throws: `noSuchWidget`, `editedMeanwhile`, and what `checked` throws
    public func change(
        _ id: Widget.ID, _ change: WidgetChange, revision: Revision? = nil, by actor: Actor
    ) async throws(AgentFailure) -> Overview {
        let now = changeVisitor.clock()
        let change = try checked(change)
        let after: Widget = try await store.write(failing: AgentFailure.self) { db in
            guard let before = try db.widgets.find(id) else { throw AgentFailure.noSuchWidget }
            if let revision, revision != before.revision {
                throw try AgentFailure.overtaken(.widget, id.description, in: db, at: now)
            }
            let after = before.applying(change)
            guard after != before else { return after }
            try db.widgets.save(after)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeWidget, on: AuditSubject(.widget, id, name: after.name),
                    changes: Self.changes(before, after)))
            return after
        }
        // When this fails, the next look at the directory takes the change over.
        _ = try? await reload()
        return overview(of: after)
    }

    /// Deletes a widget. Past chats keep its name; open pages lose it at their next page view.
    /// - Parameter revision: the revision that the client means to delete; nil for any
    /// - Throws: `widgetInUse` while chats of it are open: their visitors would lose the window in the middle of a conversation
    public func remove(_ id: Widget.ID, revision: Revision? = nil, by actor: Actor) async throws(AgentFailure)
    {
        let now = changeVisitor.clock()
        let chats = changeVisitor.lobby.reach()[id]?.chats ?? 0
        try await store.write(failing: AgentFailure.self) { db in
            guard let widget = try db.widgets.find(id) else { throw AgentFailure.noSuchWidget }
            if let revision, revision != widget.revision {
                throw try AgentFailure.overtaken(.widget, id.description, in: db, at: now)
            }
            guard chats == 0 else { throw AgentFailure.widgetInUse(chats: chats) }
            try db.widgets.delete(widget)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .deleteWidget, on: AuditSubject(.widget, id, name: widget.name)
                ))
        }
        _ = try? await reload()
    }

    private static func changes(_ before: Widget, _ after: Widget) -> [AuditChange] {
        zip(before.settings, after.settings).map { old, new in AuditChange(new.name, old.value, new.value) }
    }
}
