public import FoyerCore

/// A command from a visitor's page (docs/protocol.md 1.1).
public enum VisitorCommand: Hashable, Sendable {
    case hello(VisitorHello)
    case page(tab: String, PageReport, focused: Bool)
    case focus(tab: String, focused: Bool)
    case leave(tab: String)
    case open
    case send(draft: String, text: String)
    /// The unsent text; empty if typing stopped.
    case typing(text: String)
    case received(Chat.ID, sequence: Int64)
    case read(Chat.ID, sequence: Int64)
    case fetch(Chat.ID, after: Int64)
    /// A page of the visitor's ended chats before a position; nil for the newest.
    case history(before: HistoryPage.Position?)
    case end
    case answer(Invitation.ID)
    case decline(Invitation.ID)
    /// - Parameter request: the client's own id, repeated in the answer.
    case identify(Identity, request: String?)
    case set(VariableChange)
    /// The next person at this browser is somebody else.
    case logout
    case ping

    /// Parses one frame, or the body of a request.
    public init(frame: [UInt8]) throws(MalformedFrame) {
        try self.init(try Fields(text: frame))
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        let type = try fields.text("type", upTo: FrameSummary.typeLimit)
        switch type {
        case "hello": self = .hello(try VisitorHello(fields))
        case "page":
            self = .page(
                tab: try fields.label("tab", upTo: WireLimit.tab), try PageReport(try fields.object("page")),
                focused: try fields.bool("focused")
            )
        case "focus":
            self = .focus(
                tab: try fields.label("tab", upTo: WireLimit.tab), focused: try fields.bool("focused")
            )
        case "leave": self = .leave(tab: try fields.label("tab", upTo: WireLimit.tab))
        case "open": self = .open
        case "send":
            self = .send(
                draft: try fields.label("draft", upTo: WireLimit.draft),
                text: try fields.text("text", upTo: WireLimit.message)
            )
        case "typing": self = .typing(text: try fields.cutText("text", to: WireLimit.message))
        case "received": self = .received(try fields.id("chat"), sequence: try fields.integer("sequence"))
        case "read": self = .read(try fields.id("chat"), sequence: try fields.integer("sequence"))
        case "fetch": self = .fetch(try fields.id("chat"), after: try fields.integer("after"))
        case "history":
            self = .history(before: try HistoryPage.Position(ifGiven: try fields.objectIfGiven("before")))
        case "end": self = .end
        case "answer": self = .answer(try fields.id("invitation"))
        case "decline": self = .decline(try fields.id("invitation"))
        case "identify":
            self = .identify(
                try Identity(fields), request: try fields.labelIfGiven("request", upTo: WireLimit.draft))
        case "set": self = .set(try VariableChange(try fields.object("variables")))
        case "logout": self = .logout
        case "ping": self = .ping
        default: throw .unknownType(type)
        }
    }
}

extension HistoryPage.Position {
    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(try fields.id("chat"), try fields.integer("sequence"))
    }

    init?(ifGiven fields: Fields?) throws(MalformedFrame) {
        guard let fields else { return nil }
        try self.init(fields)
    }
}
