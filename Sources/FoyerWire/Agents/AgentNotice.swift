public import FoyerCore

/// A notice to an Agent Console (docs/protocol.md 2.2).
public enum AgentNotice: WireShape, Hashable {
    case welcome(AgentWelcome)
    case list(ListShape)
    case listChange(ListChangeShape)
    case visitor(VisitorInfoShape)
    /// The selected visitor is no longer on the list.
    case visitorGone(Visitor.ID)
    case chat(ChatShape)
    /// The next page of the waiting chats; `more` is the number of chats after it.
    case waiting([ChatShape], more: Int)
    /// This agent's own invitations, all of them.
    case invitations([InvitationShape])
    case message(Chat.ID, MessageShape)
    /// `more` tells whether there are further messages in the requested direction.
    case messages(Chat.ID, [MessageShape], more: Bool)
    /// `text` is the visitor's unsent text, if the widget shares it.
    case typing(Chat.ID, from: Message.Author.Kind, text: String?, typing: Bool)
    /// The visitor of an open chat has left the site at this time, or is back.
    case presence(Chat.ID, left: Instant?)
    case marks(Chat.ID, delivered: Int64, read: Int64)
    case agent(AgentShape)
    /// Agents, queues or widgets were added or changed while the server is running.
    case directory(DirectoryShape)
    /// This agent's permissions have changed.
    case permissions(Set<Role.Permission>)
    case done(request: Int64, AgentAnswer)
    /// `request` is nil if the refused frame had none.
    case refused(request: Int64?, Problem)
    /// `robots` is the number of robots since the server started.
    case pong(now: Instant, robots: Int)
    case later(retryAfter: Span)
    /// A captured visitor who had left is back.
    case returned(Visitor.ID, name: String)
    case loggedOut

    public func write(to json: inout JSONWriter) {
        switch self {
        case .welcome(let welcome): welcome.write(to: &json)
        case .list(let list): list.write(to: &json)
        case .listChange(let change): change.write(to: &json)
        case .visitor(let info):
            json.object { json in
                json.type("visitor")
                json.member("visitor", info)
            }
        case .visitorGone(let id):
            json.object { json in
                json.member("id", id)
                json.type("visitor")
                json.null("visitor")
            }
        case .chat(let chat):
            json.object { json in
                json.member("chat", chat)
                json.type("chat")
            }
        case .waiting(let chats, let more):
            json.object { json in
                json.member("chats", chats)
                json.member("more", more)
                json.type("waiting")
            }
        case .invitations(let invitations):
            json.object { json in
                json.member("invitations", invitations)
                json.type("invitations")
            }
        case .message(let chat, let message):
            json.object { json in
                json.member("chat", chat)
                json.member("message", message)
                json.type("message")
            }
        case .messages(let chat, let messages, let more):
            json.object { json in
                json.member("chat", chat)
                json.member("messages", messages)
                json.member("more", more)
                json.type("messages")
            }
        case .typing(let chat, let from, let text, let typing):
            json.object { json in
                json.member("chat", chat)
                json.member("from", from)
                json.member("text", text)
                json.type("typing")
                json.member("typing", typing)
            }
        case .presence(let chat, let left):
            json.object { json in
                json.member("chat", chat)
                json.member("left", left)
                json.type("presence")
            }
        case .marks(let chat, let delivered, let read): json.marks(chat, delivered: delivered, read: read)
        case .agent(let agent):
            json.object { json in
                json.member("agent", agent)
                json.type("agent")
            }
        case .directory(let directory): directory.write(to: &json)
        case .permissions(let permissions):
            json.object { json in
                json.member("permissions", permissions.map(\.rawValue).sorted())
                json.type("permissions")
            }
        case .done(let request, let answer): answer.write(to: &json, request: request)
        case .refused(let request, let problem): problem.writeRefusal(of: request, to: &json)
        case .pong(let now, let robots):
            json.object { json in
                json.member("now", now)
                json.member("robots", robots)
                json.type("pong")
            }
        case .later(let span): json.later(span)
        case .returned(let visitor, let name):
            json.object { json in
                json.member("name", name)
                json.type("returned")
                json.member("visitor", visitor)
            }
        case .loggedOut: json.object { json in json.type("loggedOut") }
        }
    }
}

extension Problem {
    /// The same refusal on the socket: without the HTTP status, with the request it answers.
    fileprivate func writeRefusal(of request: Int64?, to json: inout JSONWriter) {
        json.object { json in
            json.member("code", code)
            json.member("detail", detail)
            json.member("field", field)
            json.member("reason", reason)
            json.member("request", request)
            json.member("retryAfter", retryAfter)
            json.member("title", title)
            json.type("refused")
        }
    }
}
