public import FoyerCore

/// The body of `PATCH /api/v1/agents/{id}`: what is absent stays.
public struct AgentChange: Hashable, Sendable {
    public let name: String?
    public let alias: String?
    public let title: String?
    public let email: String?
    public let role: Role.ID?
    public let limit: Int?
    public let skills: Set<Skill.ID>?
    public let isActive: Bool?

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        name = try fields.textIfGiven("name", upTo: Agent.nameLimit)
        alias = try fields.anyText("alias", upTo: Agent.nameLimit)
        title = try fields.anyText("title", upTo: Agent.nameLimit)
        email = try fields.textIfGiven("email", upTo: WireLimit.email)
        role = try fields.roleIfGiven()
        limit = try fields.chatLimitIfGiven()
        skills = try fields.skillsIfGiven()
        isActive = try fields.boolIfGiven("active")
    }
}
