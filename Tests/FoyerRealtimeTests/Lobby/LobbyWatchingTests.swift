import FoyerBoard
import FoyerCore
import FoyerRealtime
import Synchronization
import TestSupport
import Testing

private let noon = Instant(milliseconds: 1_767_614_400_000)

/// The client side of a list: the window it was sent, and the changes since.
private final class Console: Sendable {
    let page = Mutex(WindowPage())
    let news = Mutex<[ListNews]>([])

    func receive(_ item: ListNews) {
        news.withLock { $0.append(item) }
        guard case .change(let change, _) = item else { return }
        page.withLock { $0.apply(change) }
    }
}

extension WindowPage {
    /// As docs/protocol.md describes: remove rows, then insert or move rows, then update values.
    fileprivate mutating func apply(_ change: WindowChange) {
        let before = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
        rows.removeAll { change.remove.contains($0.id) }
        for insertion in change.insert {
            switch insertion.what {
            case .row(let row): rows.insert(row, at: insertion.at)
            case .move(let visitor): if let row = before[visitor] { rows.insert(row, at: insertion.at) }
            }
        }
        for changed in change.changed {
            guard let place = rows.firstIndex(where: { $0.id == changed.new.id }) else { continue }
            rows[place] = changed.new
        }
        total = change.total
        online = change.online
    }
}

struct LobbyWatchingTests {
    private static let filters = [
        Filter.everybody, Filter(statuses: [.waitingForChat, .inSite]), Filter(assignee: .agent(Cast.ana.id)),
        Filter(captured: true), Filter(text: "cart"),
    ]

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a console's window plus the changes since equals a fresh window`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        let filter = try #require(Self.filters.randomElement(using: &random))
        let key = try #require(SortKey.allCases.randomElement(using: &random))
        let order = SortOrder(by: key, descending: Bool.random(using: &random))
        let window = try #require(Window(offset: Int.random(in: 0..<3, using: &random), count: 5))
        let console = Console()
        let (old, fresh) = (WatcherID(number: 1), WatcherID(number: 2))
        lobby.open(old) { console.receive($0) }
        lobby.open(fresh) { _ in }
        let first = try #require(lobby.watch(old, filter: filter, order: order, window: window))
        console.page.withLock { $0 = first }

        var crowd = Crowd(random: random)
        for step in 0..<60 {
            crowd.act(in: lobby)
            guard step % 7 == 6 else { continue }
            lobby.tick()
            let expected = try #require(lobby.watch(fresh, filter: filter, order: order, window: window))
            let page = console.page.withLock { $0 }
            #expect(page.rows == expected.rows, "seed \(seed), step \(step)")
            #expect(page.total == expected.total)
            #expect(page.online == expected.online)
        }
    }

    @Test func `a list built while rows change equals one built afterwards`() async throws {
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        var crowd = Crowd(random: SplitMix(seed: 3), size: 3_000)
        for _ in 0..<6_000 { crowd.act(in: lobby) }
        let others = crowd
        let going = Task.detached {
            var crowd = others
            while !Task.isCancelled { crowd.act(in: lobby) }
        }
        var kept: [(list: PreparedList, filter: Filter, order: SortOrder)] = []
        for filter in Self.filters {
            for key in SortKey.allCases {
                let order = SortOrder(by: key)
                kept.append((lobby.prepare(filter, order), filter, order))
            }
        }
        going.cancel()
        await going.value

        let watcher = WatcherID(number: 1)
        lobby.open(watcher) { _ in }
        let window = try #require(Window(offset: 0, count: 200))
        for (list, filter, order) in kept {
            let page = try #require(lobby.watch(watcher, filter: filter, order: order, window: window))
            lobby.unwatch(watcher)
            lobby.letGo(list)
            #expect(lobby.isReady(filter, order) == (filter == .everybody && order == SortOrder()))
            let anew = try #require(lobby.watch(watcher, filter: filter, order: order, window: window))
            lobby.unwatch(watcher)
            #expect(page == anew, "\(filter) by \(order)")
        }
    }

    @Test func `changes between two ticks are sent as one, and without changes nothing is sent`() throws {
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        let console = Console()
        let watcher = WatcherID(number: 1)
        lobby.open(watcher) { console.receive($0) }
        _ = lobby.watch(
            watcher, filter: .everybody, order: SortOrder(by: .default),
            window: try #require(Window(offset: 0, count: 10)))
        var crowd = Crowd(random: SplitMix(seed: 1))
        for _ in 0..<20 { crowd.act(in: lobby) }

        lobby.tick()
        lobby.tick()

        #expect(console.news.withLock { $0.count } == 1)
    }

    @Test func `a change carries its request ID`() throws {
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        let console = Console()
        let watcher = WatcherID(number: 1)
        lobby.open(watcher) { console.receive($0) }
        var crowd = Crowd(random: SplitMix(seed: 1))
        let window = try #require(Window(offset: 0, count: 10))
        for requestID in [4, 5] {
            _ = lobby.watch(
                watcher, filter: .everybody, order: SortOrder(), window: window, requestID: requestID)
            crowd.arrive(Visitor.ID(high: 41, low: UInt64(requestID)), in: lobby)
            lobby.tick()
        }

        let wishes = console.news.withLock { news in
            news.map { if case .change(_, let requestID) = $0 { requestID } else { -1 } }
        }
        #expect(wishes == [4, 5])
    }

    @Test func `the selected visitor is reported once, at each change, and when removed`() {
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        let console = Console()
        let watcher = WatcherID(number: 1)
        lobby.open(watcher) { console.receive($0) }
        var crowd = Crowd(random: SplitMix(seed: 1))
        crowd.arrive(Cast.vera, in: lobby)
        func news() -> [String] {
            lobby.tick()
            return console.news.withLock { news in
                defer { news = [] }
                return news.map { item in
                    switch item {
                    case .change: "change"
                    case .selected: "selected"
                    case .selectedGone: "gone"
                    }
                }
            }
        }

        lobby.select(Cast.vera, for: watcher)
        #expect(news() == ["selected"])
        #expect(news() == [])
        lobby.touch(Cast.vera)
        #expect(news() == ["selected"])
        lobby.dismiss(Cast.vera, at: noon)
        #expect(news() == ["gone"])
        #expect(news() == [])
        lobby.close(watcher)
        lobby.select(Cast.vera, for: watcher)
        #expect(news() == [])
    }
}

/// Visitors who arrive, browse, chat and leave.
struct Crowd {
    var random: SplitMix
    private var now = noon
    private var versions: [Visitor.ID: Int64] = [:]
    private var connections: [Visitor.ID: ConnectionID] = [:]
    private var count: UInt64 = 0
    private let size: UInt64

    init(random: SplitMix, size: UInt64 = 12) {
        self.random = random
        self.size = size
    }

    mutating func arrive(_ visitor: Visitor.ID, in lobby: Lobby) {
        count += 1
        connections[visitor] = ConnectionID(number: count)
        lobby.arrive(
            Arrival(
                visitor: visitor, connection: ConnectionID(number: count), tab: "t", widget: Cast.tulip.id,
                page: page(),
                address: Cast.address,
                place: Place(country: ["DE", "FR", nil].randomElement(using: &random) ?? nil)),
            stored: nil, visit: nil, visitTime: .minutes(30), at: now)
    }

    mutating func act(in lobby: Lobby) {
        now = now + .milliseconds(Int64.random(in: 0..<240_000 / Int64(size), using: &random))
        let visitor = Visitor.ID(high: 40, low: UInt64.random(in: 0..<size, using: &random))
        let connection = connections[visitor]
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: arrive(visitor, in: lobby)
        case 2:
            if let connection {
                lobby.show(page(), in: "t", of: connection, visitor: visitor, isFocused: true, at: now)
            }
        case 3, 4: follow(visitor, in: lobby)
        case 5: lobby.keep(visitor, captured: Bool.random(using: &random))
        case 6: if let connection { lobby.disconnect(connection, visitor: visitor, at: now) }
        case 7: _ = lobby.sweep(at: now)
        default: if Int.random(in: 0..<3, using: &random) == 0 { lobby.dismiss(visitor, at: now) }
        }
    }

    private mutating func follow(_ visitor: Visitor.ID, in lobby: Lobby) {
        let chat = Chat.ID(high: 50, low: visitor.low)
        let states: [VisitorState] = [
            .inSite, .waitingForChat(chat, Wait(in: Cast.support.id, since: now)),
            .chatting(chat, with: Cast.ana.id),
            .chatting(chat, with: Cast.ben.id), .chattingWithBot(chat, Cast.bot.id), .end, .refusedByVisitor,
        ]
        versions[visitor, default: 0] += 1
        let contact = Contact(name: ["Ada", "Zoe", nil].randomElement(using: &random) ?? nil)
        lobby.follow(
            VisitorStanding(
                profile: VisitorProfile(
                    id: visitor, widget: Cast.tulip.id, contact: contact, firstSeen: now, lastSeen: now),
                state: states.randomElement(using: &random) ?? .inSite, since: now,
                version: versions[visitor] ?? 0),
            queue: Cast.support.id, at: now)
    }

    private mutating func page() -> Page {
        let name = ["cart", "home", "tulips"].randomElement(using: &random) ?? "home"
        return Page(url: "https://tulip.example/\(name)", title: name)
    }
}
