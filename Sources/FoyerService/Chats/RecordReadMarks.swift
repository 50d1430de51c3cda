public import FoyerCore
import FoyerStore

/// How far a side has received and read the other side's messages.
public struct RecordReadMarks: Sendable {
    let changeVisitor: ChangeVisitor

    public init(changeVisitor: ChangeVisitor) { self.changeVisitor = changeVisitor }

    public enum Side: Hashable, Sendable {
        case visitor(Visitor.ID)
        case agent(Agent.ID)
    }

    public enum Mark: Hashable, Sendable { case delivered, read }

    /// Marks everything up to `sequence`. A late or repeated mark changes nothing. Only the visitor of the
    /// chat and its agent can mark: agents who join or monitor leave no trace.
    public func callAsFunction(_ mark: Mark, _ sequence: Int64, in chat: Chat.ID, by side: Side) async {
        let unopened = Box<Chat>()
        let marked = try? await changeVisitor.store.write { db -> Chat? in
            guard let before = try db.chats.find(chat) else { return nil }
            var marks = Chat.Marks()
            switch side {
            case .visitor(let visitor):
                guard before.visitor == visitor else { return nil }
                marks.visitorDelivered = sequence
                if mark == .read { marks.visitorRead = sequence }
            case .agent(let agent):
                guard before.assignee == agent else { return nil }
                marks.agentDelivered = sequence
                if mark == .read { marks.agentRead = sequence }
                if mark == .read, before.transfer != nil { unopened.value = before }
            }
            try db.chats.raise(marks, of: chat)
            let after = try db.chats.find(chat)
            return after?.marks == before.marks ? nil : after
        }  // a mark that could not be stored is sent again with the next one
        if let marked = marked ?? nil { changeVisitor.publish(.marks(marked)) }
        guard case .agent(let agent) = side, let chat = unopened.value else { return }
        // If the store fails, the next mark tries again, or the transfer returns.
        _ = try? await OpenTransferred(changeVisitor: changeVisitor)(chat, by: agent)
    }
}
