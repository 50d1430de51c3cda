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
