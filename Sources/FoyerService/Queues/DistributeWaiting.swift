import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Assigns waiting chats to agents with room, longest wait first, in queues with automatic distribution.
public struct DistributeWaiting: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        self.changeVisitor = changeVisitor
    }

    public func callAsFunction() async {
        let directory = changeVisitor.directory.now
        guard directory.queues.values.contains(where: { $0.distribution != .manual }) else { return }
        // Retried in a second.
        let found = try? await store.read { db in (try db.chats.waiting(), try db.chats.countByAgent()) }
        guard let found else { return }
        var chats = found.1
        for chat in found.0 {
            guard case .queue(let queue) = chat.speaker,
                taker(in: queue, of: directory, chats) != nil
            else { continue }
            let change = try? await changeVisitor(
                chat.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor
            ) {
                transaction in
                guard transaction.state.chat == chat.id,
                    case .agent(let agent, _) = try transaction.route(to: queue, isNext: true)
                else { return }
                try transaction.apply(.distributed(to: agent))
            }  // taken, cancelled or left at this moment: nothing to assign
            if let agent = change?.standing.state.assignee { chats[agent, default: 0] += 1 }
        }
    }

    /// The agent who would get a chat now; checked first, so that nothing is written for the many that wait
    /// while nobody has room.
    private func taker(
        in queue: ChatQueue.ID, of directory: Directory, _ chats: [Agent.ID: Int]
    ) -> Agent.ID? {
        // Whom the visitor knows changes who gets the chat, not whether anybody can.
        let decision = directory.decide(on: queue, at: changeVisitor.clock(), entry: .next, lastAgent: nil) {
            changeVisitor.roster.loads(of: $0, chats: chats)
        }
        guard case .agent(let agent, _) = decision.route else { return nil }
        return agent
    }
}
