public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Answers why a chat is where it is: by the decision that routing makes, or made (docs/product.md, 5).
public struct ExplainChat: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        self.changeVisitor = changeVisitor
    }

    public enum Explanation: Sendable {
        /// It waits behind so many; each remedy would change that once it is the first.
        case waits(RoutingDecision, ahead: Int, remedies: [RoutingRemedy])
        /// A queue assigned it to the agent who has it.
        case assigned(Agent.ID, RoutingDecision, at: Instant)
        /// The agent accepted it, or came to it by an invitation, a transfer or a take-over.
        case accepted(Agent.ID)
        /// A flow or a bot speaks.
        case automated
        case ended
    }

    /// - Throws: `noSuchChat`.
    public func callAsFunction(_ id: Chat.ID, by actor: Actor) async throws(AgentFailure) -> Explanation {
        let (directory, roster) = (changeVisitor.directory.now, changeVisitor.roster)
        let now = changeVisitor.clock()
        return try await store.read(failing: AgentFailure.self) { db in
            guard let chat = try db.chats.find(id) else { throw AgentFailure.noSuchChat }
            guard chat.ended == nil else { return .ended }
            switch chat.speaker {
            case .flow, .bot: return .automated
            case .agent(let agent):
                guard let (decision, at) = try db.chats.decision(on: id), decision.route.agent == agent else {
                    return .accepted(agent)
                }
                return .assigned(agent, decision, at: at)
            case .queue(let queue):
                let ahead = (try db.chats.position(of: chat) ?? 1) - 1
                let counts = try db.chats.countByAgent()
                let lastAgent = try db.chats.lastAgent(of: chat.visitor)
                let line = directory.line(from: queue)
                func situation(_ queue: ChatQueue, _ entry: QueueEntry) -> QueueSituation {
                    directory.situation(of: queue, at: now, entry: entry, lastAgent: lastAgent) {
                        roster.loads(of: $0, chats: counts)
                    }
                }
                let decision = RoutingDecision(along: line) {
                    situation($0, .waiting(in: queue, behind: ahead))
                }
                let next = Dictionary(uniqueKeysWithValues: line.map { ($0.id, situation($0, .next)) })
                let first = RoutingDecision(along: line) { next[$0.id, default: QueueSituation(loads: [])] }
                return .waits(decision, ahead: ahead, remedies: first.remedies(along: line, in: next))
            }
        }
    }
}
