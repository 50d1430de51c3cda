import FoyerCore
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerStore
import FoyerWire
import TestSupport
import Testing
@testable import FoyerSessions

/// A widget that was disabled or deleted while pages show it.
struct DisabledWidgetTests {
    private let tulip: SessionHouse

    init() async throws { tulip = try await SessionHouse() }

    private func disable() async throws {
        var widget = Cast.tulip
        widget.isEnabled = false
        try await tulip.house.store.write { [widget] db in try db.widgets.save(widget) }
        _ = try await tulip.house.server.reload()
    }

    private func delete() async throws {
        try await tulip.house.store.write { db in try db.widgets.delete(Cast.tulip) }
        _ = try await tulip.house.server.reload()
    }

    @Test func `a page that is opened gets nothing, as for an unknown key`() async throws {
        try await disable()
        let client = try tulip.page()
        client.say(SessionHouse.hello())

        #expect(try await client.sink.closing() == 4403)
        #expect(client.sink.frames.map { $0["type"] } == ["gone"])
        #expect(tulip.house.lobby.counts.listed == 0)
    }

    @Test(arguments: [false, true])
    func `an open page loses it at its next page view, not before`(isDeleted: Bool) async throws {
        let client = try await tulip.visitor()
        if isDeleted { try await delete() } else { try await disable() }

        client.say(#"{"type":"ping"}"#)
        _ = try await client.sink.first("pong")
        #expect(client.sink.all("gone").isEmpty)

        client.say(
            #"{"type":"page","tab":"t","page":{"url":"https://tulip.example/2","title":"2"},"focused":true}"#)
        #expect(try await client.sink.closing() == 4403)
        #expect(client.sink.frames.last?["type"] == "gone")
    }

    @Test func `its websites may not use the server any more, unless another widget is there`() async throws {
        for widget in tulip.house.directory.now.widgets.values where widget.domains == Cast.tulip.domains {
            try await tulip.house.store.write { db in
                var disabled = widget
                disabled.isEnabled = false
                try db.widgets.save(disabled)
            }
        }
        #expect(tulip.gateway.allows(origin: "https://tulip.example"))
        _ = try await tulip.house.server.reload()
        #expect(!tulip.gateway.allows(origin: "https://tulip.example"))
    }

    @Test func `a command without a connection gets nothing but the log-out`() async throws {
        let client = try await tulip.visitor()
        let token = try #require(try await client.sink.first("welcome")["token"])
        try await disable()

        let message = await tulip.post(#"{"type":"send","draft":"d","text":"Hello?"}"#, token: token)
        #expect(message.problem?.code == .gone)
        #expect(await tulip.post(#"{"type":"logout"}"#, token: token).problem == nil)
    }
}
