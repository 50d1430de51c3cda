/// Which entries of the audit log are meant. What is nil or empty does not restrict.
public struct AuditFilter: Hashable, Sendable {
    public var agent: Agent.ID?
    public var actions: Set<AuditAction>
    /// One thing, by its kind and id.
    public var subject: Subject?
    /// From this moment on.
    public var from: Instant?
    /// Before this moment.
    public var until: Instant?

    public struct Subject: Hashable, Sendable {
        public let kind: AuditSubject.Kind
        public let id: String

        public init(_ kind: AuditSubject.Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    public init(
        agent: Agent.ID? = nil, actions: Set<AuditAction> = [], subject: Subject? = nil, from: Instant? = nil,
        until: Instant? = nil
    ) {
        self.agent = agent
        self.actions = actions
        self.subject = subject
        self.from = from
        self.until = until
    }
}
