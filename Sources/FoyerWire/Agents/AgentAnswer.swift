public import FoyerCore

/// The answer to a command that was carried out; its form depends on the command.
public enum AgentAnswer: WireShape, Hashable {
    case nothing
    case visitor(VisitorInfoShape)
    case chat(ChatShape)
    case chats([ChatShape])
    case bans([BanShape])
    case banPreview(BanPreview)
    case sent(sequence: Int64, at: Instant)

    /// The body of the response to a posted command, which has no number.
    public func write(to json: inout JSONWriter) { write(to: &json, request: nil) }

    func write(to json: inout JSONWriter, request: Int64?) {
        json.object { json in
            switch self {
            case .nothing:
                json.done(request)
            case .visitor(let info):
                json.done(request)
                json.member("visitor", info)
            case .chat(let chat):
                json.member("chat", chat)
                json.done(request)
            case .chats(let chats):
                json.member("chats", chats)
                json.done(request)
            case .bans(let bans):
                json.member("bans", bans)
                json.done(request)
            case .banPreview(let preview):
                json.member("address", preview.address)
                json.member("online", preview.online)
                json.member("range", preview.range)
                json.member("refusal", preview.refusal)
                json.member("request", request)
                json.member("sharedLately", preview.sharedLately)
                json.member("sharedNow", preview.sharedNow)
                json.type("done")
                json.member("warning", preview.warning)
            case .sent(let sequence, let at):
                json.member("at", at)
                json.member("request", request)
                json.member("sequence", sequence)
                json.type("done")
            }
        }
    }
}

extension JSONWriter {
    /// The end of most answers.
    fileprivate mutating func done(_ request: Int64?) {
        member("request", request)
        type("done")
    }
}

/// What the Ban dialog shows before the agent confirms.
public struct BanPreview: Hashable, Sendable {
    /// As far as this agent may see it; empty when unknown.
    public let address: String
    /// What a ban by address covers: the address, or the /64 of an IPv6 address as CIDR; nil when the address
    /// is unknown.
    public let range: String?
    /// All visitors online now.
    public let online: Int
    /// Visitors with this address: online now, and in the last seven days.
    public let sharedNow: Int
    public let sharedLately: Int
    /// Why the address cannot be banned (the code of a refusal), or what must be confirmed first
    /// (`loopbackAddress`, `privateAddress`, `veryWide`, `manyVisitors`).
    public let refusal: String?
    public let warning: String?

    public init(
        address: String, range: String? = nil, online: Int = 0, sharedNow: Int, sharedLately: Int,
        refusal: String? = nil, warning: String? = nil
    ) {
        self.address = address
        self.range = range
        self.online = online
        self.sharedNow = sharedNow
        self.sharedLately = sharedLately
        self.refusal = refusal
        self.warning = warning
    }
}
