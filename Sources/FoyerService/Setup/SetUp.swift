public import FoyerCore
public import FoyerStore

/// The first step of a new server: creates the administrator and the queue that chats wait in, and logs the administrator in.
public struct SetUp: Sendable {
    private let store: Store
    private let secrets: Secrets
    private let open: OpenLink
    private let logIn: LogIn
    private let clock: @Sendable () -> Instant
    private let newID: @Sendable () -> (high: UInt64, low: UInt64)

    public init(
        store: Store, secrets: Secrets, open: OpenLink, logIn: LogIn,
        clock: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> (high: UInt64, low: UInt64)
    ) {
        self.store = store
        self.secrets = secrets
        self.open = open
        self.logIn = logIn
        self.clock = clock
        self.newID = newID
    }

    /// Who the administrator is, as typed.
    public struct Administrator: Sendable {
        public let name: String
        public let email: String
        public let password: String

        public init(name: String, email: String, password: String) {
            self.name = name
            self.email = email
            self.password = password
        }
    }

    /// What the queue and the agent are called at first; both can be changed.
    private static let queueName = "Support"
    private static let title = "Support"

    /// - Parameters:
    ///   - device: the browser's cookie from its last log-in; nil if there was none.
    ///   - userAgent: the browser, for the list of sessions.
    /// - Throws: `used` also when there are agents already: then nobody can be created with a link.
    public func callAsFunction(
        _ person: Administrator, token: String, from address: Address, device: String? = nil,
        userAgent: String = ""
    ) async throws(LinkFailure) -> LogIn.Success {
        let opened = try await open(token, from: address)
        guard opened.link.purpose == .setup else { throw .unknown }
        let (name, email) = (try Self.checked(person.name, .name), try Self.checked(person.email, .email))
        do { try PasswordRule.check(person.password, own: [name, email]) } catch { throw .password(error) }
        guard let hash = await secrets.hash(person.password) else { throw .busy }
        let now = clock()
        let (agentID, queueID) = (newID(), newID())
        let agent = Agent(
            id: Agent.ID(high: agentID.high, low: agentID.low), name: name, title: Self.title, email: email,
            role: .administrator)
        let queue = ChatQueue.ID(high: queueID.high, low: queueID.low)
        let fingerprint = opened.link.fingerprint
        try await store.write(failing: LinkFailure.self) { db in
            // Again: two people may have opened the link, and one of them was faster.
            guard let link = try db.links.find(fingerprint) else { throw LinkFailure.unknown }
            try link.mustBeOpen(at: now)
            guard try db.agents.all().isEmpty else { throw LinkFailure.used }
            try db.links.setUsed(fingerprint, at: now)
            try db.agents.insert(agent, password: hash)
            if try db.queues.all().isEmpty {
                try db.queues.save(
                    ChatQueue(id: queue, name: Self.queueName, distribution: .leastLoaded, agents: [agent.id])
                )
            }
            try db.audit.append(
                AuditEntry(at: now, by: AuditAuthor(agent), .setUp, on: AuditSubject(agent)))
        }
        do { return try await logIn.begin(agent, from: address, device: device, userAgent: userAgent) } catch
        {
            throw LinkFailure(error)
        }
    }

    private static func checked(_ text: String, _ field: ContactField) throws(LinkFailure) -> String {
        let checked: String?
        do { checked = try field.checked(text) } catch { throw .notAContact(error) }
        guard let checked else { throw .empty(field: field.rawValue) }
        return checked
    }
}
