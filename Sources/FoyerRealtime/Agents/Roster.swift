public import FoyerCore
import Synchronization

/// Which agents are connected, and whether they accept chats.
/// An agent keeps the availability they chose while one of their consoles is connected, and for the return
/// time after that: a reload or a short network failure makes nobody Offline. During the return time they are
/// assigned no chats.
public final class Roster: Sendable {
    private struct Entry {
        var chosen: Availability
        var consoles = 0
        /// When the last console disconnected; nil while one is connected, and once the agent counts as
        /// Offline.
        var gone: Instant?
        var lastGiven: Instant?
        var chats = 0
    }

    private let entries = Mutex<[Agent.ID: Entry]>([:])
    private let currentReturnTime: Mutex<Span>
    /// How long an agent without a connected console keeps their availability.
    public var returnTime: Span { currentReturnTime.withLock { $0 } }

    public init(returnTime: Span) {
        currentReturnTime = Mutex(returnTime)
    }

    /// From now on `returnTime` is this long, also for agents whose console is gone already.
    public func use(returnTime: Span) { currentReturnTime.withLock { $0 = returnTime } }

    /// Adds an agent with the stored availability; a known agent is left unchanged.
    /// - Parameter gone: when a restart disconnected the agent's console: the return time counts from then;
    ///   nil if not connected.
    public func know(
        _ agent: Agent.ID, chosen: Availability, lastGiven: Instant?, chats: Int, gone: Instant? = nil
    ) {
        entries.withLock { entries in
            guard entries[agent] == nil else { return }
            entries[agent] = Entry(chosen: chosen, gone: gone, lastGiven: lastGiven, chats: chats)
        }
    }

    /// A chat was assigned to one agent and taken from another. For display: distribution counts in the
    /// store.
    public func recordReassignment(from loser: Agent.ID?, to winner: Agent.ID?) {
        entries.withLock { entries in
            if let loser { entries[loser]?.chats -= 1 }
            if let winner { entries[winner]?.chats += 1 }
        }
    }

    /// Open chats of an agent.
    public func chats(of agent: Agent.ID) -> Int {
        entries.withLock { $0[agent]?.chats ?? 0 }
    }

    /// - Returns: whether this changed the agent's attendance.
    public func connect(_ agent: Agent.ID, at now: Instant) -> Bool {
        change(agent) { entry in
            entry.consoles += 1
            entry.gone = nil
        }
    }

    /// A console of the agent was closed.
    /// - Parameter isFinal: whether the agent logged out there: without another console they are Offline at
    ///   once.
    /// - Returns: whether this changed the agent's attendance.
    public func disconnect(_ agent: Agent.ID, isFinal: Bool = false, at now: Instant) -> Bool {
        change(agent) { entry in
            guard entry.consoles > 0 else { return }
            entry.consoles -= 1
            if entry.consoles == 0 { entry.gone = isFinal ? nil : now }
        }
    }

    /// The agent logged out: without a connected console the return time is over at once.
    /// - Returns: whether this changed the agent's attendance.
    public func logOut(_ agent: Agent.ID) -> Bool {
        change(agent) { entry in
            if entry.consoles == 0 { entry.gone = nil }
        }
    }

    /// - Returns: whether this changed the agent's attendance.
    public func choose(_ availability: Availability, for agent: Agent.ID) -> Bool {
        change(agent) { $0.chosen = availability }
    }

    public func recordAssignment(_ agent: Agent.ID, at now: Instant) {
        entries.withLock { $0[agent]?.lastGiven = now }
    }

    /// The agents whose return time is over by `now`; they are Offline from now on.
    public func sweep(at now: Instant) -> [Agent.ID] {
        let returnTime = returnTime
        return entries.withLock { entries in
            var gone: [Agent.ID] = []
            for (agent, entry) in entries {
                guard let since = entry.gone, since + returnTime <= now else { continue }
                entries[agent]?.gone = nil
                if entry.chosen != .offline { gone.append(agent) }
            }
            return gone
        }
    }

    public func attendance(of agent: Agent.ID) -> Attendance {
        entries.withLock { $0[agent].map(attendance) ?? .offline }
    }

    public func availability(of agent: Agent.ID) -> Availability {
        entries.withLock { $0[agent].map(availability) ?? .offline }
    }

    /// What a queue needs about its agents to route a chat.
    /// - Parameter chats: open chats of each agent.
    public func loads(of agents: [Agent], chats: [Agent.ID: Int]) -> [AgentLoad] {
        entries.withLock { entries in
            agents.map { agent in
                let entry = entries[agent.id]
                return AgentLoad(
                    agent: agent.id, availability: entry.map(availability) ?? .offline,
                    isConnected: (entry?.consoles ?? 0) > 0, chats: chats[agent.id] ?? 0, limit: agent.limit,
                    lastGiven: entry?.lastGiven)
            }
        }
    }

    private func availability(_ entry: Entry) -> Availability {
        entry.consoles > 0 || entry.gone != nil ? entry.chosen : .offline
    }

    private func attendance(_ entry: Entry) -> Attendance {
        switch entry.chosen {
        case .offline: return .offline
        case .online where entry.consoles > 0: return .online
        case .away where entry.consoles > 0: return .away
        case .online, .away: return entry.gone.map { .absent(until: $0 + returnTime) } ?? .offline
        }
    }

    private func change(_ agent: Agent.ID, _ body: (inout Entry) -> Void) -> Bool {
        entries.withLock { entries in
            var entry = entries[agent] ?? Entry(chosen: .online)
            let before = attendance(entry)
            body(&entry)
            entries[agent] = entry
            return attendance(entry) != before
        }
    }
}
