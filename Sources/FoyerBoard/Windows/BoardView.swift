import FoyerCore

/// The view of agents with the same filter and order: the matching slots in order, and the counts.
struct BoardView: Sendable {
    /// The same filter and key share a view in both directions.
    struct Subject: Hashable, Sendable {
        let filter: Filter
        let key: SortKey
    }

    let subject: Subject
    private let matcher: Matcher
    private let fields: RecordFields
    private(set) var order: OrderedIndex
    private(set) var facets = Facets()
    /// The number of watchers.
    var users = 0

    /// - Parameter facets: the counts of another view with the same filter, if there is one.
    init(
        _ subject: Subject, facets: Facets?, table: SlotTable, texts: Chunked<PooledText?>, ranks: NameRanks
    ) {
        self.subject = subject
        let matcher = Matcher(subject.filter)
        self.matcher = matcher
        fields = matcher.fields.union(subject.key.fields).union(.counted)
        var matching: [UInt32] = []
        var tally = FacetTally()
        var search = matcher.needle.isEmpty ? nil : TextSearch(matcher.needle, texts)
        table.forEach { slot, row in
            var misses = matcher.misses(row.facts, table[slot])
            // Searching for the text is expensive: done only where it decides something.
            guard misses.isEmpty || facets == nil && misses.isCounted else { return }
            if search?.finds(row, table.id(in: slot), table[slot]) == false { misses.insert(.text) }
            if facets == nil { tally.count(row.facts, table[slot], missing: misses) }
            if misses.isEmpty { matching.append(slot) }
        }
        self.facets = facets ?? tally.result
        order = subject.key.order(matching, table: table, texts: texts, ranks: ranks)
    }

    /// Applies that the visitor in `slot` arrived, changed or left. The table is that before the change.
    mutating func change(
        _ slot: UInt32, from old: Snapshot?, to new: Snapshot?, fields changed: RecordFields,
        table: SlotTable, ranks: NameRanks
    ) {
        guard !changed.isDisjoint(with: fields) else { return }
        let oldMisses = old.map { matcher.misses($0) }
        let newMisses = new.map { matcher.misses($0) }
        let isCounted = oldMisses != newMisses || !changed.isDisjoint(with: .counted)
        if let old, let oldMisses, isCounted { facets.count(old.record, missing: oldMisses, by: -1) }
        if let new, let newMisses, isCounted { facets.count(new.record, missing: newMisses, by: 1) }

        let wasIn = oldMisses?.isEmpty == true
        let isIn = newMisses?.isEmpty == true
        guard wasIn != isIn || isIn && !changed.isDisjoint(with: subject.key.fields) else { return }
        let key = subject.key
        if wasIn, let old {
            order.remove(slot, number: key.number(of: old, ranks: ranks)) {
                table.isBefore($0, old, by: key)
            }
        }
        if isIn, let new {
            order.insert(slot, number: key.number(of: new, ranks: ranks)) {
                table.isBefore($0, new, by: key)
            }
        }
    }

    /// The visitor's position; nil if not shown.
    func rank(of snapshot: Snapshot, table: SlotTable, ranks: NameRanks) -> Int? {
        guard matcher.misses(snapshot).isEmpty else { return nil }
        let key = subject.key
        return order.rank(number: key.number(of: snapshot, ranks: ranks)) {
            table.isBefore($0, snapshot, by: key)
        }
    }
}
