import FoyerCore
import TestSupport
import Testing

/// Distribution in ten thousand random situations, beside what everybody may rely on.
struct DistributionTests {
    @Test(arguments: UInt64(0)..<100)
    func `nobody waits while somebody could serve, nobody has too many, and the order is kept`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<100 {
            var office = RandomOffice(&random)
            office.distribute()
            office.check()
        }
    }

    @Test(arguments: UInt64(0)..<100)
    func `each named remedy gives the chat another route, and no agent who would is left out`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<100 {
            let office = RandomOffice(&random)
            office.checkRemedies(ahead: Int.random(in: 0..<3, using: &random))
        }
    }

    private let support = ChatQueue(
        id: Cast.support.id, name: "Support", distribution: .leastLoaded, agents: [Cast.ana.id, Cast.ben.id],
        limit: 2)

    private func load(_ agent: Agent, _ availability: Availability = .online, chats: Int = 0) -> AgentLoad {
        AgentLoad(agent: agent.id, availability: availability, chats: chats, limit: 3, lastGiven: nil)
    }

    private func step(_ queue: ChatQueue, _ situation: QueueSituation) -> QueueStep {
        queue.decide(in: situation)
    }

    @Test func `a new chat does not overtake those that wait`() {
        let free = [load(Cast.ana)]
        #expect(step(support, QueueSituation(loads: free, ahead: 1)).outcome == .waits(.behind(1)))
        #expect(step(support, QueueSituation(loads: free)).outcome == .assigned(Cast.ana.id))
    }

    @Test func `a full queue passes new chats on and keeps those that wait`() {
        let full = [load(Cast.ana, chats: 3)]
        #expect(step(support, QueueSituation(loads: full, ahead: 1)).outcome == .waits(.nobodyFree))
        #expect(step(support, QueueSituation(loads: full, ahead: 2)).outcome == .passedOn(.full(limit: 2)))
        #expect(
            step(support, QueueSituation(loads: full, ahead: 2, isWaiting: true)).outcome
                == .waits(.nobodyFree))
        var manual = support
        manual.distribution = .manual
        #expect(
            step(manual, QueueSituation(loads: [load(Cast.ana)], ahead: 2)).outcome
                == .passedOn(.full(limit: 2)))
    }

    @Test func `a closed queue passes chats on even if agents are Online`() {
        let until = Instant(milliseconds: 1)
        let closed = QueueSituation(hours: .closed(until: until), loads: [load(Cast.ana)])
        #expect(step(support, closed).outcome == .passedOn(.closed(until: until)))
        #expect(RoutingDecision(along: [support]) { _ in closed }.route == .nobody)
    }

    @Test func `the last agent is first while there is room, however busy`() {
        var queue = support
        queue.distribution = .lastAgentFirst
        var situation = QueueSituation(
            loads: [load(Cast.ana), load(Cast.ben, chats: 2)], lastAgent: Cast.ben.id)
        #expect(step(queue, situation).outcome == .assigned(Cast.ben.id))
        situation.loads[1] = load(Cast.ben, chats: 3)
        #expect(step(queue, situation).outcome == .assigned(Cast.ana.id))
        situation.loads[1] = load(Cast.ben, .away)
        #expect(step(queue, situation).outcome == .assigned(Cast.ana.id))
    }

    @Test
    func `the candidates are listed in the order in which they would be assigned, each with its obstacle`() {
        let step = step(
            support,
            QueueSituation(loads: [load(Cast.ana, .away, chats: 1), load(Cast.ben, chats: 3)]))
        #expect(step.candidates.map(\.agent) == [Cast.ana.id, Cast.ben.id])
        #expect(step.candidates.map(\.obstacle) == [.away, .full])
    }
}

/// Up to three queues, up to eight agents, some chats that wait.
private struct RandomOffice {
    private var line: [ChatQueue] = []
    private var situations: [ChatQueue.ID: QueueSituation] = [:]
    private var loads: [Agent.ID: AgentLoad] = [:]
    private let before: [Agent.ID: Int]
    /// The queue in which each waits, first come first.
    private var waiting: [ChatQueue.ID] = []
    private var assigned: [(chat: Int, to: Agent.ID)] = []
    private var remaining: [Int] = []

    init(_ random: inout SplitMix) {
        let agents = (0..<UInt64.random(in: 0...8, using: &random)).map { Agent.ID(high: 9, low: $0) }
        for agent in agents {
            let limit = Int.random(in: 1...3, using: &random)
            loads[agent] = AgentLoad(
                agent: agent, availability: .allCases.randomElement(using: &random) ?? .online,
                isConnected: Int.random(in: 0..<4, using: &random) > 0,
                // Accepting by hand is not limited.
                chats: Int.random(in: 0...limit + 1, using: &random), limit: limit,
                lastGiven: Bool.random(using: &random)
                    ? nil : Instant(milliseconds: Int64.random(in: 0..<9, using: &random)))
        }
        before = loads.mapValues(\.chats)
        for number in 0..<UInt64.random(in: 1...3, using: &random) {
            let queue = ChatQueue(
                id: ChatQueue.ID(high: 8, low: number), name: "Q\(number)",
                distribution: .allCases.randomElement(using: &random) ?? .manual,
                agents: agents.filter { _ in Bool.random(using: &random) },
                limit: Bool.random(using: &random) ? nil : Int.random(in: 1...3, using: &random))
            line.append(queue)
            situations[queue.id] = QueueSituation(
                hours: Int.random(in: 0..<4, using: &random) > 0
                    ? .open(until: nil) : .closed(until: Instant(milliseconds: 1)),
                loads: [], isWaiting: Bool.random(using: &random),
                lastAgent: agents.randomElement(using: &random))
        }
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            waiting.append((line.randomElement(using: &random) ?? line[0]).id)
        }
    }

    private func situation(_ queue: ChatQueue, ahead: Int = 0) -> QueueSituation {
        var situation = situations[queue.id, default: QueueSituation(loads: [])]
        situation.loads = loads.values.filter { queue.agents.contains($0.agent) }
        situation.ahead = ahead
        return situation
    }

    /// The queue and those behind it.
    private func line(from queue: ChatQueue.ID) -> [ChatQueue] {
        Array(line.drop { $0.id != queue })
    }

    mutating func distribute() {
        for (chat, queue) in waiting.enumerated() {
            let decision = RoutingDecision(along: line(from: queue)) { situation($0) }
            guard case .agent(let agent, _) = decision.route, let load = loads[agent] else {
                remaining.append(chat)
                continue
            }
            assigned.append((chat, agent))
            loads[agent] = AgentLoad(
                agent: agent, availability: load.availability, isConnected: load.isConnected,
                chats: load.chats + 1, limit: load.limit, lastGiven: load.lastGiven)
        }
    }

    func check() {
        for (_, agent) in assigned {
            guard let load = loads[agent] else { continue }
            #expect(load.chats <= load.limit, "over the limit")
            #expect(load.availability == .online && load.isConnected)
        }
        for (agent, count) in before where loads[agent]?.chats != count {
            #expect(assigned.contains { $0.to == agent })
        }
        for chat in remaining {
            // In the words of the law: the first queue that is open and has an agent Online serves.
            let serving = line(from: waiting[chat]).first { queue in
                situations[queue.id]?.hours.isOpen == true
                    && queue.agents.contains { loads[$0]?.availability == .online }
            }
            guard let serving, serving.distribution != .manual else { continue }
            let free = serving.agents.filter { agent in
                guard let load = loads[agent] else { return false }
                return load.availability == .online && load.isConnected && load.chats < load.limit
            }
            #expect(free.isEmpty, "a chat waits, and \(free.count) agents could take it")
            #expect(
                !assigned.contains { $0.chat > chat && waiting[$0.chat] == waiting[chat] },
                "a later chat of the same queue was first")
        }
    }

    func checkRemedies(ahead: Int) {
        let all = Dictionary(uniqueKeysWithValues: line.map { ($0.id, situation($0, ahead: ahead)) })
        let decision = RoutingDecision(along: line) { all[$0.id, default: QueueSituation(loads: [])] }
        let remedies = decision.remedies(along: line, in: all)
        for remedy in remedies {
            #expect(route(all, after: remedy) != decision.route, "\(remedy) changes nothing")
        }
        guard decision.route == .nobody || remedies.isEmpty else { return }
        // Nobody is named: then no single agent of an open queue would help, or the chat needs none.
        if case .passedOn(.nobodyOnline)? = decision.steps.last?.outcome {
            for agent in decision.steps.last?.candidates ?? [] {
                let isNamed = remedies.contains(.agentFree(agent.agent))
                #expect(isNamed == (route(all, after: .agentFree(agent.agent)) != decision.route))
            }
        }
        if case .waits(.nobodyFree)? = decision.steps.last?.outcome { #expect(ahead > 0) }
    }

    /// Decides again after the change, made here once more.
    private func route(_ all: [ChatQueue.ID: QueueSituation], after remedy: RoutingRemedy) -> Route {
        RoutingDecision(along: line) { queue in
            var changed = all[queue.id, default: QueueSituation(loads: [])]
            switch remedy {
            case .agentFree(let agent):
                changed.loads = changed.loads.map { load in
                    guard load.agent == agent else { return load }
                    return AgentLoad(
                        agent: agent, availability: .online, chats: 0, limit: load.limit,
                        lastGiven: load.lastGiven)
                }
            case .opens(let other, _): if other == queue.id { changed.hours = .open(until: nil) }
            case .turn(let other), .room(let other): if other == queue.id { changed.ahead = 0 }
            }
            return changed
        }.route
    }
}
