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
        // Asked again in a second.
        let found = try? await store.driver.read { db in (try db.waitingChats(), try db.chatsPerAgent()) }
        guard let found else { return }
        var chats = found.1
        for chat in found.0 {
            guard case .queue(let queue) = chat.speaker, let queue = directory.queues[queue],
                taker(in: queue, of: directory, chats) != nil
            else { continue }
            let moved = try? await move(chat.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
                turn in
                let agents = queue.agents.compactMap { turn.world.directory.agents[$0] }
                let loads = turn.world.loads(agents, try turn.db.chatsPerAgent())
                guard turn.state.chat == chat.id, let agent = queue.taker(among: loads) else { return }
                try turn.apply(.distributed(to: agent))
            }  // taken, cancelled or left at this moment: nothing to give
            if let agent = moved?.standing.state.assignee { chats[agent, default: 0] += 1 }
        }
    }

    /// Who would take a chat now, so that nothing is written for the many who wait while nobody has room.
    private func taker(in queue: ChatQueue, of directory: Directory, _ chats: [Agent.ID: Int]) -> Agent.ID? {
        let agents = queue.agents.compactMap { directory.agents[$0] }
        return queue.taker(among: move.roster.loads(of: agents, chats: chats))
    }
}
