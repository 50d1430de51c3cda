public import FoyerCore

/// A notice to a visitor's page (docs/protocol.md 1.2).
public enum VisitorNotice: WireShape, Hashable {
    case welcome(VisitorWelcome)
    /// nil if there is no chat.
    case chat(VisitorChatShape?)
    case message(Chat.ID, VisitorMessageShape)
    case messages(Chat.ID, [VisitorMessageShape])
    /// A page of the visitor's ended chats, as requested.
    case history(before: HistoryPage.Position?, VisitorHistoryShape)
    case sent(draft: String, chat: Chat.ID, sequence: Int64, at: Instant)
    case typing(Chat.ID, name: String, typing: Bool)
    /// The marks of the other side, and how far this visitor has read, on any page.
    case marks(Chat.ID, delivered: Int64, read: Int64, seen: Int64)
    /// An `identify` was accepted. Data without a valid hash is not verified.
    case identified(request: String?)
    /// nil if withdrawn.
    case invitation(VisitorInvitationShape?)
    case online(Bool)
    case refused(VisitorRefusalShape)
    case pong
    case later(retryAfter: Span)
    /// The visitor is logged out: all their data is removed, and a new visitor begins. The requesting page
    /// receives the new visitor.
    case fresh(FreshVisitor?)
    case gone

    public func write(to json: inout JSONWriter) {
        switch self {
        case .welcome(let welcome):
            welcome.write(to: &json)
        case .chat(let chat):
            json.object { json in
                if let chat { json.member("chat", chat) } else { json.null("chat") }
                json.type("chat")
            }
        case .message(let chat, let message):
            json.object { json in
                json.member("chat", chat)
                json.member("message", message)
                json.type("message")
            }
        case .messages(let chat, let messages):
            json.object { json in
                json.member("chat", chat)
                json.member("messages", messages)
                json.type("messages")
            }
        case .history(let before, let history):
            json.object { json in
                if let before { json.member("before", before) }
                json.member("chats", history.parts)
                json.member("next", history.next)
                json.type("history")
            }
        case .sent(let draft, let chat, let sequence, let at):
            json.object { json in
                json.member("at", at)
                json.member("chat", chat)
                json.member("draft", draft)
                json.member("sequence", sequence)
                json.type("sent")
            }
        case .typing(let chat, let name, let typing):
            json.object { json in
                json.member("chat", chat)
                json.member("name", name)
                json.type("typing")
                json.member("typing", typing)
            }
        case .marks(let chat, let delivered, let read, let seen):
            json.marks(chat, delivered: delivered, read: read, seen: seen)
        case .identified(let request):
            json.object { json in
                json.member("request", request)
                json.type("identified")
                json.member("verified", false)
            }
        case .invitation(let invitation):
            json.object { json in
                if let invitation { json.member("invitation", invitation) } else { json.null("invitation") }
                json.type("invitation")
            }
        case .online(let online):
            json.object { json in
                json.member("online", online)
                json.type("online")
            }
        case .refused(let refusal): refusal.write(to: &json)
        case .pong: json.object { json in json.type("pong") }
        case .later(let span): json.later(span)
        case .fresh(let fresh):
            json.object { json in
                json.member("token", fresh?.token)
                json.type("fresh")
                json.member("visitor", fresh?.visitor)
            }
        case .gone: json.object { json in json.type("gone") }
        }
    }
}

extension JSONWriter {
    /// The member with the name of the notice.
    mutating func type(_ type: StaticString) {
        key("type")
        append("\"")
        append(type)
        append("\"")
    }

    /// The marks of the other side; `seen` is for visitors only.
    mutating func marks(_ chat: Chat.ID, delivered: Int64, read: Int64, seen: Int64? = nil) {
        object { json in
            json.member("chat", chat)
            json.member("delivered", delivered)
            json.member("read", read)
            json.member("seen", seen)
            json.type("marks")
        }
    }

    mutating func later(_ span: Span) {
        object { json in
            json.member("retryAfter", span)
            json.type("later")
        }
    }
}
