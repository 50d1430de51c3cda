import FoyerCore
import FoyerMetrics
import FoyerService
import FoyerStore
import Synchronization

/// Counts what happens in chats, for the metrics: one addition for each event, without a lock.
final class EventCounts: Sendable {
    private let fromVisitors = Atomic(0)
    private let fromAgents = Atomic(0)
    private let fromFlows = Atomic(0)
    private let fromBots = Atomic(0)

    /// Called for every event of the server, before clients learn of it.
    func count(_ event: DomainEvent) {
        switch event {
        case .messageAppended(let appended, _): count(appended.message)
        case .visitorChanged(let change): for message in change.messages { count(message) }
        case .position, .presence, .marks, .visitorTyping, .agentTyping, .agent, .directory, .online, .banned,
            .bansChanged, .loggedOut, .returned, .invitations, .retryInvitations:
            break
        }
    }

    private func count(_ message: Message) {
        switch message.author {
        case .visitor: fromVisitors.add(1, ordering: .relaxed)
        case .agent: fromAgents.add(1, ordering: .relaxed)
        case .flow: fromFlows.add(1, ordering: .relaxed)
        case .bot: fromBots.add(1, ordering: .relaxed)
        case .system: break
        }
    }

    var metric: Metric {
        Metric(
            "foyer_messages_total", .counter, "Messages stored, by who wrote them.", by: "author",
            [
                "visitor": fromVisitors.load(ordering: .relaxed),
                "agent": fromAgents.load(ordering: .relaxed),
                "flow": fromFlows.load(ordering: .relaxed), "bot": fromBots.load(ordering: .relaxed),
            ])
    }
}
