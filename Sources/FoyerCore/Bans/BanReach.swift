/// Whom a ban of addresses would stop: asked about before it is made, since a slip shuts out everybody.
public struct BanReach: Hashable, Sendable {
    public let range: AddressRange
    /// Visitors online now whom it stops, and all who are online.
    public let stopped: Int
    public let online: Int

    public init(_ range: AddressRange, stopped: Int, online: Int) {
        self.range = range
        self.stopped = stopped
        self.online = online
    }

    /// Why somebody must confirm it.
    public enum Doubt: String, CaseIterable, Hashable, Sendable {
        /// The machine itself is in the range: most likely a proxy that nobody configured.
        case loopbackAddress
        /// A private address is in it, which often is such a proxy.
        case privateAddress
        /// More addresses than a provider's network has.
        case veryWide
        /// More than half of all who are online: perhaps they all come by one proxy.
        case manyVisitors
    }

    /// nil: an ordinary ban.
    public var doubt: Doubt? {
        if let inner = range.innerAddress { return inner.isLoopback ? .loopbackAddress : .privateAddress }
        if range.isVeryWide { return .veryWide }
        return stopped >= Self.crowd && stopped * 2 > online ? .manyVisitors : nil
    }

    /// Ten: fewer are a family or an office on a quiet website.
    static let crowd = 10
}
