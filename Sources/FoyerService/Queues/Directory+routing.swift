import FoyerCore
import FoyerRealtime

extension Directory {
    /// The queue, then its backups in order.
    func line(from queue: ChatQueue.ID) -> [ChatQueue] {
        var line: [ChatQueue] = []
        var next = queues[queue]
        while let candidate = next, !line.contains(where: { $0.id == candidate.id }) {
            line.append(candidate)
            next = candidate.backup.flatMap { queues[$0] }
        }
        return line
    }

    /// Whether the queue is open, and until when.
    func hours(of queue: ChatQueue, at now: Instant) -> OfficeState {
        guard let hours = queue.hours else { return .open(until: nil) }
        return hours.state(at: now, zones[hours.zone] ?? .utc)
    }

    /// Whether the queue, or one of its backups, is open and has an agent Online.
    func isAttended(_ queue: ChatQueue.ID, by roster: Roster, at now: Instant) -> Bool {
        line(from: queue).contains { queue in
            hours(of: queue, at: now).isOpen
                && queue.agents.contains { roster.availability(of: $0) == .online }
        }
    }

    /// How long a visitor waits in this queue before being informed of the delay.
    func overflow(of queue: ChatQueue.ID) -> Span { queues[queue]?.overflowAfter ?? settings.queueTime }

    /// What a queue needs to know to decide on a chat.
    func situation(
        of queue: ChatQueue, at now: Instant, entry: QueueEntry, lastAgent: Agent.ID?,
        loads: ([Agent]) -> [AgentLoad]
    ) -> QueueSituation {
        QueueSituation(
            hours: hours(of: queue, at: now), loads: loads(queue.agents.compactMap { agents[$0] }),
            ahead: entry.ahead(in: queue.id), isWaiting: entry.isWaiting, lastAgent: lastAgent)
    }

    /// The decision on a chat sent to this queue: by the first queue, in the order of backups, that is open
    /// and has an agent Online.
    func decide(
        on queue: ChatQueue.ID, at now: Instant, entry: QueueEntry, lastAgent: Agent.ID?,
        loads: ([Agent]) -> [AgentLoad]
    ) -> RoutingDecision {
        RoutingDecision(along: line(from: queue)) {
            situation(of: $0, at: now, entry: entry, lastAgent: lastAgent, loads: loads)
        }
    }
}
