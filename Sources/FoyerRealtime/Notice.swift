public import FoyerCore

/// One encoded message, shared by everyone it is sent to: encoded once, never copied per listener.
public final class Frame: Sendable {
    /// UTF-8 JSON, as it goes on the wire.
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}

/// What one may listen to.
public enum Topic: Hashable, Sendable {
    /// What concerns one visitor: their chat's state, an invitation, a ban.
    case visitor(Visitor.ID)
    /// The messages of a chat.
    case chat(Chat.ID)
    /// What only agents see of a chat: internal notes, the visitor's typing.
    case staff(Chat.ID)
    /// Every console of one agent.
    case agent(Agent.ID)
    /// Every console.
    case agents
    /// Every visitor of a widget.
    case widget(Widget.ID)
}

/// Something happened to a topic. A courtesy: the position is the truth, the frame saves a read.
public struct Notice: Sendable {
    public let topic: Topic
    /// How far the topic has come, where it is numbered (a chat's message sequence); nil otherwise.
    public let position: Int64?
    public let frame: Frame

    public init(topic: Topic, position: Int64? = nil, frame: Frame) {
        self.topic = topic
        self.position = position
        self.frame = frame
    }
}
