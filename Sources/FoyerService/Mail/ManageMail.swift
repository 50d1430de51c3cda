public import FoyerCore
public import FoyerStore

/// The mail server and the mail queue, for an administrator.
public struct ManageMail: Sendable {
    let store: Store
    let transport: MailTransport
    let sealing: Sealing
    let clock: @Sendable () -> Instant
    let newID: @Sendable () -> (high: UInt64, low: UInt64)

    public init(
        store: Store, transport: MailTransport, sealing: Sealing, clock: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> (high: UInt64, low: UInt64)
    ) {
        self.store = store
        self.transport = transport
        self.sealing = sealing
        self.clock = clock
        self.newID = newID
    }

    /// What the client may know and edit.
    public struct Settings: Hashable, Sendable {
        /// Without its password; nil if no mail is sent.
        public let server: MailServer?
        public let hasPassword: Bool
        /// Changes with the password as well.
        public let revision: Revision

        /// - Parameter stored: with a sealed password
        init(_ stored: MailServer?) {
            var server = stored
            server?.password = nil
            self.server = server
            hasPassword = stored?.password != nil
            revision = Revision(
                of: stored.map {
                    [
                        $0.host, "\($0.port)", $0.security.rawValue, $0.login ?? "", $0.password ?? "",
                        $0.sender, $0.senderName,
                    ]
                } ?? [])
        }
    }

    /// What becomes of the stored password.
    public enum PasswordChange: Hashable, Sendable {
        case keep
        case remove
        case replace(String)
    }

    public func settings(by actor: Actor) async throws(AgentFailure) -> Settings {
        do { return Settings(try await store.read { db in try db.mailServer.find() }) } catch {
            throw AgentFailure(error)
        }
    }

    /// Replaces the mail server. Mail that waits for a retry is tried again at once.
    /// - Parameter revision: what the client edited; nil: whatever is there is replaced.
    /// - Throws: `editedMeanwhile`
    public func replace(
        by server: MailServer, password: PasswordChange, revision: Revision?, by actor: Actor
    ) async throws(AgentFailure) -> Settings {
        try await change(revision, by: actor) { [sealing] old in
            var server = server
            server.password =
                switch password {
                case .keep: old?.password
                case .remove: nil
                case .replace(let text): sealing.seal(text)
                }
            if server.login == nil { server.password = nil }
            return server
        }
    }

    /// Sends no mail any more.
    public func remove(revision: Revision?, by actor: Actor) async throws(AgentFailure) {
        _ = try await change(revision, by: actor) { _ in nil }
    }

    private func change(
        _ revision: Revision?, by actor: Actor, _ change: @escaping @Sendable (MailServer?) -> MailServer?
    ) async throws(AgentFailure) -> Settings {
        let now = clock()
        return try await store.write(failing: AgentFailure.self) { db in
            let old = try db.mailServer.find()
            if let revision, revision != Settings(old).revision {
                throw try AgentFailure.overtaken(.mailServer, in: db, at: now)
            }
            let new = change(old)
            guard new != old else { return Settings(old) }
            if let new { try db.mailServer.save(new) } else { try db.mailServer.delete() }
            try db.mail.retryAll(at: now)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeMailServer, on: AuditSubject(.mailServer),
                    changes: Self.changes(old, new)))
            return Settings(new)
        }
    }

    /// Sends a short mail at once, past the queue.
    /// - Throws: `noMailServer`
    public func test(to recipient: String, by actor: Actor) async throws(AgentFailure) -> MailOutcome {
        guard let server = try await Self.server(in: store, sealing) else { throw .noMailServer }
        let (high, low) = newID()
        let message = MailMessage(
            id: MailMessage.ID(high: high, low: low), to: recipient, subject: "Test mail from Foyer",
            text: "This is a test. If you can read it, Foyer can send mail.\n", at: clock())
        return await transport.send(message, server)
    }

    /// The newest mail first, at most `shownLimit`.
    public func newest(by actor: Actor) async throws(AgentFailure) -> [QueuedMail] {
        let now = clock()
        do { return try await store.read { db in try db.mail.newest(upTo: Self.shownLimit, at: now) } } catch
        {
            throw AgentFailure(error)
        }
    }

    /// As much as somebody reads to find out why a mail did not arrive.
    public static let shownLimit = 100

    private static func changes(_ old: MailServer?, _ new: MailServer?) -> [AuditChange] {
        let password = old?.password == new?.password ? [] : [AuditChange(secret: "password")]
        return [
            AuditChange("host", old?.host, new?.host),
            AuditChange("port", old.map { "\($0.port)" }, new.map { "\($0.port)" }),
            AuditChange("security", old?.security.rawValue, new?.security.rawValue),
            AuditChange("login", old?.login, new?.login),
            AuditChange("sender", old?.sender, new?.sender),
            AuditChange("senderName", old?.senderName, new?.senderName),
        ].filter { $0.before != $0.after } + password
    }

    /// The mail server with its password; nil if none was set up.
    static func server(in store: Store, _ sealing: Sealing) async throws(AgentFailure) -> MailServer? {
        let stored: MailServer?
        do { stored = try await store.read { db in try db.mailServer.find() } } catch {
            throw AgentFailure(error)
        }
        guard var server = stored else { return nil }
        server.password = server.password.flatMap(sealing.open)
        return server
    }
}
