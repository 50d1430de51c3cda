import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Draws the consequences of time: who has left, whose invitation lapsed, whose chat fell silent, which flow goes on, which agent is
/// gone, and who is banned and has a chat still. Called every second.
public struct SweepAbsent: Sendable {
    let store: Store
    let move: MoveVisitor
    let availability: ChangeAvailability
    let distribute: DistributeWaiting
    let sendAway: SendAway
    let settings: Settings

    public init(
        store: Store, move: MoveVisitor, availability: ChangeAvailability, distribute: DistributeWaiting,
        sendAway: SendAway, settings: Settings
    ) {
        self.store = store
        self.move = move
        self.availability = availability
        self.distribute = distribute
        self.sendAway = sendAway
        self.settings = settings
    }

    public func callAsFunction() async {
        let now = move.clock()
        var endedChats = false
        for departure in move.lobby.sweep(at: now) {
            switch departure {
            case .left(let visitor):
                await turn(of: visitor) { try $0.apply(.left) }
            case .stayedAway(let visitor):
                await turn(of: visitor) { try $0.apply(.ended(.left)) }
            }
            endedChats = true
        }
        if await sendAway.finish() { endedChats = true }
        await lapseInvitations(at: now)
        await wakeFlows(at: now)
        if await endIdleChats(at: now) { endedChats = true }
        for agent in move.roster.sweep(at: now) { await availability.follow(agent) }
        if endedChats { await distribute() }
    }

    private func lapseInvitations(at now: Instant) async {
        // Asked again in a second.
        let open = (try? await store.driver.read { db in try db.openInvitations() }) ?? []
        for (visitor, invitation) in open where invitation.until <= now {
            await turn(of: visitor) { try $0.apply(.invitationOver(invitation.id, .lapsed)) }
        }
    }

    private func wakeFlows(at now: Instant) async {
        // Asked again in a second.
        let due = (try? await store.driver.read { db in try db.chatsToWake(by: now) }) ?? []
        for (chat, visitor) in due {
            await turn(of: visitor) { turn in
                guard turn.state.chat == chat else { return }
                try turn.stepFlow(.woke)
            }
        }
    }

    private func endIdleChats(at now: Instant) async -> Bool {
        let limit = now - settings.idleTime
        // Asked again in a second.
        let idle = (try? await store.driver.read { db in try db.idleChats(since: limit) }) ?? []
        for chat in idle {
            await turn(of: chat.visitor) { turn in
                guard turn.state.chat == chat.id else { return }
                try turn.apply(.ended(.idle))
            }
        }
        return !idle.isEmpty
    }

    /// What is refused has been overtaken by the visitor or an agent; what the store cannot do now is due again in a second.
    private func turn(of visitor: Visitor.ID, _ body: @escaping @Sendable (inout VisitorTurn) throws -> Void)
        async
    {
        _ = try? await move(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor, body)
    }
}
