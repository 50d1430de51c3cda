import FoyerBoard
import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Applies everything that is due: departures, lapsed invitations, idle chats, flow timers, agents who have been away,
/// chats that need another holder, office hours, and evictions that are not finished. Called every second.
public struct SweepAbsent: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let availability: ChangeAvailability
    let distribute: DistributeWaiting
    let evictBanned: EvictBanned

    public init(
        store: Store, changeVisitor: ChangeVisitor, availability: ChangeAvailability,
        distribute: DistributeWaiting,
        evictBanned: EvictBanned
    ) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.availability = availability
        self.distribute = distribute
        self.evictBanned = evictBanned
    }

    public func callAsFunction() async {
        let now = changeVisitor.clock()
        await conclude(changeVisitor.lobby.sweep(at: now))
        endTyping(at: now)
        await evictBanned.finish()
        await lapseInvitations(at: now)
        await wakeFlows(at: now)
        await endIdleChats(at: now)
        // Hours may have begun or ended.
        if changeVisitor.directory.now.queues.values.contains(where: { $0.hours != nil }) {
            changeVisitor.publish(.online)
        }
        for agent in changeVisitor.roster.sweep(at: now) { await availability.follow(agent) }
        await availability.ensureHolders()
        // For agents who may have room by now, and those passed over while the store failed.
        await distribute()
        changeVisitor.publish(.retryInvitations)
    }

    /// Informs agents of departures from open chats, and ends the other chats and invitations of visitors who
    /// departed.
    private func conclude(_ departures: [Departure]) async {
        let lobby = changeVisitor.lobby
        for case .leftChat(let visitor) in departures { changeVisitor.publish(.presence(visitor)) }
        let due = departures.filter { $0.event != nil }
        let areDone = await concurrentMap(due) { departure in
            // Checked at the moment of writing: many depart at once when a network fails, and some are back
            // by then.
            await transaction(of: departure.visitor) { transaction in
                guard let event = departure.event, lobby.hasLeft(departure.visitor) else { return }
                try transaction.apply(event)
            }
        }
        lobby.giveBack(zip(due, areDone).filter { !$1 }.map(\.0))
    }

    /// Clears expired typing marks.
    private func endTyping(at now: Instant) {
        for visitor in changeVisitor.lobby.lapseTyping(at: now) {
            guard let chat = changeVisitor.lobby.record(visitor)?.chat else { continue }
            changeVisitor.publish(.visitorTyping(chat, visitor, text: nil))
        }
    }

    private func lapseInvitations(at now: Instant) async {
        // Retried in a second.
        let open = (try? await store.read { db in try db.invitations.all() }) ?? []
        for (visitor, invitation) in open where invitation.until <= now {
            await transaction(of: visitor) { try $0.apply(.invitationOver(invitation.id, .lapsed)) }
        }
    }

    private func wakeFlows(at now: Instant) async {
        // Retried in a second.
        let due = (try? await store.read { db in try db.flowRuns.due(by: now) }) ?? []
        for (chat, visitor, right) in due {
            await transaction(of: visitor) { try $0.wakeFlow(of: chat, under: right) }
        }
    }

    private func endIdleChats(at now: Instant) async {
        let limit = now - changeVisitor.directory.now.settings.idleTime
        // Retried in a second.
        let idle = (try? await store.read { db in try db.chats.idle(since: limit) }) ?? []
        for chat in idle {
            await transaction(of: chat.visitor) { transaction in
                guard transaction.state.chat == chat.id else { return }
                try transaction.apply(.ended(.idle))
            }
        }
    }

    /// A refusal means that the visitor or an agent acted first.
    /// - Returns: false if the store failed.
    @discardableResult
    private func transaction(
        of visitor: Visitor.ID, _ body: @escaping @Sendable (inout VisitorTransaction) throws -> Void
    ) async -> Bool {
        do throws(AgentFailure) {
            _ = try await changeVisitor(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor, body)
            return true
        } catch .store {
            return false
        } catch {
            return true
        }
    }
}

extension Departure {
    /// The event of this departure; nil while an open chat waits for the visitor's return.
    fileprivate var event: VisitorEvent? {
        switch self {
        case .left: .left
        case .leftChat: nil
        case .stayedAway: .ended(.left)
        }
    }
}
