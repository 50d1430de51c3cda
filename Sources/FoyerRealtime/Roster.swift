public import FoyerCore
import Synchronization

/// Which agents are here, and whether they take chats.
///
/// An agent is what they chose to be while one of their consoles is connected, and for a moment after: a reload or a short
/// break of the line makes nobody Offline.
public final class Roster: Sendable {
    private struct Entry {
        var chosen: Availability
        var consoles = 0
        var gone: Instant?
        var lastGiven: Instant?
        var chats = 0
    }

    private let entries = Mutex<[Agent.ID: Entry]>([:])

    /// Thirty seconds: a reload on a slow line takes ten, and an agent who closed the console should not be offered for long.
    public static let grace = Span.seconds(30)

    public init() {}

    /// Makes an agent known, as stored; one who is known stays as they are.
    ///
    /// - Parameter gone: when the agent's console was lost by a restart: the grace counts from then; nil: not here.
    public func know(
        _ agent: Agent.ID, chosen: Availability, lastGiven: Instant?, chats: Int, gone: Instant? = nil
    ) {
        entries.withLock { entries in
            guard entries[agent] == nil else { return }
            entries[agent] = Entry(chosen: chosen, gone: gone, lastGiven: lastGiven, chats: chats)
        }
    }

    /// A chat was given to one agent and taken from another. For show: distribution counts in the store.
    public func noteChat(from loser: Agent.ID?, to winner: Agent.ID?) {
        entries.withLock { entries in
            if let loser { entries[loser]?.chats -= 1 }
            if let winner { entries[winner]?.chats += 1 }
        }
    }

    /// Open chats of an agent.
    public func chats(of agent: Agent.ID) -> Int {
        entries.withLock { $0[agent]?.chats ?? 0 }
    }

    /// - Returns: whether the agent's availability changed by it.
    public func connect(_ agent: Agent.ID, at now: Instant) -> Bool {
        change(agent, at: now) { entry in
            entry.consoles += 1
            entry.gone = nil
        }
    }

    public func disconnect(_ agent: Agent.ID, at now: Instant) {
        entries.withLock { entries in
            guard var entry = entries[agent], entry.consoles > 0 else { return }
            entry.consoles -= 1
            if entry.consoles == 0 { entry.gone = now }
            entries[agent] = entry
        }
    }

    /// - Returns: whether the agent's availability changed by it.
    public func choose(_ availability: Availability, for agent: Agent.ID, at now: Instant) -> Bool {
        change(agent, at: now) { $0.chosen = availability }
    }

    public func noteGiven(_ agent: Agent.ID, at now: Instant) {
        entries.withLock { $0[agent]?.lastGiven = now }
    }

    /// The agents whose grace is over by `now`; they are Offline from now on.
    public func sweep(at now: Instant) -> [Agent.ID] {
        entries.withLock { entries in
            var gone: [Agent.ID] = []
            for (agent, entry) in entries {
                guard let since = entry.gone, since + Self.grace <= now else { continue }
                entries[agent]?.gone = nil
                if entry.chosen != .offline { gone.append(agent) }
            }
            return gone
        }
    }

    public func availability(of agent: Agent.ID) -> Availability {
        entries.withLock { $0[agent].map(Self.effective) ?? .offline }
    }

    /// What a queue must know of its agents to route a chat.
    ///
    /// - Parameter chats: open chats for each agent.
    public func loads(of agents: [Agent], chats: [Agent.ID: Int]) -> [AgentLoad] {
        entries.withLock { entries in
            agents.map { agent in
                AgentLoad(
                    agent: agent.id, availability: entries[agent.id].map(Self.effective) ?? .offline,
                    chats: chats[agent.id] ?? 0, limit: agent.limit, lastGiven: entries[agent.id]?.lastGiven)
            }
        }
    }

    private static func effective(_ entry: Entry) -> Availability {
        entry.consoles > 0 || entry.gone != nil ? entry.chosen : .offline
    }

    private func change(_ agent: Agent.ID, at now: Instant, _ body: (inout Entry) -> Void) -> Bool {
        entries.withLock { entries in
            var entry = entries[agent] ?? Entry(chosen: .online)
            let before = Self.effective(entry)
            body(&entry)
            entries[agent] = entry
            return Self.effective(entry) != before
        }
    }
}
