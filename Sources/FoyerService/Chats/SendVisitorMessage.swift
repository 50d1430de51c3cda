public import FoyerCore
public import FoyerRealtime
import FoyerStore

/// The visitor says something. Without an open chat this asks for one; a flow or a bot answers in the same turn.
public struct SendVisitorMessage: Sendable {
    let move: MoveVisitor
    /// Nil: chats may begin at any pace.
    let pace: AddressPace?

    public init(move: MoveVisitor, pace: AddressPace? = nil) {
        self.move = move
        self.pace = pace
    }

    /// A message as stored.
    public struct Sent: Sendable {
        public let message: Message
        /// Whether the page that sent it was told with everybody else.
        public let isTold: Bool
    }

    /// - Parameters:
    ///   - draft: the visitor's own id for it; sending it twice stores it once, whatever happened in between. With other words it
    ///     is refused.
    ///   - address: where it came from, which may begin chats at some pace only
    ///   - page: the connection that sent it; nil for one that only waits for the answer.
    ///   - done: called once, from any thread, when it is on disk and told or when it is not to be; must not block.
    public func callAsFunction(
        _ text: String, draft: String, by visitor: Visitor.ID, from page: ConnectionID?,
        at address: Address = .unspecified,
        done: @escaping @Sendable (Result<Sent, VisitorFailure>) -> Void
    ) {
        if let failure = Self.fault(in: text) { return done(.failure(failure)) }
        let words = Draft(id: draft, author: .visitor, text: text)
        let known = Kept<Message>()
        move.say(words, by: visitor, from: page) { turn in
            guard turn.standing.loggedOut == nil else { throw VisitorFailure.loggedOut }
            if let message = try turn.db.message(from: draft, by: visitor) {
                guard message.text == text else { throw VisitorFailure.draftUsed }
                known.value = message  // our answer was lost: say it again
            } else if turn.state.chat != nil {
                try turn.append(words)
                try turn.stepFlow(.said(text))
                try turn.answer(text)
            } else if let wait = pace?.waitForChat(from: address, at: move.clock()) {
                throw VisitorFailure.tooFast(retryAfter: wait)
            } else {
                try ask(with: words, in: &turn)
            }
        } done: { result in
            done(Self.sent(result, draft: draft, known: known.value, by: page))
        }
    }

    /// The same for one who waits.
    ///
    /// - Returns: the message as stored.
    public func callAsFunction(
        _ text: String, draft: String, by visitor: Visitor.ID
    ) async throws(VisitorFailure) -> Message {
        let result = await withUnsafeContinuation { continuation in
            self(text, draft: draft, by: visitor, from: nil) { continuation.resume(returning: $0) }
        }
        return try result.get().message
    }

    private static func fault(in text: String) -> VisitorFailure? {
        if OneLine.isBlank(text) { return .empty(field: "text") }
        guard Wording.isLonger(text, than: Message.textLimit) else { return nil }
        return .tooLong(field: "text", limit: Message.textLimit, got: text.count)
    }

    private static func sent(
        _ result: Result<MoveVisitor.Spoken?, any Error>, draft: String, known: Message?,
        by page: ConnectionID?
    ) -> Result<Sent, VisitorFailure> {
        switch result {
        case .failure(let error):
            return .failure(VisitorFailure(error))
        case .success(.said(let said)):
            return .success(Sent(message: said.message, isTold: page != nil))
        case .success(.moved(let moved)):
            guard
                let message = known
                    ?? moved.messages.first(where: { $0.draft == draft && $0.author == .visitor })
            else {
                return .failure(.noSuchChat)
            }
            return .success(Sent(message: message, isTold: false))
        case .success(nil):
            return .failure(.noSuchChat)
        }
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
        try turn.apply(.asked(turn.world.newChat(), route))
    }
}
