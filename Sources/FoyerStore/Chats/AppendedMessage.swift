public import FoyerCore

/// A message that was appended to a chat in which people speak.
public struct AppendedMessage: Hashable, Sendable {
    public let message: Message
    public let visitor: Visitor.ID
    /// The assignee; nil while the chat waits.
    public let assignee: Agent.ID?

    init(_ message: Message, by visitor: Visitor.ID, to assignee: Agent.ID?) {
        self.message = message
        self.visitor = visitor
        self.assignee = assignee
    }
}
