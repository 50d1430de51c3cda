public import FoyerCore

/// A request that was carried out under an Idempotency-Key.
public struct RepeatableRequest: Hashable, Sendable {
    /// Fingerprint of the request.
    public let request: Revision
    /// The answer.
    public let answer: String

    public init(request: Revision, answer: String) {
        self.request = request
        self.answer = answer
    }
}

extension SQLConnection {
    /// The agent's request under this key; nil if there was none.
    public func repeatableRequest(_ key: String, of agent: Agent.ID) throws -> RepeatableRequest? {
        try run("SELECT request, answer FROM repeatable_request WHERE agent = \(agent) AND key = \(key)")
            .first.map {
                RepeatableRequest(request: Revision(try $0.text("request")), answer: try $0.text("answer"))
            }
    }

    public func insert(_ request: RepeatableRequest, _ key: String, of agent: Agent.ID, at now: Instant)
        throws
    {
        try run(
            """
            INSERT INTO repeatable_request (agent, key, request, answer, at)
            VALUES (\(agent), \(key), \(request.request.description), \(request.answer), \(now))
            """
        )
    }

    public func deleteRepeatableRequests(before moment: Instant) throws {
        try run("DELETE FROM repeatable_request WHERE at < \(moment)")
    }
}
