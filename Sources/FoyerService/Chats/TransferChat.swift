public import FoyerCore
import FoyerStore

/// Transfer: the agent in the chat passes it to a colleague or to a queue, with a note for whoever takes it.
public struct TransferChat: Sendable {
    let act: AgentMove
    let settings: Settings

    public init(_ act: AgentMove, settings: Settings) {
        self.act = act
        self.settings = settings
    }

    public enum Receiver: Hashable, Sendable {
        case agent(Agent.ID)
        case queue(ChatQueue.ID)
    }

    public func callAsFunction(
        _ target: Target, to receiver: Receiver, note: String?, by actor: Actor
    ) async throws(AgentFailure) -> Moved {
        let note = try Wording.optional(note, field: "note", limit: Capture.reasonLimit)
        let time = settings.transferTime
        let agent = actor.id
        return try await act(target, by: actor) { turn in
            guard turn.state.status == .chatting, let assignee = turn.state.assignee else {
                throw VisitorRefusal.notOffered(in: turn.state.status ?? .end)
            }
            guard assignee == agent else { throw VisitorRefusal.notYours(assignee) }
            let event: VisitorEvent
            switch receiver {
            case .agent(let colleague):
                try Self.require(colleague, not: agent, in: turn)
                let now = turn.world.now
                event = .passed(Transfer(by: agent, to: colleague, at: now, until: now + time, note: note))
            case .queue(let queue):
                event = .transferred(try Self.route(to: queue, in: turn), by: agent)
            }
            if !note.isEmpty { try turn.append(Draft(author: .agent(agent), text: note, isNote: true)) }
            return event
        }
    }

    /// Only who is Online, connected and below the limit can be given a chat.
    private static func require(_ colleague: Agent.ID, not giver: Agent.ID, in turn: VisitorTurn) throws {
        guard let known = turn.world.directory.agents[colleague], colleague != giver else {
            throw AgentFailure.noSuchAgent
        }
        let loads = turn.world.loads([known], try turn.db.chatsPerAgent())
        if let obstacle = loads.first?.obstacle { throw AgentFailure.agentUnavailable(colleague, obstacle) }
    }

    private static func route(to queue: ChatQueue.ID, in turn: VisitorTurn) throws -> Route {
        guard turn.world.directory.queues[queue] != nil else { throw AgentFailure.noSuchQueue }
        let route = try turn.route(to: queue)
        guard route != .nobody else { throw AgentFailure.nobodyOnline }
        return route
    }
}
