public import FoyerCore
import FoyerStore

/// A request that the client may repeat if it does not know the outcome: it is carried out once, and every
/// repetition gets the same answer. A key belongs to the agent who sent it.
public struct IdempotentRequest<Value: Sendable>: Sendable {
    public let key: String
    /// Fingerprint of the request; the same key with another one is refused.
    public let request: Revision
    /// The answer to store for repetitions.
    public let answer: @Sendable (Value) -> String

    public init(key: String, request: Revision, answer: @escaping @Sendable (Value) -> String) {
        self.key = key
        self.request = request
        self.answer = answer
    }

    /// A day: longer than any client retries.
    public static var keeping: Span { .days(1) }

    /// The stored answer; nil for a new request.
    /// - Throws: `AgentFailure.keyUsed` if it was another request.
    func before(_ agent: Agent.ID, in db: Transaction) throws -> String? {
        guard let known = try db.repeatableRequests.find(key, of: agent) else { return nil }
        guard known.request == request else { throw AgentFailure.keyUsed }
        return known.answer
    }

    /// Stores the answer, in the transaction that carries the request out.
    func keep(_ value: Value, _ agent: Agent.ID, in db: Transaction, at now: Instant) throws {
        try db.repeatableRequests.insert(
            RepeatableRequest(request: request, answer: answer(value)), key, of: agent, at: now)
    }
}
