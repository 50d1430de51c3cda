import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (vera, walt) = (Cast.vera, Cast.walt)
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

struct ExplainChatTests {
    private func house(_ change: (inout ChatQueue) -> Void = { _ in }) async throws -> TestHouse {
        var directory = Cast.directory
        var support = Cast.support
        change(&support)
        directory.queues[support.id] = support
        return try await TestHouse.open(directory: directory).staffed()
    }

    private func why(_ chat: Chat.ID, _ house: TestHouse) async throws -> ExplainChat.Explanation {
        try await ExplainChat(store: house.store, changeVisitor: house.changeVisitor)(
            chat, by: house.actor(ben, needs: .seeVisitors))
    }

    @Test func `a chat of a manual queue waits for an agent to accept it, behind those before it`()
        async throws
    {
        let house = try await house()
        _ = try await house.asked(vera)
        house.clock.advance(by: .seconds(1))
        let second = try await house.asked(walt)

        guard case .waits(let decision, 1, let remedies) = try await why(second, house) else {
            Issue.record("it does not wait behind one")
            return
        }
        #expect(decision.steps.map(\.outcome) == [.waits(.untilAccepted)])
        #expect(decision.steps[0].candidates.map(\.agent) == [ana, ben])
        #expect(remedies.isEmpty)
    }

    @Test func `a chat that nobody can take names each obstacle, and each remedy is true`() async throws {
        let house = try await house { $0.distribution = .leastLoaded }
        try await house.availability(.away, of: ben)
        for number in 0..<Agent.usualLimit {
            _ = try await house.asked(Visitor.ID(high: 30, low: UInt64(number)))
        }
        let chat = try await house.asked(vera)

        guard case .waits(let decision, 0, let remedies) = try await why(chat, house) else {
            Issue.record("it does not wait as the first")
            return
        }
        #expect(decision.steps.map(\.outcome) == [.waits(.nobodyFree)])
        #expect(
            Dictionary(uniqueKeysWithValues: decision.steps[0].candidates.map { ($0.agent, $0.obstacle) })
                == [ana: .full, ben: .away])
        #expect(Set(remedies) == [.agentFree(ana), .agentFree(ben)])

        try await house.availability(.online, of: ben)
        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
        guard case .assigned(ben, let made, let at) = try await why(chat, house) else {
            Issue.record("it was not assigned to Ben")
            return
        }
        #expect(at == house.clock.now)
        #expect(made.route == .agent(ben, from: Cast.support.id))
        #expect(made.steps[0].candidates.first { $0.agent == ana }?.obstacle == .full)
    }

    @Test func `a chat of a closed queue waits for its hours`() async throws {
        let house = try await house {
            $0.distribution = .leastLoaded
            $0.hours = OfficeHours(
                zone: "UTC",
                week: [
                    .monday: [OpenSpan(from: "09:00", to: "13:00"), OpenSpan(from: "14:00", to: "15:00")]
                        .compactMap(\.self)
                ])
            $0.agents = [ana]
        }
        let begin = house.clock.now
        for number in 0..<Agent.usualLimit {
            _ = try await house.asked(Visitor.ID(high: 30, low: UInt64(number)))
        }
        let chat = try await house.asked(vera)
        await house.wait(.hours(1))
        _ = try await house.end(
            Target(Visitor.ID(high: 30, low: 0)), by: house.actor(ana))  // Ana has room

        guard case .waits(let decision, 0, let remedies) = try await why(chat, house) else {
            Issue.record("it does not wait")
            return
        }
        let opens = begin + .hours(2)
        #expect(decision.steps.map(\.outcome) == [.passedOn(.closed(until: opens))])
        #expect(remedies == [.opens(Cast.support.id, at: opens)])
    }

    @Test func `an accepted chat, one with a bot and one that ended have causes of their own`() async throws {
        let house = try await house()
        let accepted = try await house.chatting()
        guard case .accepted(ana) = try await why(accepted, house) else {
            Issue.record("Ana did not accept it")
            return
        }
        _ = try await house.end(Target(vera), by: house.actor(ana))
        guard case .ended = try await why(accepted, house) else {
            Issue.record("it has not ended")
            return
        }
        let withBot = try await house.asked(walt, on: Cast.tulipBot, Cast.deliveryQuestion)
        guard case .automated = try await why(withBot, house) else {
            Issue.record("no bot answers")
            return
        }
        #expect(await refusal { _ = try await why(Chat.ID(high: 9, low: 9), house) } == "noSuchChat")
    }
}
