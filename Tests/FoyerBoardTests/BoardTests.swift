@testable import FoyerBoard
import FoyerCore
import TestSupport
import Testing

@Suite struct BoardTests {
    @Test(arguments: 0..<250 as Range<UInt64>)
    func `after random changes every view equals a list filtered and sorted from scratch`(seed: UInt64)
        throws
    {
        var crowd = BoardCrowd(seed: seed)
        var board = VisitorBoard(names: BoardCrowd.names)
        var model = BoardModel(names: BoardCrowd.names)
        var watched: [Watched] = []
        for step in 0..<120 {
            crowd.act(on: &board, &model)
            if step % 20 == 0 {
                let (filter, order, chosen) = (crowd.filter(), crowd.order(), crowd.window())
                let subscription = board.watch(filter, by: order)
                let window = try #require(chosen)
                watched.append(
                    Watched(subscription: subscription, filter: filter, order: order, window: window))
            }
            if step % 50 == 49 {
                board.unwatch(watched.remove(at: crowd.pick(0..<watched.count)).subscription)
            }
            for place in watched.indices where step % 6 == 5 {
                let watch = watched[place]
                let page = board.page(watch.window, of: watch.subscription)
                expect(page, of: watch, model)
                #expect(watch.page.applying(watch.page.change(to: page)) == page)
                watched[place].page = page
            }
        }

        #expect(Set(board.all) == Set(model.records))
        #expect(board.online == model.records.count { $0.left == nil })
        for address in Set(model.records.map(\.address)) {
            #expect(board.sharing(address) == model.records.count { $0.address == address && $0.left == nil })
        }
    }

    private func expect(_ page: WindowPage, of watch: Watched, _ model: BoardModel) {
        let facets = model.facets(watch.filter)
        #expect(page.rows.map(\.record) == model.page(watch.window, watch.filter, watch.order))
        #expect(page.total == model.total(watch.filter))
        #expect(page.online == model.records.count { $0.left == nil })
        #expect(page.facets.captured == facets.captured)
        #expect(page.facets.countries == facets.countries)
        for status in VisitorStatus.allCases {
            #expect(page.facets.statuses[status] == facets.statuses[status] ?? 0)
        }
    }

    @Test(arguments: SortKey.allCases)
    func `a thousand visitors are sorted and have the right ranks`(key: SortKey) throws {
        var crowd = BoardCrowd(seed: 42)
        var board = VisitorBoard(names: BoardCrowd.names)
        var model = BoardModel(names: BoardCrowd.names)
        let subscription = board.watch(.everybody, by: SortOrder(by: key))
        for _ in 0..<1_500 {
            let record = crowd.newcomer()
            board.insert(record)
            model.records.append(record)
        }
        for _ in 0..<500 {
            let gone = model.records.remove(at: crowd.pick(0..<model.records.count))
            #expect(board.remove(gone.id) == gone)
        }
        let late = board.watch(.everybody, by: SortOrder(by: key, descending: true))

        for offset in stride(from: 0, to: 1_000, by: 200) {
            let window = try #require(Window(offset: offset, count: 200))
            let expected = model.page(window, .everybody, SortOrder(by: key))
            #expect(board.page(window, of: subscription).rows.map(\.record) == expected)
            #expect(board.rank(of: expected[17].id, in: subscription) == offset + 17)
            let backwards = model.page(window, .everybody, SortOrder(by: key, descending: true))
            #expect(board.page(window, of: late).rows.map(\.record) == backwards)
        }
    }

    @Test func `an order built in one pass equals one maintained by insertion`() throws {
        for key in SortKey.allCases {
            var crowd = BoardCrowd(seed: 7)
            var board = VisitorBoard(names: BoardCrowd.names)
            for _ in 0..<300 { board.insert(crowd.newcomer()) }
            var kept = VisitorBoard(names: BoardCrowd.names)
            let keptView = kept.watch(.everybody, by: SortOrder(by: key))
            for record in board.all { kept.insert(record) }
            let built = board.watch(.everybody, by: SortOrder(by: key))
            let window = try #require(Window(offset: 100, count: 200))

            #expect(
                board.page(window, of: built).rows.map(\.id) == kept.page(window, of: keptView).rows.map(\.id)
            )
        }
    }

    @Test func `waiting visitors come first, the longest wait first, then the newest arrival`() throws {
        var crowd = BoardCrowd(seed: 1)
        let records = (0..<4).map { place in
            var record = crowd.newcomer()
            record.status = place < 2 ? .waitingForChat : .inSite
            record.since = Instant(milliseconds: place == 0 ? 50 : 20)
            record.arrived = Instant(milliseconds: Int64(place))
            return record
        }
        var board = VisitorBoard()
        for record in records { board.insert(record) }
        let view = board.watch(.everybody, by: SortOrder())

        let page = board.page(try #require(Window(offset: 0, count: 10)), of: view)

        #expect(page.rows.map(\.id) == [1, 0, 3, 2].map { records[$0].id })
    }

    @Test func `a chat that was handed back is ahead of all waiting chats until it is accepted`() throws {
        var crowd = BoardCrowd(seed: 1)
        let records = (0..<3).map { place in
            var record = crowd.newcomer()
            record.status = .waitingForChat
            record.since = Instant(milliseconds: Int64(place))
            return record
        }
        var board = VisitorBoard()
        for record in records { board.insert(record) }
        let view = board.watch(.everybody, by: SortOrder())
        let window = try #require(Window(offset: 0, count: 10))
        func order() -> [Int?] {
            board.page(window, of: view).rows.map { row in records.firstIndex { $0.id == row.id } }
        }
        #expect(order() == [0, 1, 2])

        board.update(records[2].id) { $0.isHandedBack = true }
        #expect(order() == [2, 0, 1])

        board.update(records[2].id) { record in
            record.isHandedBack = false
            record.status = .chatting
        }
        #expect(order() == [0, 1, 2])
    }

    @Test func `a change that changes no value keeps the revision`() throws {
        var crowd = BoardCrowd(seed: 1)
        let record = crowd.newcomer()
        var board = VisitorBoard()
        board.insert(record)
        let before = board.revision

        board.update(record.id) { $0.typing = record.typing }
        board.insert(record)

        #expect(board.revision == before)
        #expect(board.update(Visitor.ID(high: 9, low: 9)) { $0.typing = true } == nil)
    }

    @Test func `new names update the orders that use them`() throws {
        var crowd = BoardCrowd(seed: 3)
        var board = VisitorBoard(names: BoardCrowd.names)
        for _ in 0..<20 { board.insert(crowd.newcomer()) }
        let view = board.watch(.everybody, by: SortOrder(by: .widget))
        let window = try #require(Window(offset: 0, count: 20))
        #expect(board.page(window, of: view).rows.first?.record.widget == BoardCrowd.widgets[1])

        board.names.widgets[BoardCrowd.widgets[1]] = "Violet"

        #expect(board.page(window, of: view).rows.first?.record.widget == BoardCrowd.widgets[0])
    }

    @Test func `the size of a window is limited`() {
        #expect(Window(offset: 0, count: 201) == nil)
        #expect(Window(offset: -1, count: 10) == nil)
        #expect(Window(offset: .max, count: 200) != nil)
    }

    @Test func `a window beyond the end is empty`() throws {
        var crowd = BoardCrowd(seed: 3)
        var board = VisitorBoard()
        board.insert(crowd.newcomer())
        for descending in [false, true] {
            let view = board.watch(.everybody, by: SortOrder(by: .name, descending: descending))
            let page = board.page(try #require(Window(offset: .max, count: 200)), of: view)

            #expect(page.rows.isEmpty)
            #expect(page.total == 1)
        }
    }
}

/// A list that is subscribed to.
private struct Watched {
    let subscription: VisitorBoard.Subscription
    let filter: Filter
    let order: SortOrder
    let window: Window
    var page = WindowPage()
}

extension BoardCrowd {
    /// A random arrival, change or departure, applied to both the board and the model.
    mutating func act(on board: inout VisitorBoard, _ model: inout BoardModel) {
        let choice = pick(0..<10)
        if choice < 4 || model.records.isEmpty {
            let record = newcomer()
            board.insert(record)
            model.records.append(record)
        } else if choice < 9 {
            let place = pick(0..<model.records.count)
            change(&model.records[place])
            let changed = model.records[place]
            #expect(board.update(changed.id) { $0 = changed } == changed)
        } else {
            let gone = model.records.remove(at: pick(0..<model.records.count))
            #expect(board.remove(gone.id) == gone)
        }
    }
}
