/// Who an address ban would affect. Checked before the ban is made, since a typing error could shut everybody
/// out.
public struct BanReach: Hashable, Sendable {
    public let range: AddressRange
    /// Visitors online now whom it would affect, and all who are online.
    public let stopped: Int
    public let online: Int

    public init(_ range: AddressRange, stopped: Int, online: Int) {
        self.range = range
        self.stopped = stopped
        self.online = online
    }

    /// Why the ban needs a confirmation.
    public enum Doubt: String, CaseIterable, Hashable, Sendable {
        /// The range contains the server itself: most likely an unconfigured proxy.
        case loopbackAddress
        /// The range contains a private address, often that of a proxy.
        case privateAddress
        /// The range is larger than a provider's network.
        case veryWide
        /// The range covers more than half of the visitors online: perhaps they all come through one proxy.
        case manyVisitors
    }

    /// nil for an ordinary ban.
    public var doubt: Doubt? {
        if let inner = range.innerAddress { return inner.isLoopback ? .loopbackAddress : .privateAddress }
        if range.isVeryWide { return .veryWide }
        return stopped >= Self.crowd && stopped * 2 > online ? .manyVisitors : nil
    }

    /// Ten: fewer could be one family or office on a quiet website.
    static let crowd = 10
}
