/// Counts the changes of agents, queues, widgets, flows and bots, so that a running server notices what a command changed.
public struct DirectoryTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// How often agents, queues, widgets, flows or bots have changed. Increases with each change by any
    /// process.
    public func version() throws -> Int64 {
        try db.run("SELECT version FROM directory_version WHERE id = 1").first?.integer("version") ?? 0
    }

    /// Makes a running server read the directory again. Required after every statement that changes the
    /// directory.
    func markChanged() throws {
        try db.run("UPDATE directory_version SET version = version + 1 WHERE id = 1")
    }
}
