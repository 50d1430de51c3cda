public import FoyerCore

/// Times and limits (docs/product.md, 1.2), with what they are unless set.
public struct Settings: Sendable {
    /// A visitor has left when no tab has been connected for this long: a minute survives a reload, a tunnel, a lift.
    public var leaveTime = Span.seconds(60)
    /// A chat ends when its visitor has not returned for this long after having left.
    public var returnTime = Span.minutes(2)
    /// A visit ends this long after the visitor left.
    public var visitTime = Span.minutes(30)
    /// An agent without a connected console counts as Offline after this long, and their chats go on: a minute survives a reload, a
    /// tunnel, a lift, and is as long as a visitor waits without asking who is there.
    public var agentReturnTime = Span.seconds(60)
    /// A chat passed to a colleague who has not opened it returns after this long.
    public var transferTime = Span.seconds(60)
    /// A waiting visitor is told after this long that it takes longer, and that the words are kept: ten minutes are more than people
    /// wait in front of an open window.
    public var queueTime = Span.minutes(10)
    public var invitationTime = Span.minutes(10)
    /// A chat with an agent in which nobody wrote for this long ends.
    public var idleTime = Span.minutes(60)
    /// A capture is released this long after the visitor was last seen.
    public var captureTime = Span.days(30)
    /// A visit is forgotten this long after it ended; a visitor who never chatted and is not captured, this long after the last.
    public var visitKeeping = Span.days(30)
    /// An agent is logged out after this long without a sign of life.
    public var sessionIdle = Span.hours(12)
    /// Messages that one visitor may send in a burst, and then a second: more than anybody types, less than a flood.
    public var messageBurst = 30
    public var messagesPerSecond = 5

    /// Visitors whom one address (IPv6: a /64) may bring at once; what else it may do follows from it (`AddressPace`). Some
    /// hundred people share the address of an office, and not all of them open the same website in one minute.
    public var visitorsPerAddress = 500

    /// Connections that so many visitors need: one each, and while a page loads six more, for some of them.
    public var connectionsPerAddress: Int { visitorsPerAddress * 4 }

    public init() {}
}
