import FoyerRealtime
import FoyerSessions
import FoyerWire

/// Limits of one kind of client.
package struct SocketPolicy: Sendable {
    /// What to do with binary messages, which our clients never send.
    package enum Binary: Sendable {
        /// Refused with 1003.
        case refused
        /// Echoed, for protocol tests.
        case sentBack
    }

    /// Bytes of a message; a larger one is refused with 1009.
    let messageLimit: Int
    /// Bytes that may be queued for a client that reads slowly.
    let queueLimit: Int
    /// Bytes read at once, and kept by every idle socket.
    let readSize: Int
    let binary: Binary

    package init(messageLimit: Int, queueLimit: Int, readSize: Int, binary: Binary = .refused) {
        self.messageLimit = messageLimit
        self.queueLimit = queueLimit
        self.readSize = readSize
        self.binary = binary
    }

    /// Frames that may be queued: each costs memory beside its bytes, and a pong has only two.
    var frameLimit: Int { queueLimit / Self.frameCost }

    /// A queued write and its buffer, as measured.
    private static let frameCost = 128

    /// Visitors send little data: a typical hello fits in one read, and an idle socket keeps
    /// only 512 bytes.
    static let visitor = SocketPolicy(
        messageLimit: WireLimit.visitorFrame, queueLimit: SinkLimit.visitor, readSize: 512
    )
    static let agent = SocketPolicy(
        messageLimit: WireLimit.agentFrame, queueLimit: SinkLimit.agent, readSize: 4_096
    )
}
