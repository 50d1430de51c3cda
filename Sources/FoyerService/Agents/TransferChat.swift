public import FoyerCore
import FoyerStore

/// Transfer: the agent in the chat passes it to a colleague or to a queue, with a note for whoever takes it.
public struct TransferChat: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public enum Receiver: Hashable, Sendable {
        case agent(Agent.ID)
        case queue(ChatQueue.ID)
    }

    public func callAsFunction(
        _ target: Target, to receiver: Receiver, note: String?, by agent: Agent.ID
    ) async throws(AgentFailure) -> Moved {
        let note = try Wording.optional(note, field: "note", limit: Capture.reasonLimit)
        return try await act(target, by: agent, needing: .chat) { turn in
            guard case .chatting(_, let assignee) = turn.state else {
                throw VisitorRefusal.notOffered(in: turn.state.status ?? .end)
            }
            guard assignee == agent else { throw VisitorRefusal.notYours(assignee) }
            let route = try Self.route(to: receiver, from: agent, in: turn)
            if !note.isEmpty { try turn.append(Draft(author: .agent(agent), text: note, isNote: true)) }
            return .transferred(route, by: agent)
        }
    }

    private static func route(to receiver: Receiver, from giver: Agent.ID, in turn: VisitorTurn) throws
        -> Route
    {
        switch receiver {
        case .agent(let colleague):
            guard let known = turn.world.directory.agents[colleague], colleague != giver else {
                throw AgentFailure.noSuchAgent
            }
            let isHere = turn.world.loads([known], [:]).contains { $0.availability != .offline }
            guard isHere else { throw AgentFailure.nobodyOnline }
            return .agent(colleague, from: nil)
        case .queue(let queue):
            guard turn.world.directory.queues[queue] != nil else { throw AgentFailure.noSuchQueue }
            let route = try turn.route(to: queue)
            guard route != .nobody else { throw AgentFailure.nobodyOnline }
            return route
        }
    }
}
