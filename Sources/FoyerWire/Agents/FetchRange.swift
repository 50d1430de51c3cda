import FoyerBoard
import FoyerCore

/// Which messages of a chat are requested.
public struct FetchRange: Hashable, Sendable {
    public let from: From
    public let count: Int

    public enum From: Hashable, Sendable {
        /// The newest ones.
        case end
        /// The newest ones before this sequence.
        case before(Int64)
        /// The oldest ones after this sequence.
        case after(Int64)
    }

    public init(from: From, count: Int = FetchRange.usualCount) {
        self.from = from
        self.count = count
    }

    /// Fifty messages: two screens.
    public static let usualCount = 50

    init(_ fields: Fields) throws(MalformedFrame) {
        let count = try fields.integerIfGiven("count", in: 1...Int64(WireLimit.messages)).map { Int($0) }
        let from: From
        if let before = try fields.integerIfGiven("before") {
            from = .before(before)
        } else if let after = try fields.integerIfGiven("after") {
            from = .after(after)
        } else {
            from = .end
        }
        self.init(from: from, count: count ?? Self.usualCount)
    }
}
