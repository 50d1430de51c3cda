import FoyerServer
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

struct ManageWidgetsTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open().staffed() }

    private var manage: ManageWidgets {
        ManageWidgets(store: house.store, changeVisitor: house.changeVisitor, reload: house.server.reload)
    }

    private func actor() throws -> Actor { try house.actor(Cast.ana.id, needs: .manageWidgets) }

    private func change(_ make: (inout WidgetChange) -> Void) -> WidgetChange {
        var change = WidgetChange()
        make(&change)
        return change
    }

    private func made(_ creation: Creation<ManageWidgets.Overview>) throws -> Widget {
        guard case .made(let overview) = creation else { throw Unexpected() }
        return overview.widget
    }

    private struct Unexpected: Error {}

    @Test func `a new widget is known at once, announced, and stays after a restart`() async throws {
        _ = house.takePublished()

        let widget = try made(
            try await manage.add(
                change {
                    $0.name = " Blog "
                    $0.domains = ["https://Blog.example/news", "blog.example", "*.example.org"]
                }, by: actor()))

        #expect(widget.name == "Blog")
        #expect(widget.domains == ["blog.example", "*.example.org"], "reduced to hosts, each once")
        #expect(house.directory.now.widgets[widget.id] == widget)
        #expect(house.takePublished().contains { if case .directory = $0 { true } else { false } })
        #expect(try await house.restarted().directory.now.widgets[widget.id] == widget)
    }

    @Test func `a copy has another key and the same settings, where nothing else was said`() async throws {
        let copy = try made(
            try await manage.add(change { $0.name = "Copy" }, copying: Cast.tulipBot.id, by: actor()))

        #expect(copy.id != Cast.tulipBot.id)
        #expect(copy.start == Cast.tulipBot.start)
        let others = zip(copy.settings, Cast.tulipBot.settings).filter { $0.0.name != "name" }
        for (one, other) in others { #expect(one.value == other.value, "\(one.name)") }
    }

    @Test func `a widget without a name, or of an unknown original, is not added`() async throws {
        #expect(
            await refusal { _ = try await manage.add(WidgetChange(), by: actor()) }
                == #"empty(field: "name")"#)
        let word = await refusal {
            _ = try await manage.add(
                change { $0.name = "Copy" }, copying: Widget.ID(high: 9, low: 9), by: actor())
        }
        #expect(word == "noSuchWidget")
    }

    @Test func `a change holds at once; omitted settings stay`() async throws {
        let after = try await manage.change(
            Cast.tulip.id, change { $0.accent = "#123456" }, revision: Cast.tulip.revision, by: actor())

        var expected = Cast.tulip
        expected.accent = "#123456"
        #expect(after.widget == expected)
        #expect(house.directory.now.widgets[Cast.tulip.id] == expected)
    }

    @Test func `an edit on top of somebody else's edit changes nothing and names them`() async throws {
        let seen = Cast.tulip.revision
        _ = try await manage.change(Cast.tulip.id, change { $0.title = "One" }, revision: seen, by: actor())

        let word = await refusal {
            _ = try await manage.change(
                Cast.tulip.id, change { $0.title = "Two" }, revision: seen, by: actor())
        }

        #expect(word.hasPrefix("editedMeanwhile(by: Optional("))
        #expect(house.directory.now.widgets[Cast.tulip.id]?.title == "One")
    }

    @Test(arguments: [
        ("queue", "noSuchQueue"), ("flow", "noSuchFlow"), ("bot", "noSuchBot"),
        ("name", #"empty(field: "name")"#),
        ("title", #"tooLong(field: "title", limit: 60, got: 61)"#),
        ("domain", #"notADomain("a.*.b" has *"#),
    ])
    func `a setting that cannot be is refused and names what is wrong`(field: String, word: String)
        async throws
    {
        let wrong = change { change in
            switch field {
            case "queue": change.queue = ChatQueue.ID(high: 9, low: 9)
            case "flow": change.start = .flow(Flow.ID(high: 9, low: 9))
            case "bot": change.start = .bot(Bot.ID(high: 9, low: 9))
            case "name": change.name = " \u{200B} "
            case "title": change.title = String(repeating: "x", count: 61)
            default: change.domains = ["ok.example", "a.*.b"]
            }
        }
        let before = house.directory.now.widgets

        let said = await refusal { _ = try await manage.change(Cast.tulip.id, wrong, by: actor()) }
        #expect(said.hasPrefix(word))
        #expect(house.directory.now.widgets == before)
    }

    @Test func `pages and open chats are counted for each widget`() async throws {
        try await house.arrive(Cast.vera)
        try await house.arrive(Cast.vera)
        try await house.arrive(Cast.walt, on: Cast.tulipBot)
        _ = try await house.send("Hello?", draft: "d", by: Cast.vera)

        let reaches = Dictionary(
            uniqueKeysWithValues: manage.all(by: try actor()).map { ($0.widget.id, [$0.pages, $0.chats]) })

        #expect(reaches[Cast.tulip.id] == [2, 1])
        #expect(reaches[Cast.tulipBot.id] == [1, 0])
        #expect(reaches[Cast.tulipFlow.id] == [0, 0])
    }

    @Test func `a widget with an open chat is not deleted`() async throws {
        try await house.arrive(Cast.vera)
        _ = try await house.send("Hello?", draft: "d", by: Cast.vera)

        #expect(
            await refusal { try await manage.remove(Cast.tulip.id, by: actor()) } == "widgetInUse(chats: 1)")
        #expect(house.directory.now.widgets[Cast.tulip.id] != nil)
    }

    @Test func `a deleted widget keeps its name, and nothing else`() async throws {
        try await manage.remove(Cast.tulip.id, revision: Cast.tulip.revision, by: actor())

        for directory in [house.directory.now, try await house.restarted().directory.now] {
            #expect(directory.widgets[Cast.tulip.id] == nil)
            #expect(directory.formerWidgets == [Cast.tulip.id: Cast.tulip.name])
        }
        #expect(await refusal { try await manage.remove(Cast.tulip.id, by: actor()) } == "noSuchWidget")
    }

    @Test func `a deletion of an older revision is refused`() async throws {
        _ = try await manage.change(Cast.tulip.id, change { $0.title = "One" }, by: actor())
        let word = await refusal {
            try await manage.remove(Cast.tulip.id, revision: Cast.tulip.revision, by: actor())
        }
        #expect(word.hasPrefix("editedMeanwhile"))
    }

    @Test func `only administrators may change widgets`() {
        #expect(throws: AgentFailure.self) { try house.actor(Cast.ben.id, needs: .manageWidgets) }
        #expect(!Role.supervisor.permissions.contains(.manageWidgets))
    }
}
