public import FoyerCore

/// The mail server; at most one. Its password is stored sealed.
public struct MailServerTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// With the password as stored; nil if none was set up.
    public func find() throws -> MailServer? {
        let rows = try db.run(
            "SELECT host, port, security, login, password, sender, sender_name FROM mail_server WHERE id = 1")
        return try rows.first.map { row in
            MailServer(
                host: try row.text("host"), port: Int(try row.integer("port")),
                security: try row.value("security"), login: try row.optionalText("login"),
                password: try row.optionalText("password"), sender: try row.text("sender"),
                senderName: try row.text("sender_name"))
        }
    }

    /// - Parameter server: with a sealed password
    public func save(_ server: MailServer) throws {
        try delete()
        try db.run(
            """
            INSERT INTO mail_server (id, host, port, security, login, password, sender, sender_name)
            VALUES (1, \(server.host), \(server.port), \(server.security.rawValue), \(server.login),
                \(server.password), \(server.sender), \(server.senderName))
            """)
    }

    public func delete() throws { try db.run("DELETE FROM mail_server") }
}
