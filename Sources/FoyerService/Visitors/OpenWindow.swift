public import FoyerCore
import FoyerStore

/// The visitor opens the chat window: answers an open invitation, and on a widget that starts a flow, starts it.
public struct OpenWindow: Sendable {
    let move: MoveVisitor

    /// Nil: chats may begin at any pace.
    let pace: AddressPace?

    public init(move: MoveVisitor, pace: AddressPace? = nil) {
        self.move = move
        self.pace = pace
    }

    /// - Parameter address: where it came from, which may begin chats at some pace only.
    /// - Returns: the open chat, if there is one now.
    @discardableResult
    public func callAsFunction(
        by visitor: Visitor.ID, at address: Address = .unspecified
    ) async throws(VisitorFailure) -> Chat.ID? {
        try await move.byVisitor(visitor, noVisitor: .noSuchChat) { turn in
            if case .manuallyInvited(let invitation) = turn.state {
                return try turn.apply(.answered(invitation.id, turn.world.newChat()))
            }
            guard turn.state.chat == nil, turn.state != .banned,
                let widget = turn.world.widget.flatMap({ turn.world.directory.widgets[$0] }),
                case .flow(let flow) = widget.start, turn.world.directory.flow(flow) != nil
            else { return }
            if let wait = pace?.waitForChat(from: address, at: turn.world.now) {
                throw VisitorFailure.tooFast(retryAfter: wait)
            }
            try turn.apply(.asked(turn.world.newChat(), .flow(flow)))
        }.standing.state.chat
    }
}
