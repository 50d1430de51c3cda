import FoyerRealtime
import FoyerSessions
import FoyerWire

/// Seconds, which are ticks of the wheel.
enum SocketTime {
    /// After this long without a message the client is pinged. Proxies commonly disconnect after 60 s of
    /// silence.
    static let quiet = 25
    /// How long it may take to answer. Phones need a while to wake their radio.
    static let answer = 20
    /// How long closing may take before the connection is dropped.
    static let farewell = 3
}
