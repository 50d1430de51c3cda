/// What an audited action was done to.
public struct AuditSubject: Hashable, Sendable {
    /// The raw values are stored: a case may be added, never renamed.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case agent
        case auditLog
        case awayReason
        case backup
        case ban
        case banList
        case mailServer
        case permission
        case queue
        case role
        case settings
        case skill
        case visitor
        case widget
    }

    public let kind: Kind
    /// Identifies it among its kind; empty if there is only one.
    public let id: String
    /// Its name at that time, which stays when it is renamed or deleted.
    public let name: String

    public init(_ kind: Kind, id: String = "", name: String = "") {
        self.kind = kind
        self.id = id
        self.name = AuditEntry.shortened(name)
    }

    public init<Entity>(_ kind: Kind, _ id: Identifier<Entity>, name: String) {
        self.init(kind, id: id.description, name: name)
    }

    public init(_ agent: Agent) { self.init(.agent, agent.id, name: agent.name) }
}
