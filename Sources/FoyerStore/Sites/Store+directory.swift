import FoyerCore

extension SQLConnection {
    /// How often agents, queues, widgets, flows or bots have changed. Increases with each change by any
    /// process.
    public func directoryVersion() throws -> Int64 {
        try run("SELECT version FROM directory_version WHERE id = 1").first?.integer("version") ?? 0
    }

    /// Makes a running server read the directory again. Required after every statement that changes the
    /// directory.
    func recordDirectoryChange() throws {
        try run("UPDATE directory_version SET version = version + 1 WHERE id = 1")
    }

    /// Replaces the password of an agent and ends their log-in sessions.
    /// - Parameter password: argon2id text.
    /// - Returns: false if no agent has this e-mail address (case-insensitive).
    public func setPassword(_ password: String, ofEmail email: String) throws -> Bool {
        guard
            let agent: Agent.ID = try run("SELECT id FROM agent WHERE email = \(email.lowercased())").first?
                .id("id")
        else { return false }
        try run("UPDATE agent SET password = \(password) WHERE id = \(agent)")
        try run("DELETE FROM session WHERE agent = \(agent)")
        try recordDirectoryChange()
        return true
    }

    /// The fingerprints of all log-in sessions.
    public func sessionFingerprints() throws -> Set<String> {
        Set(try run("SELECT fingerprint FROM session").map { try $0.text("fingerprint") })
    }
}
