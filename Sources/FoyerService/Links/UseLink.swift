public import FoyerCore
public import FoyerStore

/// Sets the password that an invitation or a reset is for, and logs the person in. Their other sessions end.
public struct UseLink: Sendable {
    private let store: Store
    private let secrets: Secrets
    private let open: OpenLink
    private let logIn: LogIn
    private let clock: @Sendable () -> Instant

    public init(
        store: Store, secrets: Secrets, open: OpenLink, logIn: LogIn, clock: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.secrets = secrets
        self.open = open
        self.logIn = logIn
        self.clock = clock
    }

    /// - Parameters:
    ///   - device: the browser's cookie from its last log-in; nil if there was none.
    ///   - userAgent: the browser, for the list of sessions.
    /// - Throws: `unknown` for a set-up link as well, which creates an account instead (`SetUp`).
    public func callAsFunction(
        _ token: String, password: String, from address: Address, device: String? = nil,
        userAgent: String = ""
    ) async throws(LinkFailure) -> LogIn.Success {
        // Before the slow hash: guessing must cost us nothing.
        let opened = try await open(token, from: address)
        guard let agent = opened.agent else { throw .unknown }
        do { try PasswordRule.check(password, own: [agent.name, agent.email]) } catch {
            throw .password(error)
        }
        guard let hash = await secrets.hash(password) else { throw .busy }
        let now = clock()
        let fingerprint = opened.link.fingerprint
        try await store.write(failing: LinkFailure.self) { db in
            // Again: somebody else may have used it while the password was hashed.
            guard let link = try db.links.find(fingerprint) else { throw LinkFailure.unknown }
            try link.mustBeOpen(at: now)
            try db.links.setUsed(fingerprint, at: now)
            try db.agents.setPassword(hash, of: agent.id)
            try db.audit.append(
                AuditEntry(
                    at: now, by: AuditAuthor(agent), .useLink, on: AuditSubject(agent),
                    detail: link.purpose.rawValue))
        }
        do { try await logIn.forgetEnded() } catch { throw .store(error) }
        do { return try await logIn.begin(agent, from: address, device: device, userAgent: userAgent) } catch
        {
            throw LinkFailure(error)
        }
    }
}
