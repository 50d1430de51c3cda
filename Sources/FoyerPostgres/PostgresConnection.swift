import CLibPQ
package import FoyerStore
import Foundation

/// One connection to PostgreSQL with its prepared statements. Used by one thread at a time.
package final class PostgresConnection: SQLConnection {
    /// Statements kept prepared. The application has fewer; filters of the list may make more, and then all are dropped.
    static let preparedLimit = 300

    private let connection: OpaquePointer
    /// Names of prepared statements, by the texts around the values and the types of the values.
    private var prepared: [Key: String] = [:]
    private var preparedCount = 0

    /// The first statement that failed since `forgetFailure()`. PostgreSQL accepts nothing more in a transaction after a failure, so a
    /// closure that catches the failure and continues must fail, too.
    package private(set) var failure: StoreError?
    /// A prepared statement was made for an older schema.
    private(set) var hasOutdatedPlan = false

    private struct Key: Hashable {
        let fragments: [String]
        let types: [Oid]
    }

    /// Opens a connection.
    ///
    /// - Parameters:
    ///   - address: `postgres://user@host:port/database` or libpq's `key=value` form.
    ///   - schema: where the tables are; nil for the server's default (`public`).
    package init(_ address: String, schema: String? = nil) throws(PostgresOpenError) {
        if let failure = foyer_libpq_load() {
            throw PostgresOpenError(
                address,
                cause:
                    "libpq, the client library of PostgreSQL, cannot be loaded: \(String(cString: failure))")
        }
        let parameters = [
            ("dbname", address), ("application_name", "foyer"), ("client_encoding", "UTF8"),
            ("connect_timeout", "\(Self.connectSeconds)"),
            ("tcp_user_timeout", "\(Self.silenceMilliseconds)"),
            ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
        ]
        let opened = Self.withArrays(parameters) { PQconnectdbParams($0, $1, 1) }
        guard let opened, PQstatus(opened) == CONNECTION_OK else {
            let failure = PostgresFailure(opened)
            PQfinish(opened)
            throw PostgresOpenError(address, cause: failure.message)
        }
        connection = opened
        do {
            try control(Self.settings)
            if let schema { try control("SET search_path = \(schema)") }
        } catch {
            PQfinish(opened)
            throw PostgresOpenError(address, cause: error.description)
        }
    }

    deinit { PQfinish(connection) }

    /// Ten seconds: a host that does not answer by then is down.
    private static let connectSeconds = 10
    /// Ten seconds until unacknowledged data ends the connection, so that a dead network does not hold a transaction open.
    private static let silenceMilliseconds = 10_000

    /// A commit returns when it is on disk. A statement may take 10 s, an idle transaction 5 s: a stuck process must not keep locks.
    /// Each statement is planned once: the parameters' values do not change which index serves it.
    private static let settings = """
        SET synchronous_commit = on; SET statement_timeout = '10s'; SET idle_in_transaction_session_timeout = '5s';
        SET client_min_messages = warning; SET bytea_output = hex; SET standard_conforming_strings = on;
        SET plan_cache_mode = force_generic_plan;
        """

    /// Whether the connection is of no further use.
    var isBroken: Bool { PQstatus(connection) == CONNECTION_BAD }

    @discardableResult
    package func run(_ sql: SQL) throws(StoreError) -> [Row] {
        try execute(sql).rows()
    }

    @discardableResult
    package func change(_ sql: SQL) throws(StoreError) -> Int {
        try execute(sql).changed
    }

    package func run(script: String) throws(StoreError) {
        try control(SchemaText.rendered(script))
    }

    /// Runs a statement of the driver itself.
    func control(_ statement: String) throws(StoreError) {
        _ = try checked(PQexec(connection, statement))
    }

    /// Clears the recorded failure before the next closure runs.
    func forgetFailure() { failure = nil }

    /// Drops all prepared statements; the next use of each prepares it again.
    func forgetStatements() throws(StoreError) {
        prepared.removeAll()
        hasOutdatedPlan = false
        try control("DEALLOCATE ALL")
    }

    private func execute(_ sql: SQL) throws(StoreError) -> PostgresAnswer {
        if let failure { throw failure }
        let parameters = PostgresParameters(values: sql.values)
        let name = try prepare(sql, parameters.types)
        let result: OpaquePointer?
        do {
            result = try parameters.withPointers { values, lengths, formats in
                PQexecPrepared(connection, name, Int32(sql.values.count), values, lengths, formats, 0)
            }
        } catch {
            failure = error
            throw error
        }
        return try checked(result)
    }

    private func prepare(_ sql: SQL, _ types: [Oid]) throws(StoreError) -> String {
        let key = Key(fragments: sql.fragments, types: types)
        if let known = prepared[key] { return known }
        if prepared.count >= Self.preparedLimit { try forgetStatements() }
        preparedCount += 1
        let name = "s\(preparedCount)"
        _ = try checked(PQprepare(connection, name, sql.text { "$\($0)" }, Int32(types.count), types))
        prepared[key] = name
        return name
    }

    private func checked(_ result: OpaquePointer?) throws(StoreError) -> PostgresAnswer {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            guard let result else { break }
            return PostgresAnswer(result)
        case _:  // a number of libpq's, not an enum of ours
            break
        }
        let reported = PostgresFailure(result, on: connection)
        PQclear(result)
        if reported.isOutdatedPlan { hasOutdatedPlan = true }
        let failure = StoreError(reported)
        self.failure = self.failure ?? failure
        throw failure
    }

    private static func withArrays<Result>(
        _ parameters: [(String, String)],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = parameters.map { (strdup($0.0), strdup($0.1)) }
        defer {
            for copy in copies {
                free(copy.0)
                free(copy.1)
            }
        }
        let keys = copies.map { UnsafePointer($0.0) } + [nil]
        let values = copies.map { UnsafePointer($0.1) } + [nil]
        return body(keys, values)
    }
}
