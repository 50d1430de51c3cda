import FoyerCore

/// A record at a revision: immutable, so that boards, pages and rows share it.
final class Snapshot: Sendable {
    let record: VisitorRecord
    /// The board's revision at the record's last change.
    let revision: UInt64
    let title: PooledText
    let url: PooledText
    /// The `PairMark` of the name.
    let mark: UInt64

    init(record: VisitorRecord, revision: UInt64, title: PooledText, url: PooledText, mark: UInt64) {
        self.record = record
        self.revision = revision
        self.title = title
        self.url = url
        self.mark = mark
    }
}

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

/// The records in numbered slots, so that an index needs four bytes for each. Copies share memory until one
/// of them changes.
struct SlotTable: Sendable {
    private var snapshots = Chunked<Snapshot?>()
    private var rows = Chunked<SlotRow>()
    /// The ids alone: orders compare them often.
    private var ids = Chunked<Visitor.ID>()

    /// Number of slots ever used.
    var count: Int { snapshots.count }

    subscript(slot: UInt32) -> Snapshot? { snapshots[Int(slot)] }

    func id(in slot: UInt32) -> Visitor.ID { ids[Int(slot)] }

    func row(in slot: UInt32) -> SlotRow { rows[Int(slot)] }

    /// All records, unordered.
    var all: some Sequence<VisitorRecord> {
        snapshots.chunks.lazy.joined().compactMap { $0?.record }
    }

    func forEach(_ body: (UInt32, SlotRow) -> Void) {
        var slot: UInt32 = 0
        for chunk in rows.chunks {
            for row in chunk {
                if !row.facts.isVacant { body(slot, row) }
                slot += 1
            }
        }
    }

    mutating func put(_ snapshot: Snapshot?, in slot: UInt32) {
        let place = Int(slot)
        guard let snapshot else {
            snapshots[place] = nil
            rows[place] = .vacant
            return
        }
        if place == snapshots.count {
            snapshots.append(snapshot)
            rows.append(SlotRow(snapshot))
            ids.append(snapshot.record.id)
        } else {
            snapshots[place] = snapshot
            rows[place] = SlotRow(snapshot)
            if ids[place] != snapshot.record.id { ids[place] = snapshot.record.id }
        }
    }

    /// Whether the visitor in `slot` comes before `snapshot`, given equal numbers.
    func isBefore(_ slot: UInt32, _ snapshot: Snapshot, by key: SortKey) -> Bool {
        if key.hasText, let other = snapshots[Int(slot)] {
            let order = FoldedText.compare(key.text(of: other), key.text(of: snapshot))
            if order != 0 { return order < 0 }
        }
        return ids[Int(slot)] < snapshot.record.id
    }
}

/// The slots with an index by visitor.
struct Slots: Sendable {
    private(set) var table = SlotTable()
    private var free: [UInt32] = []
    private var places: [Visitor.ID: UInt32] = [:]

    var count: Int { places.count }

    func place(of id: Visitor.ID) -> UInt32? { places[id] }

    subscript(slot: UInt32) -> Snapshot? { table[slot] }

    /// A free slot for a new visitor; occupied by `put`.
    func vacant() -> UInt32 { free.last ?? UInt32(table.count) }

    mutating func put(_ snapshot: Snapshot, in slot: UInt32) {
        if Int(slot) == table.count || table[slot] == nil {
            if free.last == slot { free.removeLast() }
            places[snapshot.record.id] = slot
        }
        table.put(snapshot, in: slot)
    }

    mutating func vacate(_ slot: UInt32) {
        places[table.id(in: slot)] = nil
        table.put(nil, in: slot)
        free.append(slot)
    }
}
