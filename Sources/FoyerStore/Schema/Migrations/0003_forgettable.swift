extension Migration {
    /// Whoever may be forgotten stands in an index alone: the many who chatted or have a name are kept for good, and were all
    /// looked at to find the others.
    static let forgettable = Migration(
        number: 3,
        name: "forgettable",
        sql: """
            DROP INDEX visitor_last_seen;
            CREATE INDEX visitor_forgettable ON visitor (last_seen)
                WHERE captured_at IS NULL AND chats = 0 AND rest <> 'banned' AND name IS NULL AND email IS NULL
                    AND phone IS NULL;
            """
    )
}
