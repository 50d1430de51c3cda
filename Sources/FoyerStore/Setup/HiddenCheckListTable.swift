public import FoyerCore

/// The agents who have closed the check list of the set-up.
public struct HiddenCheckListTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func contains(_ agent: Agent.ID) throws -> Bool {
        try !db.run("SELECT 1 FROM hidden_check_list WHERE agent = \(agent)").isEmpty
    }

    public func insert(_ agent: Agent.ID) throws {
        try db.run("INSERT INTO hidden_check_list (agent) VALUES (\(agent)) ON CONFLICT (agent) DO NOTHING")
    }
}
