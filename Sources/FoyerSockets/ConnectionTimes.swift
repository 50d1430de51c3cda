import NIOCore

/// Time limits of a client while it speaks HTTP, and of a stop.
package struct ConnectionTimes: Sendable {
    /// A whole request, from its first byte to its last; also a new connection without a request. 64 KiB, the
    /// maximum, arrive within it on any line that can carry a conversation.
    var request = TimeAmount.seconds(20)
    /// The pause between two requests. Browsers keep their connections about as long.
    var idle = TimeAmount.seconds(60)
    /// Accepting a piece of a response: the largest script arrives within it at 3 KB/s.
    var taking = TimeAmount.seconds(120)
    /// Closing its side after our last response.
    var farewell = TimeAmount.seconds(3)
    /// All clients, when the server stops; then they are disconnected. systemd would kill the process after
    /// 90 s.
    var stop = TimeAmount.seconds(5)

    package init() {}

    static let standard = ConnectionTimes()

    /// The message to the client.
    var requestSeconds: Int64 { request.nanoseconds / 1_000_000_000 }
}
