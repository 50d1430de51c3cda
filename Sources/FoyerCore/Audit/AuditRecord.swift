/// An entry as stored, with its place in the log.
public struct AuditRecord: Hashable, Sendable {
    public let position: Position
    public let entry: AuditEntry

    /// A place in the log, which is ordered by time; of one millisecond, in the order of storing.
    public struct Position: Hashable, Sendable, Comparable {
        public let at: Instant
        public let number: Int64

        public init(at: Instant, number: Int64) {
            self.at = at
            self.number = number
        }

        public static func < (left: Self, right: Self) -> Bool {
            (left.at, left.number) < (right.at, right.number)
        }

        /// Behind every entry.
        public static let end = Position(at: Instant(milliseconds: .max), number: .max)
    }

    public init(position: Position, entry: AuditEntry) {
        self.position = position
        self.entry = entry
    }
}
