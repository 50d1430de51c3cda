/// A `Reader` of one chat that fills gaps from the store, one read at a time: events that arrive during a
/// read are covered by it or by the next one.
public struct ChatReader: Hashable, Sendable {
    private var reader: Reader
    /// The highest position announced during a read of the store; nil if no read is in progress.
    private var heard: Int64?
    /// The position that the current read was started for. Later messages may not be meant for the listener
    /// any more.
    public private(set) var wanted: Int64?

    /// - Parameter seen: the last position that the listener has.
    public init(seen: Int64) {
        reader = Reader(seen: seen)
    }

    public enum Step: Hashable, Sendable {
        case skip
        case send
        /// There is a gap: start a read, as `missing` says.
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

    /// The chat is known to have reached `position`, without an event at hand.
    /// - Returns: whether there is a gap: then start a read.
    public mutating func expect(_ position: Int64) -> Bool {
        guard position > reader.seen else { return false }
        heard = max(heard ?? position, position)
        return true
    }

    /// The position to read after; nil when there is no gap any more, which ends the reading.
    public mutating func missing() -> Int64? {
        guard let heard else { return nil }
        guard heard > reader.seen else {
            self.heard = nil
            return nil
        }
        wanted = heard
        return reader.seen
    }

    /// Everything up to `position` was read and sent; nil if the store had nothing more of what was announced
    /// when the read began. What was announced since may be there now.
    public mutating func caughtUp(to position: Int64?) {
        reader.caughtUp(to: position ?? wanted ?? reader.seen)
    }
}
