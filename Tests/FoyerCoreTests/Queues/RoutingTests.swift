import FoyerCore
import TestSupport
import Testing

struct RoutingTests {
    private func queue(_ distribution: Distribution) -> ChatQueue {
        ChatQueue(
            id: Cast.support.id, name: "Support", distribution: distribution,
            agents: [Cast.ana.id, Cast.ben.id])
    }

    private func load(
        _ agent: Agent, _ availability: Availability = .online, chats: Int = 0, given: Int64? = nil
    ) -> AgentLoad {
        AgentLoad(
            agent: agent.id, availability: availability, chats: chats, limit: 3,
            lastGiven: given.map(Instant.init(milliseconds:)))
    }

    @Test(arguments: Distribution.allCases)
    func `with no agent Online a chat has no target, even if one is Away`(distribution: Distribution) {
        let queue = queue(distribution)

        #expect(queue.route(among: []) == .nobody)
        #expect(queue.route(among: [load(Cast.ana, .away), load(Cast.ben, .offline)]) == .nobody)
    }

    @Test func `every chat waits in a manual queue`() {
        #expect(queue(.manual).route(among: [load(Cast.ana)]) == .queue(Cast.support.id))
    }

    @Test(arguments: [Distribution.roundRobin, .leastLoaded, .lastAgentFirst])
    func `no chat is assigned to an agent who is Away or has no room`(distribution: Distribution) {
        let queue = queue(distribution)

        #expect(
            queue.route(among: [load(Cast.ana, .away), load(Cast.ben, chats: 2)])
                == .agent(Cast.ben.id, from: Cast.support.id))
        #expect(
            queue.route(among: [load(Cast.ana, .away), load(Cast.ben, chats: 3)]) == .queue(Cast.support.id))
    }

    @Test func `round robin chooses the agent with the oldest last assignment`() {
        let queue = queue(.roundRobin)

        #expect(
            queue.taker(among: [load(Cast.ana, chats: 0, given: 20), load(Cast.ben, chats: 2, given: 10)])
                == Cast.ben.id)
        #expect(queue.taker(among: [load(Cast.ana, given: 20), load(Cast.ben, chats: 2)]) == Cast.ben.id)
    }

    @Test func `least loaded chooses the agent with the fewest chats, then the oldest last assignment`() {
        let queue = queue(.leastLoaded)

        #expect(
            queue.taker(among: [load(Cast.ana, chats: 0, given: 20), load(Cast.ben, chats: 1, given: 10)])
                == Cast.ana.id)
        #expect(
            queue.taker(among: [load(Cast.ana, chats: 1, given: 20), load(Cast.ben, chats: 1, given: 10)])
                == Cast.ben.id)
    }

    @Test func `no chat is assigned to an agent of another queue`() {
        let sales = ChatQueue(
            id: Cast.sales.id, name: "Sales", distribution: .leastLoaded, agents: [Cast.ben.id])

        #expect(sales.taker(among: [load(Cast.ana)]) == nil)
    }
}

extension ChatQueue {
    fileprivate func route(among loads: [AgentLoad]) -> Route {
        RoutingDecision(along: [self]) { _ in QueueSituation(loads: loads) }.route
    }

    fileprivate func taker(among loads: [AgentLoad]) -> Agent.ID? {
        guard case .agent(let agent, id) = route(among: loads) else { return nil }
        return agent
    }
}
