public import FoyerStore

extension PostgresDriver {
    /// The oldest version whose features are used and that is tested.
    private static let oldest = 140_000

    /// Version, tables and suitability. Whether its files are sound only the server's own tools can tell (`pg_amcheck`).
    public func inspection() async throws(StoreError) -> DatabaseInspection {
        do {
            return try await read { connection in
                let tables = try connection.all(
                    "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
                ) { try $0.text("name") }
                let server = try connection.first(
                    """
                    SELECT current_setting('server_version') AS version,
                        CAST(current_setting('server_version_num') AS bigint) AS number,
                        current_setting('server_encoding') AS encoding
                    """
                ) {
                    (
                        version: try $0.text("version"), number: try $0.integer("number") as Int,
                        encoding: try $0.text("encoding")
                    )
                }
                guard let server else { throw StoreError.damaged(column: "server_version") }
                var faults: [String] = []
                if server.number < Self.oldest { faults.append("the server is older than version 14") }
                if server.encoding != "UTF8" {
                    faults.append("the database's encoding is \(server.encoding); it must be UTF8")
                }
                return DatabaseInspection(
                    product: "PostgreSQL \(server.version)", tables: Set(tables), faults: faults)
            }
        } catch {
            throw StoreError(error)
        }
    }
}
