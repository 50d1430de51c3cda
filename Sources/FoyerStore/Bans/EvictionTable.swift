public import FoyerCore

/// Visitors whose chat or invitation a ban has yet to end; kept until that is done, also over a crash.
public struct EvictionTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func insert(_ visitors: [Visitor.ID]) throws {
        for visitor in visitors {
            try db.run("INSERT INTO eviction (visitor) VALUES (\(visitor)) ON CONFLICT (visitor) DO NOTHING")
        }
    }

    public func all() throws -> [Visitor.ID] {
        try db.run("SELECT visitor FROM eviction").map { try $0.id("visitor") }
    }

    public func delete(of visitor: Visitor.ID) throws {
        try db.run("DELETE FROM eviction WHERE visitor = \(visitor)")
    }
}
