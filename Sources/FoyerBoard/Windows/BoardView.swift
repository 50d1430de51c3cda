import FoyerCore

/// What agents who asked for the same filter and order look at: the matching slots in order, and the counts.
struct BoardView: Sendable {
    /// Same filter, same key: one view, whichever way it is read.
    struct Subject: Hashable, Sendable {
        let filter: Filter
        let key: SortKey
    }

    let subject: Subject
    private let matcher: Matcher
    private let fields: RecordFields
    private(set) var order: OrderedIndex
    private(set) var facets = Facets()
    /// How many look at it.
    var users = 0

    /// - Parameter facets: what is counted already, when another view has the same filter.
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
            // Looking for the text is dear: only where it decides something.
            guard misses.isEmpty || facets == nil && misses.isCounted else { return }
            if search?.finds(row, table.id(in: slot), table[slot]) == false { misses.insert(.text) }
            if facets == nil { tally.count(row.facts, table[slot], missing: misses) }
            if misses.isEmpty { matching.append(slot) }
        }
        self.facets = facets ?? tally.result
        order = subject.key.order(matching, table: table, texts: texts, ranks: ranks)
    }

    /// Takes in that the visitor in `slot` came, changed or went. The table is that of before.
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

    /// Where the visitor stands; nil when not among those shown.
    func rank(of snapshot: Snapshot, table: SlotTable, ranks: NameRanks) -> Int? {
        guard matcher.misses(snapshot).isEmpty else { return nil }
        let key = subject.key
        return order.rank(number: key.number(of: snapshot, ranks: ranks)) {
            table.isBefore($0, snapshot, by: key)
        }
    }
}
