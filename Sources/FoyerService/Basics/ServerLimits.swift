/// What one visitor or one network address may ask of this server. Set by the operator (docs/threat-model.md).
public struct ServerLimits: Sendable {
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
