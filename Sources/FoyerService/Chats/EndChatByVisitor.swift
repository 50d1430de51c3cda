public import FoyerCore
import FoyerStore

/// The visitor ends the chat, or cancels while waiting.
public struct EndChatByVisitor: Sendable {
    let changeVisitor: ChangeVisitor
    let distribute: DistributeWaiting

    public init(changeVisitor: ChangeVisitor, distribute: DistributeWaiting) {
        self.changeVisitor = changeVisitor
        self.distribute = distribute
    }

    public func callAsFunction(by visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await changeVisitor.byVisitor(visitor, noVisitor: .noSuchChat) { transaction in
            guard transaction.state.chat != nil else { throw VisitorFailure.chatEnded }
            try transaction.apply(.ended(.visitor))
        }
        await distribute()
    }
}
