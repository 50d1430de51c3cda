public import FoyerCore
public import FoyerStore

/// Changes the settings of the site. They hold at once: the directory is read again before this returns.
public struct ChangeSettings: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let reload: ReloadDirectory

    public init(store: Store, changeVisitor: ChangeVisitor, reload: ReloadDirectory) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.reload = reload
    }

    /// The settings that no administrator has changed.
    public var defaults: SiteSettings { reload.defaults }

    /// - Parameters:
    ///   - values: settings that are not among them have their defaults again.
    ///   - revision: what the client edited; nil: whatever is there is replaced.
    /// - Returns: the settings as they are now.
    /// - Throws: `editedMeanwhile` when the settings have another revision by now.
    public func callAsFunction(
        _ values: [SiteSetting: Span], revision: Revision?, by actor: Actor
    ) async throws(AgentFailure) -> SiteSettings {
        let now = changeVisitor.clock()
        let settings = defaults.replacing(values)
        try await store.write(failing: AgentFailure.self) { db in
            let before = defaults.replacing(try db.settings.all())
            if let revision, revision != before.revision {
                throw try AgentFailure.overtaken(.settings, in: db, at: now)
            }
            guard settings != before else { return }
            try db.settings.replace(by: settings.differences(from: defaults))
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeSettings, on: AuditSubject(.settings),
                    changes: SiteSetting.allCases.map { setting in
                        AuditChange(
                            setting.rawValue, before[setting].auditText, settings[setting].auditText)
                    }))
        }
        // When this fails, the next look at the directory takes the settings over.
        _ = try? await reload()
        return settings
    }
}
