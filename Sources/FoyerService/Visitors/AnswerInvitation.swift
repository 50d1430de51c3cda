public import FoyerCore
import FoyerStore

/// Chat now, or No thanks.
public struct AnswerInvitation: Sendable {
    let changeVisitor: ChangeVisitor

    public init(changeVisitor: ChangeVisitor) { self.changeVisitor = changeVisitor }

    @discardableResult
    public func callAsFunction(_ invitation: Invitation.ID, by visitor: Visitor.ID)
        async throws(VisitorFailure) -> Chat.ID?
    {
        try await changeVisitor.byVisitor(visitor, noVisitor: .invitationOver) { transaction in
            if transaction.state.chat != nil { return }  // pressed twice, or in two tabs
            try transaction.apply(.answered(invitation, transaction.world.newChat()))
        }.standing.state.chat
    }

    public func decline(_ invitation: Invitation.ID, by visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await changeVisitor.byVisitor(visitor, noVisitor: .invitationOver) { transaction in
            try transaction.apply(.declined(invitation))
        }
    }
}
