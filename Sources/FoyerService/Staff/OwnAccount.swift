public import FoyerCore
public import FoyerStore

/// What every agent may do with their own account: change the password, see and end their sessions.
public struct OwnAccount: Sendable {
    let edit: EditStaff
    let secrets: Secrets

    public init(_ edit: EditStaff, secrets: Secrets) {
        self.edit = edit
        self.secrets = secrets
    }

    /// One browser in which the agent is logged in.
    public struct Session: Sendable {
        /// Names the session to its owner. Made from its fingerprint, which nobody else needs to see.
        public let name: Revision
        public let session: LogInSession
        /// Whether it is the one that asks.
        public let isCurrent: Bool
    }

    /// The agent's sessions, the latest log-in first.
    ///
    /// - Parameter token: of the session that asks.
    public func sessions(token: String, by actor: Actor) async throws(AgentFailure) -> [Session] {
        let current = secrets.fingerprint(token)
        let stored: [LogInSession] = try await edit.store.read(failing: AgentFailure.self) { db in
            try db.sessions.list(of: actor.id)
        }
        return stored.map {
            Session(name: Self.name(of: $0), session: $0, isCurrent: $0.fingerprint == current)
        }
    }

    /// Logs the agent out in one browser; nothing happens if it is logged out there already.
    public func end(_ name: Revision, by actor: Actor) async throws(AgentFailure) {
        try await edit { db, _, now in
            let found = try db.sessions.list(of: actor.id).first { Self.name(of: $0) == name }
            guard let found else { return }
            try db.sessions.end(found.fingerprint)
            try db.audit.append(AuditEntry(at: now, by: actor.author, .endSessions, on: actor.audited))
        }
    }

    /// Logs the agent out in all other browsers.
    public func endOthers(token: String, by actor: Actor) async throws(AgentFailure) {
        let current = secrets.fingerprint(token)
        try await edit { db, _, now in
            try db.sessions.delete(of: actor.id, except: current)
            try db.audit.append(AuditEntry(at: now, by: actor.author, .endSessions, on: actor.audited))
        }
    }

    /// Changes the agent's own password, and logs them out in all other browsers.
    ///
    /// - Parameter token: of the session that asks, which stays.
    public func changePassword(
        from old: String, to new: String, token: String, at address: Address, by actor: Actor
    ) async throws(AgentFailure) {
        guard let agent = edit.changeVisitor.directory.now.agents[actor.id] else { throw .noAgent }
        do throws(PasswordFault) { try PasswordRule.check(new, own: [agent.name, agent.email]) } catch {
            throw .weakPassword(error)
        }
        do throws(LogIn.Failure) {
            try await edit.logIn.verify(old, of: agent.email, from: address)
        } catch {
            switch error {
            case .wrongCredentials: throw .wrongPassword
            case .tooManyAttempts(let wait): throw .tooManyPasswords(retryAfter: wait)
            case .busy: throw .store(.overloaded)
            case .store(let failure): throw .store(failure)
            }
        }
        guard let hash = await secrets.hash(new) else { throw .store(.overloaded) }
        let current = secrets.fingerprint(token)
        try await edit { db, _, now in
            try db.agents.replacePassword(hash, of: actor.id)
            try db.sessions.delete(of: actor.id, except: current)
            try db.audit.append(AuditEntry(at: now, by: actor.author, .changePassword, on: actor.audited))
        }
    }

    private static func name(of session: LogInSession) -> Revision { Revision(of: [session.fingerprint]) }
}

extension Actor {
    /// The agent's own account.
    fileprivate var audited: AuditSubject { AuditSubject(.agent, id, name: name) }
}
