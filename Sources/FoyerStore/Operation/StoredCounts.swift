/// How much is stored, for an operator who compares a copy with its original.
public struct StoredCounts: Codable, Hashable, Sendable {
    public let agents: Int
    public let widgets: Int
    public let visitors: Int
    public let chats: Int
    public let messages: Int
    public let bans: Int
}

extension Transaction {
    /// Counts the rows: reads the whole database, which takes seconds for a large one.
    public func counts() throws -> StoredCounts {
        let count = { (table: SQL) -> Int in
            try db.run(table).first?.integer("count") ?? 0
        }
        return StoredCounts(
            agents: try count("SELECT COUNT(*) AS count FROM agent"),
            widgets: try count("SELECT COUNT(*) AS count FROM widget"),
            visitors: try count("SELECT COUNT(*) AS count FROM visitor"),
            chats: try count("SELECT COUNT(*) AS count FROM chat"),
            messages: try count("SELECT COUNT(*) AS count FROM message"),
            bans: try count("SELECT COUNT(*) AS count FROM ban"))
    }
}
