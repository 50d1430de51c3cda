import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import TestSupport
import Testing

private let vera = Cast.vera

/// Fifty agents do the same at the same moment: one succeeds, and the others learn who it was.
struct RaceTests {
    private static let crowd = (0..<50).map { number in
        Agent(
            id: Agent.ID(high: 90, low: UInt64(number)), name: "Agent \(number)", title: "",
            email: "agent\(number)@tulip.example", role: .agent)
    }

    private static func house() async throws -> TestHouse {
        var directory = Cast.directory
        for agent in crowd { directory.agents[agent.id] = agent }
        let house = try await TestHouse.open(directory: directory).staffed()
        for agent in crowd { await house.availability.connect(agent.id) }
        return house
    }

    /// - Returns: the successful agent, and the refusals of the others.
    private static func race(
        _ press: @escaping @Sendable (Agent.ID) async throws -> Void
    ) async -> (winners: [Agent.ID], refusals: [String]) {
        await withTaskGroup(of: (Agent.ID, String).self) { group in
            for agent in crowd {
                group.addTask { (agent.id, await refusal { try await press(agent.id) }) }
            }
            var winners: [Agent.ID] = []
            var refusals: [String] = []
            for await (agent, word) in group {
                if word == "nothing" { winners.append(agent) } else { refusals.append(word) }
            }
            return (winners, refusals)
        }
    }

    private func expectOneWinner(
        _ outcome: (winners: [Agent.ID], refusals: [String]), chat: Chat.ID?, in house: TestHouse
    ) async throws {
        let winner = try #require(outcome.winners.first)
        #expect(outcome.winners.count == 1)
        #expect(outcome.refusals == Array(repeating: .alreadyTaken(by: winner), count: 49))
        #expect(try await house.state(of: vera)?.assignee == winner)
        #expect(house.lobby.record(vera)?.assignee == winner)
        guard let chat else { return }
        #expect(try await house.chat(chat)?.speaker == .agent(winner))
        let joins = try await house.messages(in: chat).filter { message in
            guard case .system(let event) = message.author else { return false }
            return event.agent != nil
        }
        #expect(joins.count == 1)
        #expect(house.roster.chats(of: winner) == 1)
    }

    @Test func `one of fifty concurrent accepts wins`() async throws {
        let house = try await Self.house()
        let chat = try await house.asked()

        let outcome = await Self.race { _ = try await house.accept(Target(vera), by: house.actor($0)) }

        try await expectOneWinner(outcome, chat: chat, in: house)
    }

    @Test func `one of fifty concurrent stops of a flow wins`() async throws {
        let house = try await Self.house()
        try await house.arrive(vera, on: Cast.tulipFlow)
        let chat = try #require(try await house.openWindow(by: vera))

        let outcome = await Self.race { _ = try await house.stopFlow(Target(vera), by: house.actor($0)) }

        try await expectOneWinner(outcome, chat: chat, in: house)
    }

    @Test func `one of fifty concurrent take-overs from a bot wins`() async throws {
        let house = try await Self.house()
        let chat = try await house.asked(on: Cast.tulipBot, Cast.deliveryQuestion)

        let outcome = await Self.race { _ = try await house.takeOver(Target(vera), by: house.actor($0)) }

        try await expectOneWinner(outcome, chat: chat, in: house)
    }

    @Test func `one of fifty concurrent invitations wins`() async throws {
        let house = try await Self.house()
        try await house.arrive(vera)

        let outcome = await Self.race {
            _ = try await house.invite("Hello!", to: Target(vera), by: house.actor($0))
        }

        try await expectOneWinner(outcome, chat: nil, in: house)
    }

    @Test func `first messages from many tabs at once open one chat`() async throws {
        let house = try await Self.house()
        try await house.arrive(vera)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for tab in 0..<50 {
                group.addTask { _ = try await house.send("Hello from \(tab)", draft: "d\(tab)", by: vera) }
            }
            try await group.waitForAll()
        }

        let chats = try await house.chats(of: vera)
        #expect(chats.count == 1)
        let messages = try await house.messages(in: try #require(chats.first).id)
        #expect(messages.filter { $0.author == .visitor }.count == 50)
        #expect(messages.map(\.sequence) == Array(1...51))
    }
}
