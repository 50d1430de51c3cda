import FoyerCore

/// The body of `POST /api/v1/skills` and `PATCH /api/v1/skills/{id}`.
public struct SkillRequest: Hashable, Sendable {
    public let name: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        name = try Fields(text: body).text("name", upTo: Skill.nameLimit)
    }
}
