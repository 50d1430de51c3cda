public import FoyerCore

/// Times and limits (docs/product.md, 1.2), with their defaults.
public struct Settings: Sendable {
    /// How long no tab must have been connected for a visitor to count as having left: a minute survives a
    /// reload, a tunnel, a lift.
    public var leaveTime = Span.seconds(60)
    /// How long after leaving the visitor must return before the chat ends.
    public var returnTime = Span.minutes(2)
    /// How long after leaving a visit ends.
    public var visitTime = Span.minutes(30)
    /// How long an agent without a connected console keeps their chats before counting as Offline: a minute
    /// survives a reload, a tunnel, a lift, and is as long as a visitor waits patiently.
    public var agentReturnTime = Span.seconds(60)
    /// How long a transferred chat waits for the receiver to open it before it returns.
    public var transferTime = Span.seconds(60)
    /// How long a visitor waits before being informed of the delay, and that the messages are kept: ten
    /// minutes are longer than people wait in front of an open window.
    public var queueTime = Span.minutes(10)
    public var invitationTime = Span.minutes(10)
    /// How long a chat with an agent may be idle before it ends.
    public var idleTime = Span.minutes(60)
    /// How long after the visitor was last seen a capture is released.
    public var captureTime = Span.days(30)
    /// How long a visit is kept after it ended; also how long a visitor who never chatted and is not captured
    /// is kept after the last one.
    public var visitKeeping = Span.days(30)
    /// How long an agent's session may be idle before it ends.
    public var sessionIdle = Span.hours(12)
    /// Messages that one visitor may send in a burst, and then per second: more than anybody types, less than
    /// a flood.
    public var messageBurst = 30
    public var messagesPerSecond = 5

    /// New visitors that one address (IPv6: a /64) may bring at once; its other limits are derived from it
    /// (`AddressPace`). An office of a hundred people shares an address, and not all of them open the same
    /// website in the same minute.
    public var visitorsPerAddress = 500

    /// Connections that this many visitors need: one each, and six more for some of them while a page loads.
    public var connectionsPerAddress: Int { visitorsPerAddress * 4 }

    public init() {}
}
