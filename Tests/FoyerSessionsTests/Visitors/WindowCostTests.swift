import FoyerCore
import FoyerRealtime
import FoyerService
import TestSupport
import Testing

@testable import FoyerSessions

/// The traffic to a console depends on its window and the ticks, not on the number of visitors or their activity outside it.
struct WindowCostTests {
    private static let ticks = 20

    @Test func `frames and bytes to a console do not grow with the number of visitors or their activity`()
        async throws
    {
        let few = try await Self.cost(visitors: 300, changes: 40)
        let many = try await Self.cost(visitors: 3_000, changes: 40)
        let busy = try await Self.cost(visitors: 3_000, changes: 400)

        for cost in [few, many, busy] { #expect(cost.frames <= Self.ticks) }
        #expect(Double(many.list) <= Double(few.list) * 1.05, "the first page")
        #expect(Double(many.changes) <= Double(few.changes) * 1.05)
        // With ten times the activity each row of the window still changes at most once a tick.
        #expect(busy.changes / busy.frames <= busy.list * 11 / 10)
        #expect(few.changes > 0)
    }

    struct Cost {
        /// Bytes of the first page.
        let list: Int
        /// Frames with changes, and their bytes.
        let frames: Int
        let changes: Int
    }

    /// Visitors browse while a console shows the first hundred.
    private static func cost(visitors: Int, changes: Int) async throws -> Cost {
        let tulip = try await SessionHouse()
        let house = tulip.house
        let lobby = house.lobby
        let crowd = (0..<visitors).map { (Visitor.ID(high: 7, low: UInt64($0)), house.nextConnection()) }
        for (visitor, connection) in crowd {
            lobby.arrive(
                Arrival(
                    visitor: visitor, connection: connection, tab: "t", widget: Cast.tulip.id,
                    page: Page(url: "https://tulip.example/1", title: "First page"), address: Cast.address),
                stored: nil, visit: nil, visitTime: house.settings.visitTime, at: house.clock.now)
        }
        let console = try await tulip.agent(Cast.ana)
        console.say(
            #"{"type":"watch","filter":{"text":""},"sort":{"by":"default","descending":false},"offset":0,"count":100}"#
        )
        let list = try await console.sink.first("list")

        var random = SplitMix(seed: 1)
        for tick in 0..<ticks {
            for change in 0..<changes {
                let (visitor, connection) = crowd[Int.random(in: 0..<visitors, using: &random)]
                lobby.show(
                    Page(url: "https://tulip.example/\(tick)-\(change % 10)", title: "Another page"), in: "t",
                    of: connection, visitor: visitor, isFocused: true, at: house.clock.now)
            }
            lobby.tick()
        }
        let told = console.sink.all("listChange")
        return Cost(
            list: list.text.utf8.count, frames: told.count,
            changes: told.reduce(0) { $0 + $1.text.utf8.count })
    }
}
