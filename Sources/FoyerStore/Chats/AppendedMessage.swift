public import FoyerCore

/// Words that were added to a chat in which people speak.
public struct AppendedMessage: Hashable, Sendable {
    public let message: Message
    public let visitor: Visitor.ID
    /// Who has the chat; nil while it waits.
    public let assignee: Agent.ID?

    init(_ message: Message, by visitor: Visitor.ID, to assignee: Agent.ID?) {
        self.message = message
        self.visitor = visitor
        self.assignee = assignee
    }
}
