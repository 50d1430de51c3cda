import FoyerCore
import FoyerService
import TestSupport
import Testing

private let vera = Cast.vera

struct PublishingTests {
    @Test func `concurrent changes are published in the order of their commits`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        _ = house.takePublished()

        for _ in 0..<100 {
            await withTaskGroup(of: Void.self) { group in
                for agent in [Cast.ana.id, Cast.ben.id] {
                    for _ in 0..<3 {
                        group.addTask {
                            // Most are refused as too late; each that succeeds must be published in its position.
                            _ = try? await house.invite("Hello", to: Target(vera), by: house.actor(agent))
                            _ = try? await house.invite.cancel(Target(vera), by: house.actor(agent))
                        }
                    }
                }
            }
        }

        let versions = house.takePublished().compactMap { event -> Int64? in
            guard case .visitorChanged(let change) = event else { return nil }
            return Int64(change.standing.version)
        }
        #expect(versions.count > 100)
        #expect(versions == versions.sorted())
    }
}
