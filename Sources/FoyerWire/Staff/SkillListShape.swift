/// All skills.
public struct SkillListShape: WireShape, Hashable {
    public let skills: [SkillShape]

    public init(_ skills: [SkillShape]) { self.skills = skills }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("skills", skills) }
    }
}
