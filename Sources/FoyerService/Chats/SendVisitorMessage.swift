public import FoyerCore
public import FoyerRealtime
import FoyerStore

/// The visitor sends a message. Without an open chat this requests one; a flow or a bot answers in the same
/// transaction.
public struct SendVisitorMessage: Sendable {
    let changeVisitor: ChangeVisitor
    /// Nil for no limit on new chats.
    let pace: AddressPace?

    public init(changeVisitor: ChangeVisitor, pace: AddressPace? = nil) {
        self.changeVisitor = changeVisitor
        self.pace = pace
    }

    /// A message as stored.
    public struct Sent: Sendable {
        public let message: Message
        /// Whether the sending connection was informed together with the other listeners.
        public let isTold: Bool
    }

    /// - Parameters:
    ///   - draft: the visitor's own id for it; sending it twice stores it once, whatever happened in between.
    ///     With another text it is refused.
    ///   - address: the sender's address, for the limit on new chats
    ///   - sender: the sending connection; nil for a caller that waits for the answer.
    ///   - done: called once, from any thread, with the message when it is stored and published, or with the
    ///     failure; must not block.
    public func callAsFunction(
        _ text: String, draft: String, by visitor: Visitor.ID, from sender: ConnectionID?,
        at address: Address = .unspecified,
        done: @escaping @Sendable (Result<Sent, VisitorFailure>) -> Void
    ) {
        if let failure = Self.fault(in: text) { return done(.failure(failure)) }
        let words = NewMessage(id: draft, author: .visitor, text: text)
        let known = Box<Message>()
        changeVisitor.say(words, by: visitor, from: sender) { transaction in
            guard transaction.standing.loggedOut == nil else { throw VisitorFailure.loggedOut }
            if let message = try transaction.db.messages.find(from: draft, by: visitor) {
                guard message.text == text else { throw VisitorFailure.draftUsed }
                known.value = message  // our answer was lost: repeat it
            } else if transaction.state.chat != nil {
                try transaction.append(words)
                try transaction.stepFlow(.said(text))
                try transaction.answer(text)
            } else if let wait = pace?.waitForChat(from: address, at: changeVisitor.clock()) {
                throw VisitorFailure.tooFast(retryAfter: wait)
            } else {
                try ask(with: words, in: &transaction)
            }
        } done: { result in
            done(Self.sent(result, draft: draft, known: known.value, by: sender))
        }
    }

    /// The same for a caller that waits.
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
        guard TextRules.isLonger(text, than: Message.textLimit) else { return nil }
        return .tooLong(field: "text", limit: Message.textLimit, got: text.count)
    }

    private static func sent(
        _ result: Result<ChangeVisitor.SendOutcome?, any Error>, draft: String, known: Message?,
        by sender: ConnectionID?
    ) -> Result<Sent, VisitorFailure> {
        switch result {
        case .failure(let error):
            return .failure(VisitorFailure(error))
        case .success(.messageAppended(let appended)):
            return .success(Sent(message: appended.message, isTold: sender != nil))
        case .success(.visitorChanged(let change)):
            guard
                let message = known
                    ?? change.messages.first(where: { $0.draft == draft && $0.author == .visitor })
            else {
                return .failure(.noSuchChat)
            }
            return .success(Sent(message: message, isTold: false))
        case .success(nil):
            return .failure(.noSuchChat)
        }
    }

    private func ask(with words: NewMessage, in transaction: inout VisitorTransaction) throws {
        guard transaction.state != .banned else { throw VisitorRefusal.banned }
        guard let widget = transaction.world.widget.flatMap({ transaction.world.directory.widgets[$0] })
        else {
            throw VisitorFailure.noSuchChat
        }
        let route: Route =
            if case .manuallyInvited(let invitation) = transaction.state {
                .agent(invitation.by, from: nil)
            } else {
                try transaction.route(for: widget)
            }
        guard route != .nobody else { throw VisitorFailure.nobodyOnline }
        transaction.opening = words
        try transaction.apply(.asked(transaction.world.newChat(), route))
    }
}
