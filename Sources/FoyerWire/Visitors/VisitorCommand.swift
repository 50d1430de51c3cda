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

/// The first frame of a visitor's page.
public struct VisitorHello: Hashable, Sendable {
    public let widget: Widget.ID
    /// The signed visitor id from the cookie; nil for a new visitor.
    public let token: String?
    public let tab: String
    public let page: PageReport
    public let focused: Bool
    /// "1920x1080"; empty if not given, like the next two.
    public let screen: String
    public let language: String
    public let timeZone: String
    public let resume: Resume?

    /// The newest protocol; there is one so far.
    public static let protocolVersion: Int64 = 1

    public init(
        widget: Widget.ID, token: String?, tab: String, page: PageReport, focused: Bool, screen: String = "",
        language: String = "", timeZone: String = "", resume: Resume? = nil
    ) {
        self.widget = widget
        self.token = token
        self.tab = tab
        self.page = page
        self.focused = focused
        self.screen = screen
        self.language = language
        self.timeZone = timeZone
        self.resume = resume
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        _ = try fields.integer("protocol", in: Self.protocolVersion...Self.protocolVersion)
        self.init(
            widget: try fields.id("widget"), token: try fields.textIfGiven("token", upTo: WireLimit.token),
            tab: try fields.label("tab", upTo: WireLimit.tab),
            page: try PageReport(try fields.object("page")),
            focused: try fields.bool("focused"), screen: try fields.cutLine("screen", to: WireLimit.screen),
            language: try fields.cutLine("language", to: WireLimit.language),
            timeZone: try fields.cutLine("timeZone", to: WireLimit.timeZone),
            resume: try Resume(ifGiven: try fields.objectIfGiven("resume"))
        )
    }
}

/// How far a client has a chat that it wants to resume.
public struct Resume: Hashable, Sendable {
    public let chat: Chat.ID
    /// The last sequence it has.
    public let after: Int64

    public init(chat: Chat.ID, after: Int64) {
        self.chat = chat
        self.after = after
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(chat: try fields.id("chat"), after: try fields.integer("after"))
    }

    init?(ifGiven fields: Fields?) throws(MalformedFrame) {
        guard let fields else { return nil }
        try self.init(fields)
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

/// A page as a browser reports it: cut to the limits, and without the secrets in its addresses. All addresses
/// that the server stores or displays come from here.
public struct PageReport: Hashable, Sendable {
    public let page: Page
    /// Empty if not given.
    public let referrer: String

    public init(page: Page, referrer: String = "") {
        self.page = page
        self.referrer = referrer
    }

    /// Bytes of all its texts.
    public var size: Int { page.url.utf8.count + page.title.utf8.count + referrer.utf8.count }

    init(_ fields: Fields) throws(MalformedFrame) {
        guard fields.value.member("url") != nil else { throw .missing(field: fields.name("url")) }
        self.init(
            page: Page(
                url: PageAddress.withoutSecrets(try fields.cutLine("url", to: WireLimit.url)),
                title: try fields.cutLine("title", to: WireLimit.title)
            ),
            referrer: PageAddress.withoutSecrets(try fields.cutLine("referrer", to: WireLimit.url))
        )
    }
}

/// Who the website says the visitor is; verified only with the right hash.
public struct Identity: Hashable, Sendable {
    public let id: String?
    public let contact: [ContactField: String]
    public let hash: String?

    public init(id: String? = nil, contact: [ContactField: String] = [:], hash: String? = nil) {
        self.id = id
        self.contact = contact
        self.hash = hash
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(
            id: try fields.textIfGiven("id", upTo: WireLimit.foreignID),
            contact: try fields.contact(),
            hash: try fields.textIfGiven("hash", upTo: WireLimit.hash)
        )
    }
}
