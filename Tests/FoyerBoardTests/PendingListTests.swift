@testable import FoyerBoard
import FoyerCore
import TestSupport
import Testing

/// Lists that are built while the board changes.
@Suite struct PendingListTests {
    @Test(arguments: 0..<250 as Range<UInt64>)
    func `after random changes pending lists equal the list filtered and sorted from scratch`(
        seed: UInt64
    )
        throws
    {
        var crowd = BoardCrowd(seed: seed)
        var board = VisitorBoard(names: BoardCrowd.names)
        var model = BoardModel(names: BoardCrowd.names)
        var drafts: [(draft: PendingList, filter: Filter, order: SortOrder)] = []
        for step in 0..<160 {
            crowd.act(on: &board, &model)
            switch crowd.pick(0..<16) {
            case 0, 1:
                let (filter, order) = (crowd.filter(), crowd.order())
                guard !board.isWatched(filter, by: order) else { break }
                drafts.append((board.draft(filter, by: order), filter, order))
            case 2, 3:
                guard !drafts.isEmpty else { break }
                drafts[crowd.pick(0..<drafts.count)].draft.build()
            case 4, 5:
                guard !drafts.isEmpty else { break }
                let place = crowd.pick(0..<drafts.count)
                let news = board.news(for: drafts[place].draft)
                drafts[place].draft.catchUp(with: news)
            case 6:
                model.names.widgets[crowd.pick(BoardCrowd.widgets)] = "W\(step)"
                board.names = model.names
            case 7, 8:
                guard !drafts.isEmpty else { break }
                var (draft, filter, order) = drafts.remove(at: crowd.pick(0..<drafts.count))
                let subscription = board.finish(&draft)
                #expect(board.isWatched(filter, by: order))
                for _ in 0..<crowd.pick(0..<3) { crowd.act(on: &board, &model) }
                let chosen = crowd.window()
                let window = try #require(chosen)
                let page = board.page(window, of: subscription)
                let facets = model.facets(filter)
                #expect(page.rows.map(\.record) == model.page(window, filter, order))
                #expect(page.total == model.total(filter))
                #expect(page.facets.captured == facets.captured)
                #expect(page.facets.countries == facets.countries)
                for status in VisitorStatus.allCases {
                    #expect(page.facets.statuses[status] == facets.statuses[status] ?? 0)
                }
                if crowd.pick(0..<2) == 0 { board.unwatch(subscription) }
            case _: break
            }
        }
    }

    @Test func `two pending lists of the same filter and order share one view`() {
        var crowd = BoardCrowd(seed: 1)
        var board = VisitorBoard()
        for _ in 0..<20 { board.insert(crowd.newcomer()) }
        let order = SortOrder(by: .name)
        var (one, other) = (board.draft(.everybody, by: order), board.draft(.everybody, by: order))
        one.build()
        other.build()

        let (first, second) = (board.finish(&one), board.finish(&other))
        #expect(first == second)

        board.unwatch(first)
        #expect(board.isWatched(.everybody, by: order))
        board.unwatch(second)
        #expect(!board.isWatched(.everybody, by: order))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `titles with a common prefix, in different case, ending in zeros or empty are sorted`(seed: UInt64)
        throws
    {
        var crowd = BoardCrowd(seed: seed)
        var board = VisitorBoard()
        var model = BoardModel()
        let long = String(repeating: "Spring bulbs, mixed: ", count: 5)
        for _ in 0..<400 {
            var record = crowd.newcomer()
            var title = String(long.prefix(crowd.pick([0, 1, 7, 8, 31, 32, 33, 64, 70, 105])))
            if crowd.pick(0..<3) == 0 { title = title.uppercased() }
            title += crowd.pick(["", "", "a", "B", "\0", "\0\0", "7"])
            record.page.title = title
            record.page.url = crowd.pick(["", "http://", "https://www.", "https://a.example/\(title.count)"])
            board.insert(record)
            model.records.append(record)
        }

        let view = board.watch(.everybody, by: SortOrder(by: .page))

        for offset in [0, 200] {
            let window = try #require(Window(offset: offset, count: 200))
            #expect(
                board.page(window, of: view).rows.map(\.record)
                    == model.page(window, .everybody, SortOrder(by: .page)))
        }
    }
}
