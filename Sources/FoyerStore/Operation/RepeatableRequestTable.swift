public import FoyerCore

/// Requests with an Idempotency-Key, with their answers.
public struct RepeatableRequestTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// The agent's request under this key; nil if there was none.
    public func find(_ key: String, of agent: Agent.ID) throws -> RepeatableRequest? {
        try db.run("SELECT request, answer FROM repeatable_request WHERE agent = \(agent) AND key = \(key)")
            .first.map {
                RepeatableRequest(request: Revision(try $0.text("request")), answer: try $0.text("answer"))
            }
    }

    public func insert(_ request: RepeatableRequest, _ key: String, of agent: Agent.ID, at now: Instant)
        throws
    {
        try db.run(
            """
            INSERT INTO repeatable_request (agent, key, request, answer, at)
            VALUES (\(agent), \(key), \(request.request.description), \(request.answer), \(now))
            """
        )
    }

    public func delete(before moment: Instant) throws {
        try db.run("DELETE FROM repeatable_request WHERE at < \(moment)")
    }
}
