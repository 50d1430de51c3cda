public import FoyerCore

/// An event of a topic. An optimisation: the position is the truth, the frame saves a read.
public struct HubEvent: Sendable {
    public let topic: Topic
    /// The chat and the position it has reached; nil for events without numbers.
    public let position: Position?
    /// Empty if there is nothing to display: the position has advanced all the same.
    public let frame: Frame
    /// What the sending connection receives instead of the frame.
    public let receipt: Receipt?
    /// What consoles receive instead of the frame if their agent may read the chat.
    public let transcript: Transcript?
    /// The bans have changed: each visitor's connection checks whether its address is banned now, and closes
    /// if so.
    public let asksBans: Bool
    /// Permissions may have changed: each console checks what its agent may do now.
    public let asksPermissions: Bool
    /// The listener's connection is closed afterwards, with this WebSocket close code.
    public let closing: UInt16?

    public struct Position: Hashable, Sendable {
        public let chat: Chat.ID
        public let sequence: Int64

        public init(_ chat: Chat.ID, _ sequence: Int64) {
            self.chat = chat
            self.sequence = sequence
        }
    }

    /// A frame with messages of a chat, only for agents who may read them. A reference type: most events have
    /// none.
    public final class Transcript: Sendable {
        public let chat: Chat
        public let frame: Frame

        public init(of chat: Chat, _ frame: Frame) {
            self.chat = chat
            self.frame = frame
        }
    }

    /// The sending connection knows the text: it receives only the sequence number.
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
