public import FoyerCore
import FoyerStore

/// The visitor opens the chat window: answers an open invitation, and on a widget that starts a flow, starts it.
public struct OpenWindow: Sendable {
    let move: MoveVisitor

    public init(move: MoveVisitor) { self.move = move }

    /// - Returns: the open chat, if there is one now.
    @discardableResult
    public func callAsFunction(by visitor: Visitor.ID) async throws(VisitorFailure) -> Chat.ID? {
        try await move.byVisitor(visitor, noVisitor: .noSuchChat) { turn in
            if case .manuallyInvited(let invitation) = turn.state {
                return try turn.apply(.answered(invitation.id, turn.world.newChat()))
            }
            guard turn.state.chat == nil, turn.state != .banned,
                let widget = turn.world.widget.flatMap({ turn.world.directory.widgets[$0] }),
                case .flow(let flow) = widget.start, turn.world.directory.flow(flow) != nil
            else { return }
            try turn.apply(.asked(turn.world.newChat(), .flow(flow)))
        }.standing.state.chat
    }
}
