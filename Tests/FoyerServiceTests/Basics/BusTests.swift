import FoyerCore
import FoyerService
import Synchronization
import TestSupport
import Testing

struct BusTests {
    /// An event as a subscriber received it: the subscriber's name, and the agent that the event is about.
    private final class Received: Sendable {
        private let all = Mutex<[String]>([])
        var list: [String] { all.withLock { $0 } }

        func subscriber(_ name: String) -> LocalBus.Subscriber {
            { [self] event in
                guard case .agent(let agent) = event else { return }
                all.withLock { $0.append("\(name) \(agent.low)") }
            }
        }
    }

    @Test func `every subscriber receives an event, in order, before publishing returns`() {
        let received = Received()
        let bus = LocalBus([received.subscriber("first"), received.subscriber("second")])

        bus.publish(.agent(Cast.ana.id))
        #expect(received.list == ["first 1", "second 1"])

        bus.publish(.agent(Cast.ben.id))
        #expect(received.list == ["first 1", "second 1", "first 2", "second 2"])
    }

    @Test func `an event is published before its use case returns`() async throws {
        let order = Mutex<[String]>([])
        let house = try await TestHouse.open { event in
            if case .visitorChanged(let change) = event, !change.messages.isEmpty {
                order.withLock { $0.append("event") }
            }
        }.staffed()
        try await house.arrive(Cast.vera)
        _ = try await house.send("Hello?", draft: "first", by: Cast.vera)
        order.withLock { $0.append("returned") }

        #expect(order.withLock { $0 } == ["event", "returned"])
    }
}
