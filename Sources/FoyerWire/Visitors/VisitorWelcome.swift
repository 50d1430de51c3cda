public import FoyerCore

/// The answer to a visitor's `hello`.
public struct VisitorWelcome: WireShape, Hashable {
    public let visitor: Visitor.ID
    public let token: String
    public let name: String
    /// Names this run of the server.
    public let boot: String
    public let now: Instant
    public let widget: Widget
    /// Whether anybody accepts chats.
    public let online: Bool
    public let status: VisitorStatus
    public let chat: VisitorChatShape?
    public let messages: [VisitorMessageShape]
    public let invitation: VisitorInvitationShape?
    /// Whether the visitor has ended chats older than `chat`.
    public let hasHistory: Bool
    /// The name of the HTTP stream that begins with this notice; nil on a socket.
    public let stream: String?

    public init(
        visitor: Visitor.ID, token: String, name: String, boot: String, now: Instant, widget: Widget,
        online: Bool,
        status: VisitorStatus, chat: VisitorChatShape? = nil, messages: [VisitorMessageShape] = [],
        invitation: VisitorInvitationShape? = nil, hasHistory: Bool = false, stream: String? = nil
    ) {
        self.visitor = visitor
        self.token = token
        self.name = name
        self.boot = boot
        self.now = now
        self.widget = widget
        self.online = online
        self.status = status
        self.chat = chat
        self.messages = messages
        self.invitation = invitation
        self.hasHistory = hasHistory
        self.stream = stream
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("boot", boot)
            json.member("chat", chat)
            if hasHistory { json.member("history", true) }
            json.member("invitation", invitation)
            json.member("messages", messages)
            json.member("name", name)
            json.member("now", now)
            json.member("online", online)
            json.member("status", status)
            json.member("stream", stream)
            json.member("token", token)
            json.type("welcome")
            json.member("visitor", visitor)
            json.member("widget") { json in widget.writeLook(to: &json) }
        }
    }
}
