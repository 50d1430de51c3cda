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

extension Widget {
    /// What a page needs to draw the widget.
    fileprivate func writeLook(to json: inout JSONWriter) {
        json.member("accent", accent)
        json.member("consent", consent)
        json.member("greeting", greeting)
        json.member("offsetX", offsetX)
        json.member("offsetY", offsetY)
        json.member("side", side)
        json.member("startsOnOpen", startsOnOpen)
        json.member("subtitle", subtitle)
        json.member("title", title)
        json.member("typingPreview", typingPreview)
    }

    /// Whether opening the window starts a chat.
    public var startsOnOpen: Bool {
        switch start {
        case .flow: true
        case .queue, .bot: false
        }
    }
}

/// A chat as sent to its visitor.
public struct VisitorChatShape: WireShape, Hashable {
    public let chat: Chat
    public let speaker: SpeakerShape?
    /// The position in the queue, from 1, and the estimated wait; nil if not waiting, if unknown, or if
    /// nobody is expected.
    public let position: Int?
    public let estimate: Span?

    public init(_ chat: Chat, speaker: SpeakerShape?, position: Int? = nil, estimate: Span? = nil) {
        self.chat = chat
        self.speaker = speaker
        self.position = position
        self.estimate = estimate
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("delivered", chat.marks.agentDelivered)
            if let ended = chat.ended { json.member("endReason", ended.reason) }
            json.member("estimate", estimate)
            json.member("id", chat.id)
            json.member("last", chat.last)
            if let wait = chat.wait { json.member("outlook", wait.outlook) }
            json.member("position", position)
            json.member("read", chat.marks.agentRead)
            json.member("seen", chat.marks.visitorRead)
            json.member("speaker", speaker)
            json.member("status", chat.status)
            if chat.transfer != nil { json.member("transferring", true) }
        }
    }
}

/// A page of a visitor's ended chats, oldest first.
public struct VisitorHistoryShape: Hashable, Sendable {
    public struct Part: WireShape, Hashable {
        public let chat: Chat.ID
        public let messages: [VisitorMessageShape]

        public init(_ chat: Chat.ID, _ messages: [VisitorMessageShape]) {
            self.chat = chat
            self.messages = messages
        }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", chat)
                json.member("messages", messages)
            }
        }
    }

    public let parts: [Part]
    /// Where the next older page ends; nil when there is nothing older.
    public let next: HistoryPage.Position?

    public init(_ parts: [Part], next: HistoryPage.Position?) {
        self.parts = parts
        self.next = next
    }
}

extension HistoryPage.Position: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("chat", chat)
            json.member("sequence", sequence)
        }
    }
}

/// The other side of the chat.
public struct SpeakerShape: WireShape, Hashable {
    public enum Kind: String, CaseIterable, Hashable, Sendable { case agent, flow, bot }

    public let kind: Kind
    public let name: String
    public let title: String?

    public init(_ kind: Kind, name: String, title: String? = nil) {
        self.kind = kind
        self.name = name
        self.title = title
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", kind)
            json.member("name", name)
            json.member("title", title)
        }
    }
}

/// An invitation as displayed to the visitor.
public struct VisitorInvitationShape: WireShape, Hashable {
    public let id: Invitation.ID
    /// The inviter's name and title.
    public let name: String
    public let title: String
    public let text: String

    public init(_ invitation: Invitation, from agent: Agent) {
        id = invitation.id
        name = agent.name
        title = agent.title
        text = invitation.text
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("name", name)
            json.member("text", text)
            json.member("title", title)
        }
    }
}

/// Why a visitor's command was refused.
public struct VisitorRefusalShape: WireShape, Hashable {
    public let code: RefusalCode
    public let detail: String
    /// The command it answers.
    public let command: String?
    public let draft: String?
    public let field: String?
    /// The client's own id of an `identify`.
    public private(set) var request: String?
    public let retryAfter: Span?

    public init(
        _ code: RefusalCode, detail: String, command: String? = nil, draft: String? = nil,
        field: String? = nil, request: String? = nil,
        retryAfter: Span? = nil
    ) {
        self.code = code
        self.detail = detail
        self.command = command
        self.draft = draft
        self.field = field
        self.request = request
        self.retryAfter = retryAfter
    }

    /// The same refusal as the answer to a command with the client's own id.
    public func answering(_ request: String?) -> VisitorRefusalShape {
        var answer = self
        answer.request = request
        return answer
    }

    /// The refusal of an invalid frame.
    public init(_ fault: MalformedFrame, of frame: FrameSummary) {
        self.init(
            fault.code, detail: fault.detail, command: frame.type, draft: frame.draft, field: fault.field,
            request: frame.label)
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("code", code)
            json.member("command", command)
            json.member("detail", detail)
            json.member("draft", draft)
            json.member("field", field)
            json.member("request", request)
            json.member("retryAfter", retryAfter)
            json.type("refused")
        }
    }
}
