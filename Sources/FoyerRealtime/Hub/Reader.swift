/// The last position of one listener in one topic, and what to do about the next announced position.
/// Events may arrive late, twice, out of order or not at all; what is sent arrives once and in order.
public struct Reader: Hashable, Sendable {
    public private(set) var seen: Int64

    public init(seen: Int64) {
        self.seen = seen
    }

    public enum Step: Hashable, Sendable {
        case skip
        case send
        case read(after: Int64)
    }

    public mutating func observe(_ position: Int64) -> Step {
        switch position - seen {
        case ...0:
            return .skip
        case 1:
            seen = position
            return .send
        default:
            return .read(after: seen)
        }
    }

    /// Everything up to `position` has been read from the store and sent.
    public mutating func caughtUp(to position: Int64) {
        seen = max(seen, position)
    }
}
