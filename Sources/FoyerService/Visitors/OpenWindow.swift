public import FoyerCore
import FoyerStore

/// The visitor opens the chat window: answers an open invitation, or starts the flow of a widget that begins
/// with one.
public struct OpenWindow: Sendable {
    let changeVisitor: ChangeVisitor

    /// Nil for no limit on new chats.
    let pace: AddressPace?

    public init(changeVisitor: ChangeVisitor, pace: AddressPace? = nil) {
        self.changeVisitor = changeVisitor
        self.pace = pace
    }

    /// - Parameter address: the sender's address, for the limit on new chats.
    /// - Returns: the open chat, if there is one now.
    @discardableResult
    public func callAsFunction(
        by visitor: Visitor.ID, at address: Address = .unspecified
    ) async throws(VisitorFailure) -> Chat.ID? {
        try await changeVisitor.byVisitor(visitor, noVisitor: .noSuchChat) { transaction in
            if case .manuallyInvited(let invitation) = transaction.state {
                return try transaction.apply(.answered(invitation.id, transaction.world.newChat()))
            }
            guard transaction.state.chat == nil, transaction.state != .banned,
                let widget = transaction.world.widget.flatMap({ transaction.world.directory.widgets[$0] }),
                case .flow(let flow) = widget.start, transaction.world.directory.flow(flow) != nil
            else { return }
            if let wait = pace?.waitForChat(from: address, at: transaction.world.now) {
                throw VisitorFailure.tooFast(retryAfter: wait)
            }
            try transaction.apply(.asked(transaction.world.newChat(), .flow(flow)))
        }.standing.state.chat
    }
}
