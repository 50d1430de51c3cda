/// Asks until the answer is valid or the attempts are used up.
public struct FlowQuestion: Hashable, Sendable {
    public var kind: Kind
    /// The field that stores the answer.
    public var field: String
    public var prompt: String
    /// Sent when an answer is invalid, before asking again.
    public var complaint: String
    /// How many further attempts are allowed after the first answer.
    public var retries: Int
    public var next: FlowNode.Name
    /// The next node when the attempts are used up.
    public var failed: FlowNode.Name

    public enum Kind: Hashable, Sendable {
        case text
        case email
        case choice([String])
    }

    public init(
        kind: Kind, field: String, prompt: String, complaint: String,
        retries: Int = FlowQuestion.usualRetries,
        next: FlowNode.Name, failed: FlowNode.Name
    ) {
        self.kind = kind
        self.field = field
        self.prompt = prompt
        self.complaint = complaint
        self.retries = retries
        self.next = next
        self.failed = failed
    }

    /// Two more attempts: enough for typing errors without trapping the visitor.
    public static let usualRetries = 2
}
