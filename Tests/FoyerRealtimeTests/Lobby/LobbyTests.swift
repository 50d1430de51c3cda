import FoyerBoard
import FoyerCore
import FoyerRealtime
import TestSupport
import Testing

private let vera = Cast.vera
private let first = ConnectionID(number: 1)
private let second = ConnectionID(number: 2)
private let noon = Instant(milliseconds: 1_767_614_400_000)
private let visitTime = Span.minutes(30)

struct LobbyTests {
    private let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))

    private func arrival(
        _ connection: ConnectionID = first, tab: String = "a", _ url: String = "/", isFocused: Bool = true
    ) -> Arrival {
        Arrival(
            visitor: vera, connection: connection, tab: tab, widget: Cast.tulip.id,
            page: Page(url: url, title: url), isFocused: isFocused, address: Cast.address)
    }

    @discardableResult
    private func arrive(_ arrival: Arrival, visit: Visit? = nil, at now: Instant = noon) -> Bool {
        lobby.arrive(arrival, stored: nil, visit: visit, visitTime: visitTime, at: now)?.isNewVisit == true
    }

    private var row: VisitorRecord? { lobby.record(vera) }

    @Test func `an arriving browser is In Site on its page, with a name`() {
        #expect(arrive(arrival(first, "/tulips")))

        #expect(row?.status == .inSite)
        #expect(row?.page.url == "/tulips")
        #expect(row?.pages == 1)
        #expect(row?.name == VisitorName.readable(for: vera))
        #expect(lobby.counts == (1, 1))
        #expect(lobby.online(at: AddressRange(Cast.address)).there == 1)
    }

    @Test func `several tabs are one row, on the page of the tab focused last`() {
        arrive(arrival(tab: "a", "/one"))
        lobby.show(
            Page(url: "/two", title: ""), in: "b", of: first, visitor: vera, isFocused: true,
            at: noon + .seconds(1))
        lobby.show(
            Page(url: "/three", title: ""), in: "c", of: first, visitor: vera, isFocused: false,
            at: noon + .seconds(2))
        #expect(lobby.counts.listed == 1)
        #expect(row?.page.url == "/two", "a tab that loads in the background does not become the current one")
        #expect(row?.pages == 3)

        lobby.focus("a", of: first, visitor: vera, at: noon + .seconds(3))
        #expect(row?.page.url == "/one")
        lobby.closeTab("a", of: first, visitor: vera, at: noon + .seconds(4))
        #expect(row?.page.url == "/two")
        #expect(row?.pages == 3, "returning to an open tab is not a page view")
    }

    @Test func `a new title is not a new page`() {
        arrive(arrival(tab: "a", "/one"))

        lobby.show(
            Page(url: "/one", title: "One!"), in: "a", of: first, visitor: vera, isFocused: true,
            at: noon + .seconds(9))

        #expect(row?.page.title == "One!")
        #expect(row?.pages == 1)
        #expect(row?.pageSince == noon)
    }

    @Test func `a reconnect is not a page view, even if the old connection is still open`() {
        arrive(arrival(first, "/one"))

        arrive(arrival(second, "/one"), at: noon + .seconds(5))
        lobby.disconnect(first, visitor: vera, at: noon + .seconds(6))
        lobby.disconnect(second, visitor: vera, at: noon + .seconds(7))
        arrive(arrival(ConnectionID(number: 3), "/one"), at: noon + .seconds(8))

        #expect(row?.pages == 1)
        #expect(lobby.listedVisitor(vera)?.trail.count == 1)
        #expect(row?.arrived == noon)
        #expect(lobby.sweep(at: noon + .minutes(5)).isEmpty)
        #expect(row != nil)
    }

    @Test func `a return within the visit gap continues the visit, and a later one begins a new one`() {
        arrive(arrival(first, "/one"))
        lobby.keep(vera, captured: true)
        lobby.disconnect(first, visitor: vera, at: noon)
        _ = lobby.sweep(at: noon + .minutes(1))

        #expect(!arrive(arrival(second, "/two"), at: noon + visitTime - .milliseconds(1)))
        #expect(row?.pages == 2)
        #expect(row?.visits == 1)

        let gone = noon + visitTime
        lobby.disconnect(second, visitor: vera, at: gone)
        _ = lobby.sweep(at: gone + .minutes(1))
        #expect(arrive(arrival(first, "/three"), at: gone + visitTime))
        #expect(row?.pages == 1)
        #expect(row?.visits == 2)
        #expect(row?.arrived == gone + visitTime)
        #expect(lobby.listedVisitor(vera)?.landing.url == "/three")
    }

    @Test func `a visitor who is no longer in memory and returns in time continues the stored visit`() {
        let visit = Visit(
            visitor: vera, arrived: noon - .minutes(20), ended: noon - .minutes(10), widget: Cast.tulip.id,
            address: Cast.address, userAgent: "", referrer: "https://search.example", pages: 4,
            trail: [PageView(page: Page(url: "/landing", title: ""), at: noon - .minutes(20))])

        #expect(!arrive(arrival(first, "/next"), visit: visit))

        #expect(row?.pages == 5)
        #expect(row?.arrived == noon - .minutes(20))
        #expect(row?.referrer == "https://search.example")
        #expect(lobby.listedVisitor(vera)?.landing.url == "/landing")
    }

    @Test func `a minute after the last tab the row is removed and the visit is written with its end`()
        throws
    {
        arrive(arrival())
        #expect(lobby.takeVisits(at: noon + .minutes(3), limit: 9).count == 1)
        lobby.disconnect(first, visitor: vera, at: noon + .minutes(10))

        _ = lobby.sweep(at: noon + .minutes(11) - .milliseconds(1))
        #expect(row?.left == nil)
        #expect(lobby.sweep(at: noon + .minutes(11)).isEmpty)

        #expect(row == nil)
        #expect(lobby.counts == (0, 0))
        let visits = lobby.takeVisits(at: noon + .minutes(12), limit: 9)
        #expect(visits.map(\.visit.ended) == [noon + .minutes(10)])
        #expect(lobby.takeVisits(at: noon + .minutes(13), limit: 9).isEmpty)
    }

    @Test func `the trail keeps the landing page and the newest ones`() {
        arrive(arrival(tab: "a", "/0"))
        for number in 1...15 {
            lobby.show(
                Page(url: "/\(number)", title: ""), in: "a", of: first, visitor: vera, isFocused: true,
                at: noon + .seconds(Int64(number)))
        }

        let trail = lobby.listedVisitor(vera)?.trail.map(\.page.url) ?? []
        #expect(trail == ["/0"] + (7...15).map { "/\($0)" })
        #expect(row?.pages == 16)
    }

    private func standing(_ state: VisitorState, version: Int64 = 1, capture: Capture? = nil)
        -> VisitorStanding
    {
        VisitorStanding(
            profile: VisitorProfile(
                id: vera, widget: Cast.tulip.id, firstSeen: noon, lastSeen: noon, capture: capture),
            state: state, since: noon, version: version)
    }

    private let chat = Chat.ID(high: 10, low: 1)

    @Test func `departures are reported for requests and invitations, and long absences for open chats`() {
        arrive(arrival())
        lobby.follow(
            standing(.waitingForChat(chat, Wait(in: Cast.support.id, since: noon))), queue: Cast.support.id,
            at: noon)
        lobby.disconnect(first, visitor: vera, at: noon)
        #expect(lobby.sweep(at: noon + .minutes(1)) == [.left(vera)])

        lobby.follow(standing(.chatting(chat, with: Cast.ana.id), version: 2), queue: nil, at: noon)
        arrive(arrival(second), at: noon + .minutes(2))
        lobby.disconnect(second, visitor: vera, at: noon + .minutes(3))
        #expect(lobby.sweep(at: noon + .minutes(4)) == [.leftChat(vera)])
        #expect(row?.left == noon + .minutes(3))
        #expect(lobby.sweep(at: noon + .minutes(6) - .milliseconds(1)).isEmpty)
        #expect(lobby.sweep(at: noon + .minutes(6)) == [.stayedAway(vera)])
    }

    @Test func `an outdated state is ignored`() {
        arrive(arrival())
        lobby.follow(standing(.chatting(chat, with: Cast.ana.id), version: 3), queue: nil, at: noon)

        lobby.follow(standing(.end, version: 2), queue: nil, at: noon)

        #expect(row?.status == .chatting)
        #expect(row?.assignee == Cast.ana.id)
    }

    @Test
    func
        `after a restart open chats wait for their visitor, captured visitors have left, banned ones are not listed`()
    {
        let capture = Capture(by: Cast.ana.id, at: noon, reason: "")
        lobby.restore(
            [(standing(.chatting(chat, with: Cast.ana.id)), nil, nil)], places: { _ in .unknown }, at: noon)
        #expect(row?.left == nil)
        #expect(row?.assignee == Cast.ana.id)
        #expect(lobby.sweep(at: noon + .minutes(1)) == [.leftChat(vera)])
        #expect(row?.left != nil)
        lobby.dismiss(vera, at: noon)

        lobby.restore(
            [(standing(.end, capture: capture), nil, nil)], places: { _ in .unknown }, at: noon + .days(1))
        #expect(row?.left == noon)
        #expect(row?.status == .end)
        lobby.dismiss(vera, at: noon)

        lobby.restore([(standing(.banned, capture: capture), nil, nil)], places: { _ in .unknown }, at: noon)
        #expect(row == nil)
    }
}
