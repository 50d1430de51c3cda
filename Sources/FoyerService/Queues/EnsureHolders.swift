import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Ensures that every open chat has a holder (docs/decisions/0033): hands over the chats of agents who are
/// gone and transfers that nobody opened, returns chats to agents who come back, and informs visitors when
/// nobody is expected any more.
/// Called when an agent comes or goes, and every second: what the store could not do is retried with the next
/// call.
public struct EnsureHolders: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        self.changeVisitor = changeVisitor
    }

    public func callAsFunction() async {
        let now = changeVisitor.clock()
        let staff = staff
        let roster = changeVisitor.roster
        // Retried in a second.
        let due = try? await store.read { db -> [Visitor.ID] in
            let gone = try db.chats.countByAgent().keys.filter { roster.attendance(of: $0) == .offline }
            let left = try gone.sorted().flatMap { try db.chats.visitors(with: $0) }
            let unanswered = try db.chats.unanswered().filter {
                $0.state.handOver(at: now, among: staff) != nil
            }
            // In the order of the queue, front first. A transfer to an agent who is gone is in both.
            let known = Set(left)
            return left + unanswered.map(\.visitor).filter { !known.contains($0) }
        }
        for visitor in due ?? [] {
            _ = try? await changeVisitor(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
                transaction in
                try transaction.handOver(among: staff)
            }  // taken, ended or opened at this moment: nothing to do
        }
    }

    private var staff: Staff {
        let (roster, directory) = (changeVisitor.roster, changeVisitor.directory)
        let clock = changeVisitor.clock
        return Staff {
            directory.now.overflow(of: $0)
        } attendance: {
            roster.attendance(of: $0)
        } isAttended: { queue in
            directory.now.isAttended(queue, by: roster, at: clock())
        } isKnown: {
            directory.now.queues[$0] != nil
        }
    }
}

extension VisitorTransaction {
    /// Applies the step that is due by the rule of holders.
    fileprivate mutating func handOver(among staff: Staff) throws {
        guard let due = state.handOver(at: world.now, among: staff) else { return }
        switch due {
        case .agentGone(let agent):
            try apply(.agentGone(agent, try fallback(without: agent)))
        case .notOpened(let transfer):
            let isGiverHere = staff.attendance(transfer.by) == .online
            try apply(.notOpened(isGiverHere: isGiverHere, try fallback(without: transfer.to)))
        case .agentBack(let agent):
            try apply(.agentBack(agent))
        case .queueGone:
            if let queue = world.widget.flatMap({ world.directory.widgets[$0]?.queue }) {
                try apply(.moved(to: queue))
            }
        case .outlook(let outlook):
            try apply(.outlook(outlook))
        }
    }

    /// Where the open chat goes without this agent.
    private mutating func fallback(without agent: Agent.ID) throws -> Fallback {
        guard let chat = try state.chat.flatMap({ try db.chats.find($0) }),
            // A queue may have been deleted since the chat went through it.
            let queue = chat.queue.flatMap({ world.directory.queues[$0]?.id })
                ?? world.directory.widgets[chat.widget]?.queue
        else { throw VisitorRefusal.noOpenChat }
        switch try route(to: queue, isNext: true) {
        case .agent(let taker, let from):
            return Fallback(queue: from ?? queue, taker: taker == agent ? nil : taker, isAttended: true)
        case .queue(let attended):
            return Fallback(queue: attended, isAttended: true)
        case .nobody, .flow, .bot:
            return Fallback(queue: queue, isAttended: false)
        }
    }
}
