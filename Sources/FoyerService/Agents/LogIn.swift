public import FoyerCore
public import FoyerStore
import Synchronization

/// Logging in, and the sessions of agents.
public final class LogIn: Sendable {
    private let store: Store
    private let secrets: Secrets
    private let directory: LiveDirectory
    private let clock: @Sendable () -> Instant
    private let refresh: @Sendable () async -> Void
    private let sessions: Mutex<[String: Session]>
    private let pace: LogInPace
    /// Passwords from unknown browsers being verified now.
    private let strangers = Mutex(0)
    /// Of about thirty places waiting for the password hash, the last ten are for recognised browsers.
    private static let strangerLimit = 24

    private struct Session {
        let agent: Agent.ID
        var seen: Instant
        /// The part of it that is stored.
        var written: Instant
    }

    /// - Parameters:
    ///   - logIns: the networks of recent log-ins, which are the agents' usual ones.
    ///   - refresh: reads the directory again; called for an agent whom it does not contain yet.
    public init(
        store: Store, secrets: Secrets, directory: LiveDirectory,
        clock: @escaping @Sendable () -> Instant,
        sessions: [LogInSession] = [], logIns: [PastLogIn] = [],
        refresh: @escaping @Sendable () async -> Void = {}
    ) {
        self.refresh = refresh
        pace = LogInPace(logIns)
        self.store = store
        self.secrets = secrets
        self.directory = directory
        self.clock = clock
        self.sessions = Mutex(
            Dictionary(
                uniqueKeysWithValues: sessions.map {
                    ($0.fingerprint, Session(agent: $0.agent, seen: $0.seen, written: $0.seen))
                }))
    }

    public enum Failure: Error, Sendable {
        /// Does not say which of the two was wrong.
        case wrongCredentials
        case tooManyAttempts(retryAfter: Span)
        case busy
        case store(StoreError)
    }

    public struct Success: Sendable {
        public let agent: Agent
        /// For the session cookie.
        public let token: String
        /// For the cookie by which the browser is recognised.
        public let device: String
    }

    /// - Parameters:
    ///   - device: the browser's cookie from its last log-in; nil if there was none.
    ///   - userAgent: the browser, for the list of sessions.
    public func callAsFunction(
        email: String, password: String, from address: Address, device: String? = nil, userAgent: String = ""
    ) async throws(Failure) -> Success {
        let mark = DeviceMark(device, email: email, isSigned: secrets.isSigned)
        guard mark == nil else { return try await logIn(email, password, from: address, userAgent, mark) }
        let isBusy = strangers.withLock { count in
            count += 1
            return count > Self.strangerLimit
        }
        defer { strangers.withLock { $0 -= 1 } }
        if isBusy { throw .busy }
        return try await logIn(email, password, from: address, userAgent, nil)
    }

    private func logIn(
        _ email: String, _ password: String, from address: Address, _ userAgent: String, _ mark: DeviceMark?
    ) async throws(Failure) -> Success {
        let now = clock()
        let attempt = try pace.begin(email, from: address, mark, at: now)
        let known: (agent: Agent, password: String?)?
        do { known = try await store.read { db in try db.agents.credentials(for: email) } } catch {
            pace.undo(attempt)
            throw .store(StoreError(error))
        }
        guard let known, let stored = known.password else {
            // As slow as a wrong password, and limited alike: known addresses cannot be distinguished, nor those without one.
            guard await secrets.waste(password) else {
                pace.undo(attempt)
                throw .busy
            }
            throw .wrongCredentials
        }
        guard let fits = await secrets.verify(password, stored) else {
            pace.undo(attempt)
            throw .busy
        }
        guard fits else { throw .wrongCredentials }
        pace.succeed(attempt)
        return try await begin(known.agent, from: address, userAgent, mark, at: now)
    }

    /// Checks a password that an agent enters as their own. Wrong ones count as wrong log-ins.
    func verify(_ password: String, of email: String, from address: Address) async throws(Failure) {
        let attempt = try pace.begin(email, from: address, nil, at: clock())
        let known: (agent: Agent, password: String?)?
        do { known = try await store.read { db in try db.agents.credentials(for: email) } } catch {
            pace.undo(attempt)
            throw .store(StoreError(error))
        }
        guard let stored = known?.password else { throw .wrongCredentials }
        guard let fits = await secrets.verify(password, stored) else {
            pace.undo(attempt)
            throw .busy
        }
        guard fits else { throw .wrongCredentials }
        pace.succeed(attempt)
    }

    /// How long new browsers must wait after too many wrong passwords for this account; nil if they need not.
    func wait(for email: String, at now: Instant) -> Span? { pace.wait(for: email, at: now) }

    /// Forgets the wrong passwords for this account.
    func unlock(_ email: String) { pace.unlock(email) }

    /// Opens a session for somebody who has just proved who they are by a one-time link.
    ///
    /// - Parameters:
    ///   - device: the browser's cookie from its last log-in; nil if there was none.
    ///   - userAgent: the browser, for the list of sessions.
    func begin(
        _ agent: Agent, from address: Address, device: String?, userAgent: String
    ) async throws(Failure) -> Success {
        let mark = DeviceMark(device, email: agent.email, isSigned: secrets.isSigned)
        return try await begin(agent, from: address, userAgent, mark, at: clock())
    }

    private func begin(
        _ agent: Agent, from address: Address, _ userAgent: String, _ mark: DeviceMark?, at now: Instant
    ) async throws(Failure) -> Success {
        let token = secrets.newToken()
        let fingerprint = secrets.fingerprint(token)
        do {
            try await store.write { db in
                try db.sessions.insert(
                    LogInSession(
                        fingerprint: fingerprint, agent: agent.id, created: now, seen: now,
                        address: address.description,
                        userAgent: userAgent))
                try db.agents.setLastLogIn(agent.id, at: now)
                try db.audit.append(
                    AuditEntry(
                        at: now, by: AuditAuthor(agent), .logIn, on: AuditSubject(agent),
                        detail: address.description))
            }
        } catch { throw .store(StoreError(error)) }
        sessions.withLock { $0[fingerprint] = Session(agent: agent.id, seen: now, written: now) }
        if directory.now.agents[agent.id] == nil { await refresh() }
        let device = mark ?? DeviceMark(nonce: secrets.newToken())
        return Success(agent: agent, token: token, device: device.signed(for: agent.email, by: secrets.sign))
    }

    /// The agent, if the token's session is open and the agent exists. Does not count as activity.
    public func isOpen(_ token: String) -> Bool {
        let fingerprint = secrets.fingerprint(token)
        guard let agent = sessions.withLock({ $0[fingerprint]?.agent }) else { return false }
        return directory.now.permissions(of: agent) != nil
    }

    /// Forgets the sessions that a command has ended in the store, e.g. `foyer set-password`.
    public func forgetEnded() async throws(StoreError) {
        // Only those known before the read: a session that opens meanwhile may be newer than the read.
        let known = sessions.withLock { Set($0.keys) }
        let stored: Set<String> = try await store.read { db in try db.sessions.fingerprints() }
        sessions.withLock { sessions in
            for fingerprint in known where !stored.contains(fingerprint) { sessions[fingerprint] = nil }
        }
    }

    /// The agent of the token's session; nil if there is none, or if it was idle too long.
    public func agent(for token: String) -> Agent? {
        let fingerprint = secrets.fingerprint(token)
        let now = clock()
        let directory = directory.now
        let id: Agent.ID? = sessions.withLock { sessions in
            guard let session = sessions[fingerprint] else { return nil }
            guard session.seen + directory.settings.sessionTime > now else {
                sessions[fingerprint] = nil
                return nil
            }
            sessions[fingerprint]?.seen = now
            return session.agent
        }
        return id.flatMap { directory.agents[$0] }.flatMap { $0.isActive ? $0 : nil }
    }

    public func end(_ token: String) async throws(StoreError) {
        let fingerprint = secrets.fingerprint(token)
        let ended = sessions.withLock { $0.removeValue(forKey: fingerprint) }
        let agent = ended.flatMap { directory.now.agents[$0.agent] }
        let now = clock()
        try await store.write { db in
            try db.sessions.delete(fingerprint)
            guard let agent else { return }
            try db.audit.append(
                AuditEntry(at: now, by: AuditAuthor(agent), .logOut, on: AuditSubject(agent)))
        }
    }

    /// Stores when sessions were last active, so that a restart does not log out working agents, and forgets
    /// those that were idle too long.
    public func writeSeen() async throws(StoreError) {
        let (now, sessionTime) = (clock(), directory.now.settings.sessionTime)
        let seen: [(fingerprint: String, at: Instant)] = sessions.withLock { sessions in
            sessions = sessions.filter { $0.value.seen + sessionTime > now }
            return sessions.filter { $0.value.seen > $0.value.written }.map { ($0.key, $0.value.seen) }
        }
        guard !seen.isEmpty else { return }
        try await store.write { db in
            for (fingerprint, at) in seen { try db.sessions.setSeen(fingerprint, at: at) }
        }
        sessions.withLock { sessions in
            for (fingerprint, at) in seen { sessions[fingerprint]?.written = at }
        }
    }
}
