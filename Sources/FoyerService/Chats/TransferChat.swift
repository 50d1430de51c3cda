public import FoyerCore
import FoyerStore

/// Transfer: the agent in the chat transfers it to a colleague or to a queue, with a note for the receiver.
public struct TransferChat: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) {
        self.act = act
    }

    public enum Receiver: Hashable, Sendable {
        case agent(Agent.ID)
        case queue(ChatQueue.ID)
    }

    public func callAsFunction(
        _ target: Target, to receiver: Receiver, note: String?, by actor: Actor
    ) async throws(AgentFailure) -> VisitorChange {
        let note = try TextRules.optional(note, field: "note", limit: Capture.reasonLimit)
        let agent = actor.id
        return try await act(target, by: actor) { transaction in
            guard transaction.state.status == .chatting, let assignee = transaction.state.assignee else {
                throw VisitorRefusal.notOffered(in: transaction.state.status ?? .end)
            }
            guard assignee == agent else { throw VisitorRefusal.notYours(assignee) }
            let event: VisitorEvent
            switch receiver {
            case .agent(let colleague):
                try Self.require(colleague, not: agent, in: transaction)
                let now = transaction.world.now
                let time = transaction.world.directory.settings.transferTime
                event = .passed(Transfer(by: agent, to: colleague, at: now, until: now + time, note: note))
            case .queue(let queue):
                event = .transferred(try Self.route(to: queue, in: &transaction), by: agent)
            }
            if !note.isEmpty {
                try transaction.append(NewMessage(author: .agent(agent), text: note, isNote: true))
            }
            return event
        }
    }

    /// Only agents who are Online, connected and below their limit can be assigned a chat.
    private static func require(
        _ colleague: Agent.ID, not giver: Agent.ID, in transaction: VisitorTransaction
    ) throws {
        guard let known = transaction.world.directory.agents[colleague], colleague != giver else {
            throw AgentFailure.noSuchAgent
        }
        let loads = transaction.world.loads([known], try transaction.db.chats.countByAgent())
        if let obstacle = loads.first?.obstacle { throw AgentFailure.agentUnavailable(colleague, obstacle) }
    }

    private static func route(
        to queue: ChatQueue.ID, in transaction: inout VisitorTransaction
    ) throws -> Route {
        guard transaction.world.directory.queues[queue] != nil else { throw AgentFailure.noSuchQueue }
        let route = try transaction.route(to: queue)
        guard route != .nobody else { throw AgentFailure.nobodyOnline }
        return route
    }
}
