public import FoyerCore

/// A command of an agent (docs/protocol.md 2.1); answered by `done` or `refused`.
public enum AgentCommand: Hashable, Sendable {
    case info(VisitorTarget)
    case capture(VisitorTarget, reason: String)
    case release(VisitorTarget)
    case ban(VisitorTarget, BanCommand)
    case banPreview(VisitorTarget)
    case invite(VisitorTarget, text: String)
    case cancelInvitation(VisitorTarget)
    case accept(VisitorTarget)
    case refuse(VisitorTarget)
    case goToChat(VisitorTarget)
    case join(VisitorTarget)
    case monitor(VisitorTarget)
    case stopFlow(VisitorTarget)
    case takeOver(VisitorTarget)
    case end(VisitorTarget)
    case transfer(VisitorTarget, to: TransferTarget, note: String)
    /// Stops joining or monitoring.
    case leaveChat(Chat.ID)
    case send(Chat.ID, draft: String, text: String, isNote: Bool)
    case editContact(VisitorTarget, ContactChange)
    case availability(Availability)
    case pastChats(VisitorTarget)

    /// Parses the body of `POST /api/v1/commands`.
    public init(body: [UInt8]) throws(MalformedFrame) {
        try self.init(try Fields(text: body))
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        let type = try fields.text("type", upTo: FrameSummary.typeLimit)
        switch type {
        case "info": self = .info(try VisitorTarget(fields))
        case "capture":
            self = .capture(
                try VisitorTarget(fields), reason: try fields.textOrEmpty("reason", upTo: Capture.reasonLimit)
            )
        case "release": self = .release(try VisitorTarget(fields))
        case "ban": self = .ban(try VisitorTarget(fields), try BanCommand(fields))
        case "banPreview": self = .banPreview(try VisitorTarget(fields))
        case "invite":
            self = .invite(
                try VisitorTarget(fields), text: try fields.text("text", upTo: WireLimit.invitation))
        case "cancelInvitation": self = .cancelInvitation(try VisitorTarget(fields))
        case "accept": self = .accept(try VisitorTarget(fields))
        case "refuse": self = .refuse(try VisitorTarget(fields))
        case "goToChat": self = .goToChat(try VisitorTarget(fields))
        case "join": self = .join(try VisitorTarget(fields))
        case "monitor": self = .monitor(try VisitorTarget(fields))
        case "stopFlow": self = .stopFlow(try VisitorTarget(fields))
        case "takeOver": self = .takeOver(try VisitorTarget(fields))
        case "end": self = .end(try VisitorTarget(fields))
        case "transfer":
            self = .transfer(
                try VisitorTarget(fields), to: try TransferTarget(fields),
                note: try fields.textOrEmpty("note", upTo: WireLimit.remark)
            )
        case "leaveChat": self = .leaveChat(try fields.id("chat"))
        case "send":
            self = .send(
                try fields.id("chat"), draft: try fields.label("draft", upTo: WireLimit.draft),
                text: try fields.text("text", upTo: WireLimit.message),
                isNote: try fields.boolIfGiven("note") ?? false
            )
        case "editContact": self = .editContact(try VisitorTarget(fields), try ContactChange(fields))
        case "availability": self = .availability(try fields.word("availability"))
        case "pastChats": self = .pastChats(try VisitorTarget(fields))
        default: throw .unknownType(type)
        }
    }

    /// The visitor concerned; nil if there is none.
    public var target: VisitorTarget? {
        switch self {
        case .info(let target), .capture(let target, _), .release(let target), .ban(let target, _),
            .banPreview(let target), .invite(let target, _), .cancelInvitation(let target),
            .accept(let target),
            .refuse(let target), .goToChat(let target), .join(let target), .monitor(let target),
            .stopFlow(let target), .takeOver(let target), .end(let target), .transfer(let target, _, _),
            .editContact(let target, _), .pastChats(let target):
            target
        case .leaveChat, .send, .availability: nil
        }
    }
}

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

/// The options of the Ban dialog. `BanVisitor` rejects a command with neither subject; not checked here.
public struct BanCommand: Hashable, Sendable {
    public let byVisitor: Bool
    public let byAddress: Bool
    public let comment: String
    /// Whether the warning about a private address was confirmed.
    public let confirmed: Bool

    public init(byVisitor: Bool, byAddress: Bool, comment: String, confirmed: Bool = false) {
        self.byVisitor = byVisitor
        self.byAddress = byAddress
        self.comment = comment
        self.confirmed = confirmed
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(
            byVisitor: try fields.bool("byVisitor"), byAddress: try fields.bool("byAddress"),
            comment: try fields.textOrEmpty("comment", upTo: Ban.commentLimit),
            confirmed: try fields.boolIfGiven("confirmed") ?? false
        )
    }
}

/// The receiver of a transfer.
public enum TransferTarget: Hashable, Sendable {
    case agent(Agent.ID)
    case queue(ChatQueue.ID)

    init(_ fields: Fields) throws(MalformedFrame) {
        let agent: Agent.ID? = try fields.idIfGiven("toAgent")
        let queue: ChatQueue.ID? = try fields.idIfGiven("toQueue")
        switch (agent, queue) {
        case (let agent?, nil): self = .agent(agent)
        case (nil, let queue?): self = .queue(queue)
        case (nil, nil): throw .missing(field: fields.name("toAgent"))
        case (_?, _?):
            throw .notAllowed(field: fields.name("toQueue"), allowed: "absent where toAgent is given")
        }
    }
}

/// An agent's changes to a visitor's contact: the given fields. An empty text clears a field.
/// The content is validated by `ContactField`; here only the frame limits it.
public struct ContactChange: Hashable, Sendable {
    public let fields: [ContactField: String]

    public init(_ fields: [ContactField: String]) {
        self.fields = fields
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(try fields.contact())
    }
}

extension Fields {
    /// The present fields of a visitor's contact.
    func contact() throws(MalformedFrame) -> [ContactField: String] {
        var contact: [ContactField: String] = [:]
        contact[.name] = try anyText("name")
        contact[.email] = try anyText("email")
        contact[.phone] = try anyText("phone")
        return contact
    }
}
