import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Gives waiting chats to agents who have room, longest wait first, where the queue distributes by itself.
public struct DistributeWaiting: Sendable {
    let store: Store
    let move: MoveVisitor

    public init(store: Store, move: MoveVisitor) {
        self.store = store
        self.move = move
    }

    public func callAsFunction() async {
        let directory = move.directory.now
        guard directory.queues.values.contains(where: { $0.distribution != .manual }) else { return }
        // Asked again at the next change.
        let waiting = (try? await store.driver.read { db in try db.waitingChats() }) ?? []
        for chat in waiting {
            guard case .queue(let queue) = chat.speaker, let queue = directory.queues[queue] else { continue }
            _ = try? await move(chat.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) { turn in
                let agents = queue.agents.compactMap { turn.world.directory.agents[$0] }
                let loads = turn.world.loads(agents, try turn.db.chatsPerAgent())
                guard turn.state.chat == chat.id, let agent = queue.taker(among: loads) else { return }
                try turn.apply(.distributed(to: agent))
            }  // taken, cancelled or left at this moment: nothing to give
        }
    }
}
