/// A conversation between a visitor and the current speaker.
public struct Chat: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Chat>

    public let id: ID
    public let visitor: Visitor.ID
    /// The visitor's name, if a real one is known.
    public var visitorName: String?
    public let widget: Widget.ID
    /// The current speaker or queue; after the end, the last one.
    public var speaker: Speaker
    /// The queue through which it was assigned, if any.
    public var queue: ChatQueue.ID?
    /// The fencing number of the right to speak: increases with every change of speaker. What automation
    /// sends under an older number is refused.
    public var right: Int64
    /// Increases with every change of the chat's state.
    public var version: Int64
    public let startedAt: Instant
    /// How it waits; nil unless waiting.
    public var wait: Wait?
    /// A transfer that is not opened yet.
    public var transfer: Transfer?
    public var ended: End?
    /// The sequence of the last message; 0 when there is none.
    public var last: Int64
    /// The last message of a person, flow or bot; system messages and internal notes do not count.
    public var lastMessage: Message?
    /// Delivery and read marks of each side.
    public var marks: Marks

    public struct End: Hashable, Sendable {
        public let at: Instant
        public let reason: EndReason

        public init(at: Instant, reason: EndReason) {
            self.at = at
            self.reason = reason
        }
    }

    /// Sequences up to which messages have been delivered and read.
    public struct Marks: Hashable, Sendable {
        public var visitorDelivered: Int64
        public var visitorRead: Int64
        public var agentDelivered: Int64
        public var agentRead: Int64

        public init(
            visitorDelivered: Int64 = 0, visitorRead: Int64 = 0, agentDelivered: Int64 = 0,
            agentRead: Int64 = 0
        ) {
            self.visitorDelivered = visitorDelivered
            self.visitorRead = visitorRead
            self.agentDelivered = agentDelivered
            self.agentRead = agentRead
        }
    }

    public init(
        id: ID, visitor: Visitor.ID, visitorName: String? = nil, widget: Widget.ID, speaker: Speaker,
        queue: ChatQueue.ID?, right: Int64 = 1,
        version: Int64 = 1, startedAt: Instant, wait: Wait? = nil, transfer: Transfer? = nil,
        ended: End? = nil, last: Int64 = 0,
        lastMessage: Message? = nil, marks: Marks = Marks()
    ) {
        self.id = id
        self.visitor = visitor
        self.visitorName = visitorName
        self.widget = widget
        self.speaker = speaker
        self.queue = queue
        self.right = right
        self.version = version
        self.startedAt = startedAt
        self.wait = wait
        self.transfer = transfer
        self.ended = ended
        self.last = last
        self.lastMessage = lastMessage
        self.marks = marks
    }

    /// The agent in the chat, or the last one.
    public var assignee: Agent.ID? {
        switch speaker {
        case .agent(let agent): agent
        case .queue, .flow, .bot: nil
        }
    }

    /// The visitor status that goes with this chat.
    public var status: VisitorStatus {
        if let ended { return ended.reason == .refused ? .refusedByAgent : .end }
        return switch speaker {
        case .queue: .waitingForChat
        case .agent: .chatting
        case .flow: .chattingWithFlow
        case .bot: .chattingWithBot
        }
    }
}
