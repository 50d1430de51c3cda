/// Something that some agents can do, e.g. speak French. Queues can require or prefer it.
public struct Skill: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Skill>

    public let id: ID
    /// Unique among all skills, regardless of case.
    public var name: String

    public init(id: ID, name: String) {
        self.id = id
        self.name = name
    }

    /// Forty characters: fits a label.
    public static let nameLimit = 40

    /// Two hundred skills: more than any team needs.
    public static let limit = 200

    /// Changes with every edit.
    public var revision: Revision { Revision(of: [name]) }
}
