public import FoyerCore
import FoyerStore

/// The visitor says something. Without an open chat this asks for one; a flow or a bot answers in the same turn.
public struct SendVisitorMessage: Sendable {
    let move: MoveVisitor

    public init(move: MoveVisitor) { self.move = move }

    /// - Parameter draft: the client's id for it; sending it twice stores it once, whatever happened in between.
    /// - Returns: the message as stored.
    public func callAsFunction(
        _ text: String, draft: String, by visitor: Visitor.ID
    ) async throws(VisitorFailure) -> Message {
        guard !Wording.trimmed(text).isEmpty else { throw .empty(field: "text") }
        guard !Wording.isLonger(text, than: Message.textLimit) else {
            throw .tooLong(field: "text", limit: Message.textLimit, got: text.count)
        }
        let stored = Kept<Message>()
        let moved = try await move(visitor, failing: VisitorFailure.init, noVisitor: .noSuchChat) { turn in
            if let message = try turn.db.message(from: draft, by: visitor) {
                stored.value = message  // our answer was lost: say it again
                return
            }
            let words = Draft(id: draft, author: .visitor, text: text)
            if turn.state.chat != nil {
                try turn.append(words)
                try turn.stepFlow(.said(text))
                try turn.answer(text)
            } else {
                try ask(with: words, in: &turn)
            }
        }
        guard let message = stored.value ?? moved.messages.first(where: { $0.draft == draft }) else {
            throw .noSuchChat
        }
        return message
    }

    private func ask(with words: Draft, in turn: inout VisitorTurn) throws {
        guard turn.state != .banned else { throw VisitorRefusal.banned }
        guard let widget = turn.world.widget.flatMap({ turn.world.directory.widgets[$0] }) else {
            throw VisitorFailure.noSuchChat
        }
        let route: Route =
            if case .manuallyInvited(let invitation) = turn.state {
                .agent(invitation.by, from: nil)
            } else {
                try turn.route(for: widget)
            }
        guard route != .nobody else { throw VisitorFailure.nobodyOnline }
        turn.opening = words
        try turn.apply(.asked(turn.world.newChat, route))
    }
}
