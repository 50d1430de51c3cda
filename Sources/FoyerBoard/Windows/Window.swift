import FoyerCore

/// The part of a list that is on an agent's screen.
public struct Window: Hashable, Sendable {
    public let offset: Int
    public let count: Int

    /// Nil if the offset is negative, or the count is not in 0 to `limit`.
    public init?(offset: Int, count: Int) {
        guard offset >= 0, (0...Self.limit).contains(count) else { return nil }
        self.offset = offset
        self.count = count
    }

    /// Two hundred rows: several screens.
    public static let limit = 200
}
