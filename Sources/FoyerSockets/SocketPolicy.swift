import FoyerRealtime
import FoyerSessions
import FoyerWire

/// What one kind of client may cost us.
package struct SocketPolicy: Sendable {
    /// What becomes of binary messages: nothing of ours speaks any.
    package enum Binary: Sendable {
        /// Refused with 1003.
        case refused
        /// Sent back as they came, which tests of the protocol ask for.
        case sentBack
    }

    /// Bytes of a message; more is refused with 1009.
    let messageLimit: Int
    /// Bytes that may wait for a client that reads slowly.
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

    /// Frames that may wait: each costs memory beside its bytes, and a pong has but two.
    var frameLimit: Int { queueLimit / Self.frameCost }

    /// A write that waits, and the buffer it holds, as measured.
    private static let frameCost = 128

    /// A visitor says little and seldom: a hello of usual length is read at once, and 512 bytes are all an idle socket keeps.
    static let visitor = SocketPolicy(
        messageLimit: WireLimit.visitorFrame, queueLimit: SinkLimit.visitor, readSize: 512
    )
    static let agent = SocketPolicy(
        messageLimit: WireLimit.agentFrame, queueLimit: SinkLimit.agent, readSize: 4_096
    )
}

/// Seconds, which are ticks of the wheel.
enum SocketTime {
    /// Without a word from the client it is asked whether it is there. Proxies commonly cut after 60 s of silence.
    static let quiet = 25
    /// How long it may take to answer. Phones need a while to wake their radio.
    static let answer = 20
    /// How long a good-bye may take before the connection is cut.
    static let farewell = 3
}
