import FoyerBoard
public import FoyerCore

/// A frame from an Agent Console (docs/protocol.md 2.1).
public enum AgentFrame: Hashable, Sendable {
    /// The chats that the console has, to resume.
    case hello(chats: [Resume])
    case watch(WatchRequest)
    case unwatch
    /// The visitors whose rows keep their place on the screen; none to follow the order again.
    case hold([Visitor.ID])
    /// nil for none.
    case select(Visitor.ID?)
    case typing(Chat.ID, typing: Bool)
    case received(Chat.ID, sequence: Int64)
    case read(Chat.ID, sequence: Int64)
    case fetch(Chat.ID, FetchRange)
    /// The waiting chats after this one; nil for the first page.
    case waiting(after: Chat.ID?)
    case ping
    case command(request: Int64, AgentCommand)

    /// Parses one frame. If this fails, `FrameSummary` tells what the refusal refers to.
    public init(frame: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: frame)
        let type = try fields.text("type", upTo: FrameSummary.typeLimit)
        switch type {
        case "hello":
            let version = VisitorHello.protocolVersion
            _ = try fields.integer("protocol", in: version...version)
            self = .hello(
                chats: try fields.list("chats", upTo: WireLimit.resumed) {
                    (value, path) throws(MalformedFrame) in
                    try Resume(try Fields(value, at: path))
                }
            )
        case "watch": self = .watch(try WatchRequest(fields))
        case "unwatch": self = .unwatch
        case "hold":
            self = .hold(
                try fields.list("visitors", upTo: Window.limit) { (value, path) throws(MalformedFrame) in
                    guard let visitor = value.id(of: Visitor.self) else {
                        throw .notAllowed(field: path, allowed: "an id")
                    }
                    return visitor
                }
            )
        case "select": self = .select(try fields.idIfGiven("visitor"))
        case "typing": self = .typing(try fields.id("chat"), typing: try fields.bool("typing"))
        case "received": self = .received(try fields.id("chat"), sequence: try fields.integer("sequence"))
        case "read": self = .read(try fields.id("chat"), sequence: try fields.integer("sequence"))
        case "fetch": self = .fetch(try fields.id("chat"), try FetchRange(fields))
        case "waiting": self = .waiting(after: try fields.idIfGiven("after"))
        case "ping": self = .ping
        case "command":
            self = .command(
                request: try fields.integer("request"), try AgentCommand(try fields.object("command"))
            )
        default: throw .unknownType(type)
        }
    }
}
