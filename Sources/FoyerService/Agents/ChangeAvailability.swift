public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Online, Away, Offline: by choice, by opening the console, by closing it.
public struct ChangeAvailability: Sendable {
    let store: Store
    let roster: Roster
    let distribute: DistributeWaiting
    let ensureHolders: EnsureHolders
    let changeVisitor: ChangeVisitor

    public init(store: Store, changeVisitor: ChangeVisitor, distribute: DistributeWaiting) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.distribute = distribute
        ensureHolders = EnsureHolders(store: store, changeVisitor: changeVisitor)
        roster = changeVisitor.roster
    }

    public func callAsFunction(_ availability: Availability, of agent: Agent.ID) async throws(AgentFailure) {
        try await store.write(failing: AgentFailure.self) { db in
            try db.agents.setAvailability(availability, of: agent)
        }
        if roster.choose(availability, for: agent) { await follow(agent) }
    }

    /// A console of the agent was opened.
    public func connect(_ agent: Agent.ID) async {
        if roster.connect(agent, at: changeVisitor.clock()) { await follow(agent) }
    }

    /// A console of the agent was closed.
    /// - Parameter isFinal: whether the agent logged out there: without another console their chats are
    ///   handed over at once.
    /// - Returns: whether the agent's attendance changed, so that `follow` must be called.
    public func disconnect(_ agent: Agent.ID, isFinal: Bool = false) -> Bool {
        roster.disconnect(agent, isFinal: isFinal, at: changeVisitor.clock())
    }

    /// The agent logged out in a browser: without a connected console their chats are handed over at once.
    public func logOut(_ agent: Agent.ID) async {
        if roster.logOut(agent) { await follow(agent) }
    }

    /// Applies a change of attendance: colleagues and visitors see it; waiting chats may be assigned to the
    /// agent; an Offline agent's invitations end and their chats are handed over; waiting visitors learn
    /// whether anybody is left.
    public func follow(_ agent: Agent.ID) async {
        changeVisitor.publish(.agent(agent))
        changeVisitor.publish(.online)
        switch roster.attendance(of: agent) {
        case .online:
            await ensureHolders()
            await distribute()
        case .away: await ensureHolders()
        case .absent: break  // keeps invitations and chats until the return time is over
        case .offline:
            await withdrawInvitations(of: agent)
            await ensureHolders()
        }
    }

    private func withdrawInvitations(of agent: Agent.ID) async {
        // Otherwise they lapse by time.
        let open = (try? await store.read { db in try db.invitations.all() }) ?? []
        for (visitor, invitation) in open where invitation.by == agent {
            _ = try? await changeVisitor(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
                transaction in
                try transaction.apply(.invitationOver(invitation.id, .inviterOffline))
            }  // answered or declined at this moment: nothing to withdraw
        }
    }
}
