extension Migration {
    /// Counts the changes of agents, queues, widgets, flows and bots, so that a running server notices what a command changed.
    static let directoryVersion = Migration(
        number: 7,
        name: "directory version",
        sql: """
            CREATE TABLE directory_version (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
            INSERT INTO directory_version (id, version) VALUES (1, 1);
            """
    )
}
