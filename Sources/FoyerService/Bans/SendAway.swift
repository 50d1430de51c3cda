public import FoyerCore
import FoyerRealtime

/// A banned visitor goes: the widget disappears, the chat ends with its transcript kept, the row is gone.
public struct SendAway: Sendable {
    let move: MoveVisitor
    let bans: BanGuard

    public init(move: MoveVisitor, bans: BanGuard) {
        self.move = move
        self.bans = bans
    }

    /// The widget goes first, whatever the store says. A chat that the store cannot end now is ended with a later sweep.
    public func callAsFunction(_ visitor: Visitor.ID) async {
        move.announce(.banned([visitor]))
        await endChat(of: visitor)
        move.lobby.dismiss(visitor, at: move.clock())
    }

    /// Ends what the store could not end before. Called every second.
    ///
    /// - Returns: whether there was any, so that an agent may have room.
    public func finish() async -> Bool {
        let unfinished = bans.takeUnfinished()
        for visitor in unfinished { await self(visitor) }
        return !unfinished.isEmpty
    }

    private func endChat(of visitor: Visitor.ID) async {
        do {
            _ = try await move(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) { turn in
                try turn.apply(.banned)
            }
        } catch .store {
            bans.leaveUnfinished([visitor])
        } catch {
            // Nobody knows the visitor, or the rules have nothing to end.
        }
    }
}
