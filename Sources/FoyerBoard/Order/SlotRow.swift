import FoyerCore

/// The parts of a record that most lists examine, in one array: fifty thousand are scanned in a millisecond,
/// where fetching each record takes ten.
struct SlotRow: Sendable {
    let arrived: Instant
    let mark: UInt64
    /// Positions of texts.
    let title: UInt32
    let url: UInt32
    let facts: Facts

    struct Facts: Sendable {
        private let bits: UInt32

        private static let captured: UInt32 = 1 << 4
        private static let untitled: UInt32 = 1 << 5
        private static let empty: UInt32 = 1 << 6

        static let vacant = Facts(bits: empty)

        private init(bits: UInt32) { self.bits = bits }

        init(_ record: VisitorRecord) {
            bits =
                UInt32(record.status.ordinal) | (record.captured ? Self.captured : 0)
                | (record.page.title.isEmpty ? Self.untitled : 0)
                | UInt32(CountryCode(record.place.country).number) << 16
        }

        /// One bit, at the position of the status.
        var status: UInt16 { 1 << UInt16(truncatingIfNeeded: bits & 15) }
        var ordinal: Int { Int(bits & 15) }
        var isCaptured: Bool { bits & Self.captured != 0 }
        var isUntitled: Bool { bits & Self.untitled != 0 }
        var isVacant: Bool { bits & Self.empty != 0 }
        var country: CountryCode { CountryCode(number: UInt16(truncatingIfNeeded: bits >> 16)) }
    }

    init(_ snapshot: Snapshot) {
        arrived = snapshot.record.arrived
        mark = snapshot.mark
        title = snapshot.title.place
        url = snapshot.url.place
        facts = Facts(snapshot.record)
    }

    private init() {
        (arrived, mark, title, url, facts) = (Instant(milliseconds: 0), 0, 0, 0, .vacant)
    }

    static let vacant = SlotRow()
}
