import FoyerCore
import FoyerStore

/// The outcome of a request to create something.
public enum Creation<Value: Sendable>: Sendable {
    case made(Value)
    /// Created before by the same request, which was answered like this.
    case madeBefore(answer: String)
}
