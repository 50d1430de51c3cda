import FoyerBoard
import FoyerCore
import FoyerRealtime
import Synchronization
import TestSupport
import Testing

@testable import FoyerSessions

/// The list of a console that changes its window, filter or order.
struct ListTests {
    @Test func `a change of the previous window is not sent after the new window`() async throws {
        let tulip = try await SessionHouse()
        let console = try await tulip.agent(Cast.ana)
        let session = try #require(console.session as? AgentSession)
        console.say(Self.watch(by: "default"))
        console.say(Self.watch(by: "name"))
        try await eventually("the list by name") {
            session.state.withLock { $0.shown == 2 } && !console.sink.all("list").isEmpty
        }
        let change = WindowPage().change(to: WindowPage(total: 7))
        let before = console.sink.all("listChange").count

        session.deliver(.change(change, requestID: 1))
        #expect(console.sink.all("listChange").count == before)
        session.deliver(.change(change, requestID: 2))
        #expect(console.sink.all("listChange").count == before + 1)

        console.say(#"{"type":"unwatch"}"#)
        session.deliver(.change(change, requestID: 2))
        #expect(console.sink.all("listChange").count == before + 1)
    }

    @Test func `of several requested lists the latest one is sent last`() async throws {
        let tulip = try await SessionHouse()
        let console = try await tulip.agent(Cast.ana)
        let session = try #require(console.session as? AgentSession)
        let keys = SortKey.allCases + SortKey.allCases

        for key in keys { console.say(Self.watch(by: key.rawValue)) }

        try await eventually("the last list") { session.state.withLock { $0.shown == keys.count } }
        #expect(console.sink.all("list").count <= keys.count)
    }

    private static func watch(by key: String) -> String {
        #"{"type":"watch","filter":{"text":""},"sort":{"by":"\#(key)","descending":false},"offset":0,"count":10}"#
    }
}
