/// A moment at which a queue opens or closes.
public struct OfficeChange: Hashable, Sendable {
    public let at: Instant
    public let opens: Bool

    public init(at: Instant, opens: Bool) {
        self.at = at
        self.opens = opens
    }
}
