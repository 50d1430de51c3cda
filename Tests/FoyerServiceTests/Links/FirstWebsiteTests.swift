import FoyerCore
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

/// The set-up after its first step.
struct FirstWebsiteTests {
    private let house: TestHouse
    private let ana: Actor
    private let sightings: WidgetSightings

    init() async throws {
        house = try await TestHouse.open(directory: Directory())
        let token = try await house.makeLink(.setup)
        let person = SetUp.Administrator(
            name: "Ana", email: "ana@tulip.example", password: "five green tulips")
        let agent = try await house.server.setUp(person, token: token, from: Cast.address).agent
        ana = house.actor(agent.id)
        sightings = WidgetSightings(store: house.store, known: [])
    }

    private var save: SaveFirstWebsite {
        SaveFirstWebsite(
            store: house.store, changeVisitor: house.changeVisitor, reload: house.server.reload,
            sightings: sightings)
    }

    private func progress() async throws -> ReadSetup.Progress {
        try await ReadSetup(store: house.store, sightings: sightings)(by: ana)
    }

    private func website(_ domain: String, _ name: String = "Tulip") throws -> SaveFirstWebsite.Website {
        SaveFirstWebsite.Website(
            domain: try WidgetDomain(domain), name: name, accent: "#1d4ed8", greeting: "Hello!")
    }

    @Test func `saving again changes the first website instead of adding another one`() async throws {
        #expect(try await progress().widget == nil)
        try await save(website("https://tulip.example/shop"), widget: nil, by: ana)
        try await save(website("www.tulip.example", "Tulip Shop"), widget: nil, by: ana)

        let widgets = Array(house.directory.now.widgets.values)
        #expect(widgets.map(\.domains) == [["www.tulip.example"]])
        #expect(widgets.map(\.title) == ["Tulip Shop"] && widgets.map(\.accent) == ["#1d4ed8"])
        #expect(widgets.map(\.greeting) == ["Hello!"])
        #expect(try await progress().widget == widgets.first)
    }

    @Test func `of several websites, only the named one is changed`() async throws {
        try await save(website("tulip.example"), widget: nil, by: ana)
        let first = try #require(house.directory.now.widgets.values.first)
        var second = first
        second = Widget(
            id: Widget.ID(high: 9, low: 9), name: "Rose", title: "Rose", queue: first.queue,
            domains: ["rose.example"])
        try await house.store.write { [second] db in try db.widgets.save(second) }

        let word = await refusal { try await save(website("lily.example"), widget: nil, by: ana) }
        #expect(word == "stale")
        try await save(website("lily.example", "Lily"), widget: first.id, by: ana)

        #expect(house.directory.now.widgets[second.id] == second)
        #expect(house.directory.now.widgets[first.id]?.domains == ["lily.example"])
    }

    @Test
    func `the first page that shows the widget is remembered, also over a restart, and later ones are not`()
        async throws
    {
        try await save(website("tulip.example"), widget: nil, by: ana)
        let widget = try #require(house.directory.now.widgets.keys.first)
        for number in 0..<3 {
            house.clock.advance(by: .seconds(1))
            sightings.see(
                WidgetSighting(
                    widget: widget, site: .website, at: house.clock.now,
                    url: "https://tulip.example/\(number)",
                    address: Cast.address))
        }

        try await writesAreDone()
        let seen = try #require(try await progress().seen)
        #expect(seen.url == "https://tulip.example/0" && seen.address == Cast.address)
        #expect(try await progress().tried == nil)
        let again = WidgetSightings(store: house.store, known: [seen])
        again.see(
            WidgetSighting(
                widget: widget, site: .website, at: house.clock.now, url: "https://tulip.example/9",
                address: Cast.address))
        try await writesAreDone()
        #expect(try await progress().seen == seen)
    }

    /// Writes are done in order.
    private func writesAreDone() async throws { try await house.store.write { _ in } }

    @Test func `a page that may not show the widget is named until its host is allowed`() async throws {
        try await save(website("tulip.example"), widget: nil, by: ana)
        let widget = try #require(house.directory.now.widgets.keys.first)
        sightings.refuse(widget, on: "https://" + String(repeating: "a", count: 400), at: house.clock.now)
        #expect(try await progress().refused == nil)

        sightings.refuse(widget, on: "https://www.tulip.example", at: house.clock.now)
        #expect(try await progress().refused?.origin == "https://www.tulip.example")
        try await save.allow(try WidgetDomain("www.tulip.example"), on: widget, by: ana)
        try await save.allow(try WidgetDomain("www.tulip.example"), on: widget, by: ana)

        #expect(try await progress().refused == nil)
        #expect(house.directory.now.widgets[widget]?.domains == ["tulip.example", "www.tulip.example"])
    }

    @Test func `the check list is closed for oneself, and says what there is`() async throws {
        try await HideCheckList(store: house.store)(by: ana)
        try await HideCheckList(store: house.store)(by: ana)

        #expect(try await progress().isHidden)
        #expect(try await progress().agents == 1)
        #expect(try await !progress().hasChat)
        try await house.store.write { db in try db.agents.insert(Cast.ben, password: nil) }
        let bens = try await ReadSetup(store: house.store, sightings: sightings)(by: house.actor(Cast.ben.id))
        #expect(!bens.isHidden && bens.agents == 2)
    }
}
