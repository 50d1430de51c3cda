public import FoyerCore

/// The body of `POST /api/v1/agents`.
public struct AgentRequest: Hashable, Sendable {
    public let name: String
    public let alias: String
    public let title: String
    public let email: String
    public let role: Role.ID
    public let limit: Int
    public let skills: Set<Skill.ID>

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        name = try fields.text("name", upTo: Agent.nameLimit)
        alias = try fields.textOrEmpty("alias", upTo: Agent.nameLimit)
        title = try fields.textOrEmpty("title", upTo: Agent.nameLimit)
        email = try fields.text("email", upTo: WireLimit.email)
        role = try fields.roleIfGiven() ?? .agent
        limit = try fields.chatLimitIfGiven() ?? Agent.usualLimit
        skills = try fields.skillsIfGiven() ?? []
    }
}
