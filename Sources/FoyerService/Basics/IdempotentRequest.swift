public import FoyerCore
import FoyerStore

/// A request that the client may repeat when it does not know how the first one ended: it is carried out once, and answered the
/// same each time. A key belongs to the agent who sent it.
public struct IdempotentRequest<Value: Sendable>: Sendable {
    public let key: String
    /// Fingerprint of what is asked; the same key with another one is refused.
    public let request: Revision
    /// The answer that is kept for the repetitions.
    public let answer: @Sendable (Value) -> String

    public init(key: String, request: Revision, answer: @escaping @Sendable (Value) -> String) {
        self.key = key
        self.request = request
        self.answer = answer
    }

    /// A day: longer than any client retries.
    public static var keeping: Span { .days(1) }

    /// How the request was answered before; nil: it is new.
    ///
    /// - Throws: `AgentFailure.keyUsed` when it was another request.
    func before(_ agent: Agent.ID, in db: any SQLConnection) throws -> String? {
        guard let known = try db.repeatableRequest(key, of: agent) else { return nil }
        guard known.request == request else { throw AgentFailure.keyUsed }
        return known.answer
    }

    /// Keeps the answer, in the transaction that carries the request out.
    func keep(_ value: Value, _ agent: Agent.ID, in db: any SQLConnection, at now: Instant) throws {
        try db.insert(RepeatableRequest(request: request, answer: answer(value)), key, of: agent, at: now)
    }
}

/// What became of a request to create something.
public enum Creation<Value: Sendable>: Sendable {
    case made(Value)
    /// It was made before, by the same request, which was answered so.
    case madeBefore(answer: String)
}
