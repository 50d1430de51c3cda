import FoyerBoard
import FoyerCore
import FoyerRealtime
import Synchronization
import TestSupport
import Testing

/// The client side of a held order: its window, and the rows it keeps beyond it.
private final class HoldingConsole: Sendable {
    struct Screen {
        var rows: [Visitor.ID: WindowRow] = [:]
        var gone: Set<Visitor.ID> = []
    }

    let screen = Mutex(Screen())
    let frames = Mutex(0)

    func receive(_ news: ListNews) {
        guard case .change(let change, _) = news else { return }
        frames.withLock { $0 += 1 }
        screen.withLock { screen in
            for insertion in change.insert {
                guard case .row(let row) = insertion.what else { continue }
                screen.rows[row.id] = row
                screen.gone.remove(row.id)
            }
            for changed in change.changed { screen.rows[changed.new.id] = changed.new }
            for row in change.held.outside {
                screen.rows[row.id] = row
                screen.gone.remove(row.id)
            }
            screen.gone.formUnion(change.held.gone)
        }
    }
}

struct HoldingTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `held rows outside the window are updated, and removed only when the visitor has left`(
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        let key = try #require(SortKey.allCases.randomElement(using: &random))
        let order = SortOrder(by: key, descending: Bool.random(using: &random))
        let console = HoldingConsole()
        let (holder, everything) = (WatcherID(number: 1), WatcherID(number: 2))
        lobby.open(holder) { console.receive($0) }
        lobby.open(everything) { _ in }
        var crowd = Crowd(random: random)
        for _ in 0..<30 { crowd.act(in: lobby) }

        let narrow = try #require(Window(offset: 0, count: 5))
        let wide = try #require(Window(offset: 0, count: Window.limit))
        let page = try #require(lobby.watch(holder, filter: .everybody, order: order, window: narrow))
        console.screen.withLock { $0.rows = Dictionary(uniqueKeysWithValues: page.rows.map { ($0.id, $0) }) }
        let held = page.rows.map(\.id)
        lobby.hold(held, for: holder)

        for step in 0..<80 {
            crowd.act(in: lobby)
            guard step % 5 == 4 else { continue }
            lobby.tick()
            let all = try #require(
                lobby.watch(everything, filter: .everybody, order: order, window: wide))
            let present = Dictionary(uniqueKeysWithValues: all.rows.map { ($0.id, $0) })
            let screen = console.screen.withLock { $0 }
            for visitor in held {
                #expect(
                    screen.gone.contains(visitor) == (present[visitor] == nil), "seed \(seed), step \(step)")
                if let row = present[visitor] { #expect(screen.rows[visitor] == row) }
            }
        }
    }

    @Test func `rows outside the window are not reported after the order is released`() throws {
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        let console = HoldingConsole()
        let holder = WatcherID(number: 1)
        lobby.open(holder) { console.receive($0) }
        let none = try #require(Window(offset: 0, count: 0))
        var crowd = Crowd(random: SplitMix(seed: 5))
        for _ in 0..<40 { crowd.act(in: lobby) }
        let everyone = try #require(Window(offset: 0, count: Window.limit))
        let page = try #require(
            lobby.watch(holder, filter: .everybody, order: SortOrder(by: .name), window: everyone))
        _ = lobby.watch(holder, filter: .everybody, order: SortOrder(by: .name), window: none)

        lobby.hold(page.rows.map(\.id), for: holder)
        lobby.tick()
        let told = console.screen.withLock { $0.rows.count }
        #expect(told == page.rows.count)
        let frames = console.frames.withLock { $0 }
        lobby.tick()
        #expect(console.frames.withLock { $0 } == frames, "a known row is not sent twice")

        lobby.hold([], for: holder)
        console.screen.withLock { $0 = .init() }
        for _ in 0..<60 { crowd.act(in: lobby) }
        lobby.tick()
        let after = console.screen.withLock { ($0.rows.count, $0.gone.count) }
        #expect(after == (0, 0))
    }
}
