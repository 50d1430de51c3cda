public import FoyerCore
import FoyerRealtime
import FoyerStore

/// A banned visitor goes: the widget disappears, the chat ends with its transcript kept, the row is gone.
public struct SendAway: Sendable {
    let move: MoveVisitor
    let bans: BanGuard

    public init(move: MoveVisitor, bans: BanGuard) {
        self.move = move
        self.bans = bans
    }

    /// The widgets go first, all of them, whatever the store says. A chat that the store cannot end now is ended with a later sweep.
    public func callAsFunction(_ visitors: [Visitor.ID]) async {
        move.announce(.banned(visitors))
        _ = await together(visitors) { visitor in
            await endChat(of: visitor)
            move.lobby.dismiss(visitor, at: move.clock())
        }
    }

    /// Ends what the store could not end before. Called every second.
    public func finish() async {
        let unfinished = bans.takeUnfinished()
        if !unfinished.isEmpty { await self(unfinished.sorted()) }
    }

    private func endChat(of visitor: Visitor.ID) async {
        do {
            _ = try await move(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) { turn in
                if turn.state != .banned { try turn.apply(.banned) }
                try turn.db.deleteEviction(of: visitor)
            }
        } catch .store {
            bans.leaveUnfinished([visitor])
        } catch {
            // Nobody knows the visitor, or the rules have nothing to end.
        }
    }
}
