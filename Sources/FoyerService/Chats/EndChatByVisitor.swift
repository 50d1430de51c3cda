public import FoyerCore
import FoyerStore

/// The visitor ends the chat; while waiting, gives up.
public struct EndChatByVisitor: Sendable {
    let move: MoveVisitor
    let distribute: DistributeWaiting

    public init(move: MoveVisitor, distribute: DistributeWaiting) {
        self.move = move
        self.distribute = distribute
    }

    public func callAsFunction(by visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await move.byVisitor(visitor, noVisitor: .noSuchChat) { turn in
            guard turn.state.chat != nil else { throw VisitorFailure.chatEnded }
            try turn.apply(.ended(.visitor))
        }
        await distribute()
    }
}
