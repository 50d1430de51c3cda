import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import FoyerServer
import TestSupport
import Testing

/// Another process changes the database while the server runs.
struct ReloadDirectoryTests {
    private let house: TestHouse
    private let reload: ReloadDirectory

    init() async throws {
        house = try await TestHouse.open()
        reload = house.server.reload
    }

    private static let nora = Agent(
        id: Agent.ID(high: 1, low: 9), name: "Nora", title: "Support", email: "nora@tulip.example",
        role: .agent)

    @Test func `a reload without changes publishes nothing`() async throws {
        #expect(try await reload() == false)
        #expect(house.takePublished().isEmpty)
    }

    @Test func `a new agent is Offline until connected, and consoles are informed`() async throws {
        try await house.store.write { db in try db.agents.insert(Self.nora, password: "x") }
        #expect(try await reload())
        #expect(house.directory.now.agents[Self.nora.id] == Self.nora)
        #expect(house.roster.availability(of: Self.nora.id) == .offline)
        #expect(house.roster.connect(Self.nora.id, at: house.clock.now))
        let announced = house.takePublished()
        #expect(announced.contains { if case .directory = $0 { true } else { false } })
        #expect(announced.contains { if case .online = $0 { true } else { false } })
        #expect(try await reload() == false)
    }

    @Test func `a new queue and a new widget are known by name`() async throws {
        let queue = ChatQueue(
            id: ChatQueue.ID(high: 3, low: 9), name: "Export", distribution: .manual, agents: [Cast.ana.id])
        let widget = Widget(
            id: Widget.ID(high: 6, low: 9), name: "Blog", title: "Blog", queue: queue.id,
            domains: ["blog.example"])
        try await house.store.write { db in
            try db.queues.save(queue)
            try db.widgets.save(widget)
        }
        #expect(try await reload())
        #expect(house.directory.now.widgets[widget.id] == widget)
        #expect(house.directory.now.queues[queue.id] == queue)
    }

    @Test func `changed domains of a widget take effect`() async throws {
        var widget = Cast.tulip
        widget.domains = ["new.example"]
        try await house.store.write { [widget] db in try db.widgets.save(widget) }
        #expect(try await reload())
        #expect(house.directory.now.widgets[widget.id]?.domains == ["new.example"])
    }

    @Test func `a connected agent stays connected while the directory is reloaded`() async throws {
        _ = house.roster.connect(Cast.ana.id, at: house.clock.now)
        try await house.store.write { db in try db.agents.insert(Self.nora, password: "x") }
        #expect(try await reload())
        #expect(house.roster.availability(of: Cast.ana.id) == .online)
    }

    @Test func `an older directory never replaces a newer one`() {
        let live = LiveDirectory(Directory(version: 3))
        #expect(!live.replace(by: Directory(agents: [Self.nora], version: 2)))
        #expect(live.now.agents.isEmpty)
        #expect(live.replace(by: Directory(agents: [Self.nora], version: 4)))
    }
}
