/// A `Reader` of one chat whose gaps are read from the store, one reading at a time: what is heard meanwhile is found there.
public struct ChatReader: Hashable, Sendable {
    private var reader: Reader
    /// The highest position heard of while the store is being read; nil when it is not.
    private var heard: Int64?
    /// What the reading under way was begun for. What lies beyond it may not be for the listener any more.
    public private(set) var wanted: Int64?

    /// - Parameter seen: how far the listener has come.
    public init(seen: Int64) {
        reader = Reader(seen: seen)
    }

    public enum Step: Hashable, Sendable {
        case skip
        case send
        /// Something is missing: begin to read, as `missing` says.
        case catchUp
    }

    public var seen: Int64 { reader.seen }

    public mutating func observe(_ position: Int64) -> Step {
        if let heard {
            self.heard = max(heard, position)
            return .skip
        }
        switch reader.observe(position) {
        case .skip: return .skip
        case .send: return .send
        case .read:
            heard = position
            return .catchUp
        }
    }

    /// The chat is known to have come to `position`, without a notice at hand.
    ///
    /// - Returns: whether something is missing: then begin to read.
    public mutating func expect(_ position: Int64) -> Bool {
        guard position > reader.seen else { return false }
        heard = max(heard ?? position, position)
        return true
    }

    /// After which position to read on; nil when nothing is missing any more, which ends the reading.
    public mutating func missing() -> Int64? {
        guard let heard else { return nil }
        guard heard > reader.seen else {
            self.heard = nil
            return nil
        }
        wanted = heard
        return reader.seen
    }

    /// Everything up to `position` was read and sent; nil: the store had nothing more of what was heard when the reading
    /// began. What was heard since may be there now.
    public mutating func caughtUp(to position: Int64?) {
        reader.caughtUp(to: position ?? wanted ?? reader.seen)
    }
}
