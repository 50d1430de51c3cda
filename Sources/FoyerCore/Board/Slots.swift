/// A record as it was at a revision: never changed, so that boards, pages and rows share one.
final class Snapshot: Sendable {
    let record: VisitorRecord
    /// The board's revision when it last changed.
    let revision: UInt64
    let text: SearchedText

    init(record: VisitorRecord, revision: UInt64, text: SearchedText) {
        self.record = record
        self.revision = revision
        self.text = text
    }
}

/// The records in numbered places, so that an index needs four bytes for one.
struct Slots: Sendable {
    private var snapshots: [Snapshot?] = []
    /// The ids alone: orders compare them often.
    private var ids: [Visitor.ID] = []
    private var free: [UInt32] = []
    private var places: [Visitor.ID: UInt32] = [:]

    var count: Int { places.count }

    func place(of id: Visitor.ID) -> UInt32? { places[id] }

    subscript(slot: UInt32) -> Snapshot? { snapshots[Int(slot)] }

    func id(in slot: UInt32) -> Visitor.ID { ids[Int(slot)] }

    /// Everyone, in no order.
    var all: some Sequence<VisitorRecord> { snapshots.lazy.compactMap { $0?.record } }

    func forEach(_ body: (UInt32, Snapshot) -> Void) {
        for (place, snapshot) in snapshots.enumerated() {
            if let snapshot { body(UInt32(place), snapshot) }
        }
    }

    /// A place for a newcomer; it is theirs with `put`.
    func vacant() -> UInt32 { free.last ?? UInt32(snapshots.count) }

    mutating func put(_ snapshot: Snapshot, in slot: UInt32) {
        if Int(slot) == snapshots.count {
            snapshots.append(snapshot)
            ids.append(snapshot.record.id)
            places[snapshot.record.id] = slot
        } else if snapshots[Int(slot)] == nil {
            free.removeLast()
            snapshots[Int(slot)] = snapshot
            ids[Int(slot)] = snapshot.record.id
            places[snapshot.record.id] = slot
        } else {
            snapshots[Int(slot)] = snapshot
        }
    }

    mutating func vacate(_ slot: UInt32) {
        places[ids[Int(slot)]] = nil
        snapshots[Int(slot)] = nil
        free.append(slot)
    }

    /// Whether the visitor in `slot` comes before `snapshot`, given that both have the same number.
    func isBefore(_ slot: UInt32, _ snapshot: Snapshot, by key: SortKey) -> Bool {
        if key.hasText, let other = snapshots[Int(slot)] {
            let order = FoldedText.compare(key.text(of: other), key.text(of: snapshot))
            if order != 0 { return order < 0 }
        }
        return ids[Int(slot)] < snapshot.record.id
    }
}
