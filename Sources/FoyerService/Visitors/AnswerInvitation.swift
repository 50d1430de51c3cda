public import FoyerCore
import FoyerStore

/// Chat now, or No thanks.
public struct AnswerInvitation: Sendable {
    let move: MoveVisitor

    public init(move: MoveVisitor) { self.move = move }

    @discardableResult
    public func callAsFunction(_ invitation: Invitation.ID, by visitor: Visitor.ID)
        async throws(VisitorFailure) -> Chat.ID?
    {
        try await move.byVisitor(visitor, noVisitor: .invitationOver) { turn in
            if turn.state.chat != nil { return }  // pressed twice, or in two tabs
            try turn.apply(.answered(invitation, turn.world.newChat()))
        }.standing.state.chat
    }

    public func decline(_ invitation: Invitation.ID, by visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await move.byVisitor(visitor, noVisitor: .invitationOver) { turn in
            try turn.apply(.declined(invitation))
        }
    }
}
