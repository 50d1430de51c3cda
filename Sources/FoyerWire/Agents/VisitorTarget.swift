public import FoyerCore

/// A visitor as displayed to the agent. `chat` and `version`, if given, must still be current.
public struct VisitorTarget: Hashable, Sendable {
    public let visitor: Visitor.ID
    public let chat: Chat.ID?
    public let version: Int64?

    public init(_ visitor: Visitor.ID, chat: Chat.ID? = nil, version: Int64? = nil) {
        self.visitor = visitor
        self.chat = chat
        self.version = version
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(
            try fields.id("visitor"), chat: try fields.idIfGiven("chat"),
            version: try fields.integerIfGiven("version")
        )
    }
}
