public import FoyerCore

/// A skill, with the agents who have it.
public struct SkillShape: WireShape, Hashable {
    public let skill: Skill
    public let agents: [NamedShape]

    public init(_ skill: Skill, agents: [NamedShape]) {
        self.skill = skill
        self.agents = agents
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agents", agents)
            json.member("etag", skill.revision)
            json.member("id", skill.id)
            json.member("name", skill.name)
        }
    }
}
