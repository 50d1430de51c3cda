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
    /// What concerns one visitor: their chat, an invitation, a ban.
    case visitor(Visitor.ID)
    /// A chat as agents see it who joined or monitor it: messages, notes, the visitor's typing.
    case staff(Chat.ID)
    /// Every console of one agent.
    case agent(Agent.ID)
    /// Every console.
    case agents
    /// Every visitor of a widget.
    case widget(Widget.ID)
}

/// Something happened to a topic. A courtesy: the position is the truth, the frame saves a read.
public struct HubEvent: Sendable {
    public let topic: Topic
    /// Which chat has come how far; nil where nothing is numbered.
    public let position: Position?
    /// Empty when there is nothing to show: the position has moved all the same.
    public let frame: Frame
    /// What one page hears in place of the frame.
    public let receipt: Receipt?
    /// What consoles hear in place of the frame if their agent may read the chat.
    public let transcript: Transcript?
    /// The bans have changed: each visitor's connection asks whether its own address is banned now, and ends if so.
    public let asksBans: Bool
    /// What agents may do may have changed: each console asks what its agent may do now.
    public let asksPermissions: Bool
    /// The listener's connection ends after it, with this WebSocket close code.
    public let closing: UInt16?

    public struct Position: Hashable, Sendable {
        public let chat: Chat.ID
        public let sequence: Int64

        public init(_ chat: Chat.ID, _ sequence: Int64) {
            self.chat = chat
            self.sequence = sequence
        }
    }

    /// A frame with words of a chat, for those only who may read them. A reference: most notices have none.
    public final class Transcript: Sendable {
        public let chat: Chat
        public let frame: Frame

        public init(of chat: Chat, _ frame: Frame) {
            self.chat = chat
            self.frame = frame
        }
    }

    /// The page that sent a message knows what it says: it hears the number it was stored under.
    public struct Receipt: Sendable {
        public let connection: ConnectionID
        public let frame: Frame

        public init(to connection: ConnectionID, _ frame: Frame) {
            self.connection = connection
            self.frame = frame
        }
    }

    public init(
        topic: Topic, position: Position? = nil, frame: Frame, receipt: Receipt? = nil,
        transcript: Transcript? = nil, asksBans: Bool = false, asksPermissions: Bool = false,
        closing: UInt16? = nil
    ) {
        self.topic = topic
        self.position = position
        self.frame = frame
        self.receipt = receipt
        self.transcript = transcript
        self.asksBans = asksBans
        self.asksPermissions = asksPermissions
        self.closing = closing
    }
}
