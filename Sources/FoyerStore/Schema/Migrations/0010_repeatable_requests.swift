extension Migration {
    /// Requests with an Idempotency-Key, and how they were answered: the same request is carried out once.
    static let repeatableRequests = Migration(
        number: 10,
        name: "repeatable requests",
        sql: """
            CREATE TABLE repeatable_request (
                agent TEXT NOT NULL REFERENCES agent ON DELETE CASCADE, key TEXT NOT NULL, request TEXT NOT NULL,
                answer TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agent, key)
            ) WITHOUT ROWID;
            CREATE INDEX repeatable_request_at ON repeatable_request (at);
            """
    )
}
