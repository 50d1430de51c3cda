import NIOCore

/// How long a client may take, as long as it speaks HTTP, and how long a stop waits for anybody.
package struct ConnectionTimes: Sendable {
    /// A whole request, from its first byte to its last; also a connection on which no first request arrives. 64 KiB, the
    /// largest, need no more on any line that can hold a conversation.
    var request = TimeAmount.seconds(20)
    /// The pause between two requests. Browsers keep their connections about as long.
    var idle = TimeAmount.seconds(60)
    /// Taking a piece of an answer: the largest script arrives within it at 3 KB/s.
    var taking = TimeAmount.seconds(120)
    /// Shutting its side after our last answer.
    var farewell = TimeAmount.seconds(3)
    /// Anybody, when the server stops; then it cuts. systemd would kill after 90 s.
    var stop = TimeAmount.seconds(5)

    package init() {}

    static let standard = ConnectionTimes()

    /// What the client is told.
    var requestSeconds: Int64 { request.nanoseconds / 1_000_000_000 }
}
