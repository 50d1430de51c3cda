public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// Online, Away, Offline: by choice, by opening the console, by closing it.
public struct ChangeAvailability: Sendable {
    let store: Store
    let roster: Roster
    let distribute: DistributeWaiting
    let move: MoveVisitor

    public init(store: Store, move: MoveVisitor, distribute: DistributeWaiting) {
        self.store = store
        self.move = move
        self.distribute = distribute
        roster = move.roster
    }

    public func callAsFunction(_ availability: Availability, of agent: Agent.ID) async throws(AgentFailure) {
        do { try await store.driver.write { db in try db.save(availability, of: agent) } } catch {
            throw AgentFailure(error)
        }
        if roster.choose(availability, for: agent, at: move.clock()) { await follow(agent) }
    }

    /// A console of the agent was opened.
    public func connect(_ agent: Agent.ID) async {
        if roster.connect(agent, at: move.clock()) { await follow(agent) }
    }

    /// What follows when an agent's availability has changed: colleagues and visitors see it, waiting chats may go to them,
    /// their invitations end when they are Offline.
    func follow(_ agent: Agent.ID) async {
        move.announce(.agent(agent))
        move.announce(.online)
        switch roster.availability(of: agent) {
        case .online: await distribute()
        case .away: break  // keeps invitations and chats, gets nothing new
        case .offline: await withdrawInvitations(of: agent)
        }
    }

    private func withdrawInvitations(of agent: Agent.ID) async {
        // Else they lapse by time.
        let open = (try? await store.driver.read { db in try db.openInvitations() }) ?? []
        for (visitor, invitation) in open where invitation.by == agent {
            _ = try? await move(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) { turn in
                try turn.apply(.invitationOver(invitation.id, .inviterOffline))
            }  // answered or declined at this moment: nothing to withdraw
        }
    }
}

/// Whether somebody takes chats for a widget: a flow or a bot always does; a queue when one of its agents, or of its backup's,
/// is Online.
public struct OnlineWidgets: Sendable {
    public let byWidget: [Widget.ID: Bool]

    public init(directory: Directory, roster: Roster) {
        byWidget = directory.widgets.mapValues { widget in
            switch widget.start {
            case .bot: return true
            case .flow(let flow) where directory.flow(flow) != nil: return true
            case .queue, .flow:
                var seen: Set<ChatQueue.ID> = []
                var next = directory.queues[widget.queue]
                while let queue = next, seen.insert(queue.id).inserted {
                    if queue.agents.contains(where: { roster.availability(of: $0) == .online }) {
                        return true
                    }
                    next = queue.backup.flatMap { directory.queues[$0] }
                }
                return false
            }
        }
    }
}
