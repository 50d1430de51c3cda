import FoyerCore

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
