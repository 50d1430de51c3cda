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
