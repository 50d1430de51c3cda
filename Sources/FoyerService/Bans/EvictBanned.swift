public import FoyerCore
import FoyerRealtime
import FoyerStore

/// Evicts banned visitors: the widget disappears, the chat ends with its transcript kept, the row is removed.
public struct EvictBanned: Sendable {
    let changeVisitor: ChangeVisitor
    let bans: ActiveBans

    public init(changeVisitor: ChangeVisitor, bans: ActiveBans) {
        self.changeVisitor = changeVisitor
        self.bans = bans
    }

    /// The widgets are removed first, whatever the store says. A chat that the store cannot end now is ended
    /// by a later sweep.
    public func callAsFunction(_ visitors: [Visitor.ID]) async {
        changeVisitor.publish(.banned(visitors))
        _ = await concurrentMap(visitors) { visitor in
            await endChat(of: visitor)
            changeVisitor.lobby.dismiss(visitor, at: changeVisitor.clock())
        }
    }

    /// Ends what the store could not end before. Called every second.
    public func finish() async {
        let unfinished = bans.takeUnfinished()
        if !unfinished.isEmpty { await self(unfinished.sorted()) }
    }

    private func endChat(of visitor: Visitor.ID) async {
        do {
            _ = try await changeVisitor(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
                transaction in
                if transaction.state != .banned { try transaction.apply(.banned) }
                try transaction.db.evictions.delete(of: visitor)
            }
        } catch .store {
            bans.leaveUnfinished([visitor])
        } catch {
            // The visitor is unknown, or has nothing to end.
        }
    }
}
