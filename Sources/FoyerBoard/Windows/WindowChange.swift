public import FoyerCore

/// The difference between two pages of a window (docs/protocol.md 2.2, `listChange`): rows are removed, rows
/// are inserted or moved, then values change.
public struct WindowChange: Hashable, Sendable {
    /// Rows that leave the window, and rows that move within it.
    public let remove: [Visitor.ID]
    /// By ascending position; each position is that in the window after the previous insertions.
    public let insert: [Insertion]
    /// Rows that stayed or moved and whose values differ.
    public let changed: [RowChange]
    public let total: Int
    public let online: Int
    /// Only those that differ.
    public let statuses: [VisitorStatus: Int]
    /// Nil if unchanged.
    public let captured: Int?
    /// Only those that differ; 0 for a count that dropped to zero.
    public let countries: [String: Int]
    /// Of the rows that the console holds in place: those outside the window, and those no longer on the
    /// list.
    public let held: HeldNews
    /// Whether there is nothing to report.
    public let isEmpty: Bool

    public struct Insertion: Hashable, Sendable {
        public let at: Int
        public let what: Content

        public enum Content: Hashable, Sendable {
            case row(WindowRow)
            /// A row that `remove` took out is inserted here.
            case move(Visitor.ID)
        }

        public init(at: Int, what: Content) {
            self.at = at
            self.what = what
        }
    }

    public struct RowChange: Hashable, Sendable {
        public let old: VisitorRecord
        public let new: WindowRow

        public init(old: VisitorRecord, new: WindowRow) {
            self.old = old
            self.new = new
        }
    }
}

extension WindowPage {
    /// The minimal change that turns this page into `next`.
    public func change(to next: WindowPage, held: HeldNews = .none) -> WindowChange {
        let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.id, $0) })
        // The previous position of each row of the next page; the longest ascending subsequence stays, the
        // others move.
        let before = next.rows.map { places[$0.id] }
        let kept = before.longestAscent()
        var stays = [Bool](repeating: false, count: rows.count)
        var insert: [WindowChange.Insertion] = []
        var changed: [WindowChange.RowChange] = []
        for (place, row) in next.rows.enumerated() {
            guard let old = before[place] else {
                insert.append(WindowChange.Insertion(at: place, what: .row(row)))
                continue
            }
            if kept[place] {
                stays[old] = true
            } else {
                insert.append(WindowChange.Insertion(at: place, what: .move(row.id)))
            }
            if rows[old].revision != row.revision {
                changed.append(WindowChange.RowChange(old: rows[old].record, new: row))
            }
        }
        let remove = zip(rows, stays).compactMap { $1 ? nil : $0.id }
        let facets = facets.difference(to: next.facets)
        return WindowChange(
            remove: remove, insert: insert, changed: changed, total: next.total, online: next.online,
            statuses: facets.statuses, captured: facets.captured, countries: facets.countries, held: held,
            isEmpty: held == .none && remove.isEmpty && insert.isEmpty && changed.isEmpty
                && total == next.total
                && online == next.online && self.facets == next.facets
        )
    }
}

extension Facets {
    fileprivate func difference(
        to next: Facets
    ) -> (statuses: [VisitorStatus: Int], captured: Int?, countries: [String: Int]) {
        guard self != next else { return ([:], nil, [:]) }
        var differing: [VisitorStatus: Int] = [:]
        for status in VisitorStatus.allCases where statuses[status] != next.statuses[status] {
            differing[status] = next.statuses[status]
        }
        var inCountries = next.countries.filter { countries[$0.key] != $0.value }
        for country in countries.keys where next.countries[country] == nil { inCountries[country] = 0 }
        return (differing, captured == next.captured ? nil : next.captured, inCountries)
    }
}

extension [Int?] {
    /// Which positions belong to one longest strictly ascending subsequence (patience sorting, O(n log n));
    /// nil belongs to none.
    func longestAscent() -> [Bool] {
        var tails: [Int] = []  // per length, where the subsequence with the smallest last value ends
        var previous = [Int?](repeating: nil, count: count)
        for (place, value) in enumerated() {
            guard let value else { continue }
            let length = tails.firstPosition { tail in self[tail].map { $0 >= value } ?? false }
            previous[place] = length > 0 ? tails[length - 1] : nil
            if length == tails.count { tails.append(place) } else { tails[length] = place }
        }
        var belongs = [Bool](repeating: false, count: count)
        var place = tails.last
        while let current = place {
            belongs[current] = true
            place = previous[current]
        }
        return belongs
    }
}
