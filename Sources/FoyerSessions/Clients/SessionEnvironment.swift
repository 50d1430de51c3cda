public import FoyerCore
public import FoyerRealtime

/// What sessions need from the outside, filled by the composition.
public struct SessionEnvironment: Sendable {
    public let clock: @Sendable () -> Instant
    /// The country and city of an address.
    public let place: @Sendable (Address) -> Place
    /// The browser of a user agent. Slow for a new one: not for an event loop.
    public let browser: @Sendable (_ userAgent: String) async -> BrowserName
    /// The same from memory; nil if it must be looked up.
    public let knownBrowser: @Sendable (_ userAgent: String) -> BrowserName?
    /// Counts the robots.
    public let robotCount: RobotCount
    /// Signs a visitor's id, so that it cannot be forged.
    public let sign: @Sendable (_ text: String) -> String
    /// Whether the signature is ours, in constant time.
    public let verify: @Sendable (_ signature: String, _ text: String) -> Bool
    /// 128 unguessable bits.
    public let newID: @Sendable () -> (high: UInt64, low: UInt64)
    /// The id of this run of the server.
    public let boot: String

    public init(
        clock: @escaping @Sendable () -> Instant, place: @escaping @Sendable (Address) -> Place,
        browser: @escaping @Sendable (String) async -> BrowserName,
        knownBrowser: @escaping @Sendable (String) -> BrowserName? = { _ in nil },
        robotCount: RobotCount = RobotCount(),
        sign: @escaping @Sendable (String) -> String,
        verify: @escaping @Sendable (String, String) -> Bool,
        newID: @escaping @Sendable () -> (high: UInt64, low: UInt64), boot: String
    ) {
        self.clock = clock
        self.place = place
        self.browser = browser
        self.knownBrowser = knownBrowser
        self.robotCount = robotCount
        self.sign = sign
        self.verify = verify
        self.newID = newID
        self.boot = boot
    }

    /// The token of a visitor: `v1.<id>.<signature>`.
    func token(for visitor: Visitor.ID) -> String {
        "v1.\(visitor).\(sign("visitor:\(visitor)"))"
    }

    /// The visitor of a token; nil if it is not ours.
    func visitor(of token: String) -> Visitor.ID? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "v1", let visitor = Visitor.ID(String(parts[1])),
            verify(String(parts[2]), "visitor:\(visitor)")
        else { return nil }
        return visitor
    }
}
