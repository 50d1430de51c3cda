import FoyerCore

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
