@testable import FoyerBoard
import FoyerCore
import TestSupport
import Testing

@Suite struct BoardWindowChangeTests {
    @Test func `a row that moves to the top is the only one that moves`() {
        let page = Self.page([1, 2, 3, 4, 5])

        let change = page.change(to: Self.page([5, 1, 2, 3, 4]))

        #expect(change.remove == [Self.id(5)])
        #expect(change.insert == [WindowChange.Insertion(at: 0, what: .move(Self.id(5)))])
        #expect(change.changed.isEmpty)
        #expect(!change.isEmpty)
    }

    @Test func `an arrival pushes the last row out of a full window`() {
        let page = Self.page([1, 2, 3])
        let next = Self.page([9, 1, 2])

        let change = page.change(to: next)

        #expect(change.remove == [Self.id(3)])
        #expect(change.insert == [WindowChange.Insertion(at: 0, what: .row(next.rows[0]))])
    }

    @Test func `a row that changed in place reports its old and new values`() {
        let page = Self.page([1, 2])
        let next = Self.page([1, 2], revision: 2)

        let change = page.change(to: next)

        #expect(change.remove.isEmpty && change.insert.isEmpty)
        #expect(change.changed.map(\.old) == page.rows.map(\.record))
        #expect(change.changed.map(\.new) == next.rows)
    }

    @Test func `only differences are reported, and a country without visitors is reported with 0`() {
        var page = Self.page([])
        page.facets.statuses[.end] = 1
        page.facets.countries = ["DE": 1, "ES": 2]
        page.facets.captured = 4
        var next = page
        next.facets.statuses[.inSite] = 3
        next.facets.countries = ["ES": 2, "FR": 1]

        let change = page.change(to: next)

        #expect(change.statuses == [.inSite: 3])
        #expect(change.countries == ["DE": 0, "FR": 1])
        #expect(change.captured == nil)
        #expect(!change.isEmpty)
        #expect(next.change(to: next).isEmpty)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a change applied to the old page gives the new page with the fewest moves`(seed: UInt64) {
        var dice = SplitMix(seed: seed)
        let random = { (dice: inout SplitMix) in
            let ids = (UInt64(1)...12).shuffled(using: &dice).prefix(Int.random(in: 0...12, using: &dice))
            return Self.page(Array(ids), revision: UInt64.random(in: 1...2, using: &dice))
        }
        let (page, next) = (random(&dice), random(&dice))

        let change = page.change(to: next)

        #expect(page.applying(change) == next)
        let moves = change.insert.count { if case .move = $0.what { true } else { false } }
        let before = next.rows.compactMap { row in page.rows.firstIndex { $0.id == row.id } }
        #expect(moves == before.count - Self.longestAscent(before))
    }

    private static func id(_ number: UInt64) -> Visitor.ID { Visitor.ID(high: number, low: 0) }

    private static func page(_ ids: [UInt64], revision: UInt64 = 1) -> WindowPage {
        let start = Instant(milliseconds: 0)
        let rows = ids.map { number in
            let record = VisitorRecord(
                id: id(number), since: start, widget: Widget.ID(high: 1, low: 1), name: "Vera \(revision)",
                address: .unspecified, page: Page(url: "/", title: "Home"), pageSince: start, arrived: start
            )
            return WindowRow(record: record, revision: revision)
        }
        return WindowPage(rows: rows, total: ids.count)
    }

    /// By trying every end position, in O(n²).
    private static func longestAscent(_ values: [Int]) -> Int {
        var lengths: [Int] = []
        for (place, value) in values.enumerated() {
            lengths.append(1 + (zip(values[..<place], lengths).filter { $0.0 < value }.map(\.1).max() ?? 0))
        }
        return lengths.max() ?? 0
    }
}

extension WindowPage {
    /// Applies a change as a client does (protocol.md 2.2): remove, then insert in order, then overwrite.
    func applying(_ change: WindowChange) -> WindowPage {
        var page = self
        let known = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
        page.rows.removeAll { change.remove.contains($0.id) }
        for insertion in change.insert {
            switch insertion.what {
            case .row(let row): page.rows.insert(row, at: insertion.at)
            case .move(let id): if let row = known[id] { page.rows.insert(row, at: insertion.at) }
            }
        }
        for changed in change.changed {
            guard let place = page.rows.firstIndex(where: { $0.id == changed.new.id }) else { continue }
            page.rows[place] = changed.new
        }
        page.total = change.total
        page.online = change.online
        for (status, count) in change.statuses { page.facets.statuses[status] = count }
        page.facets.captured = change.captured ?? page.facets.captured
        for (country, count) in change.countries { page.facets.countries[country] = count == 0 ? nil : count }
        return page
    }
}
