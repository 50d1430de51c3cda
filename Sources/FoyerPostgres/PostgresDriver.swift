public import FoyerMetrics
public import FoyerStore

/// A PostgreSQL database, version 14 or later.
///
/// One connection writes, in groups that share a commit; several read. A connection that broke is opened again with the next
/// group; until the server can be reached, writes and reads fail as `unavailable`.
public final class PostgresDriver: SQLDriver {
    /// Reads at one moment, each with a thread and a connection: one waits for the server while another is processed here.
    public static let readerLimit = 4

    private let writer: PostgresWriter
    private let reader: PostgresReader

    /// Connects once, to report at once what is wrong with the address.
    ///
    /// - Parameters:
    ///   - address: `postgres://user@host:port/database` or libpq's `key=value` form.
    ///   - schema: where the tables are; nil for the server's default. Must be a constant of this program, never user input.
    ///   - readers: connections that read; 1 or more.
    public init(
        _ address: String, schema: String? = nil, readers: Int = readerLimit
    ) throws(PostgresOpenError) {
        _ = try PostgresConnection(address, schema: schema)
        let session = { @Sendable in
            PostgresSession { () throws(PostgresOpenError) in try PostgresConnection(address, schema: schema)
            }
        }
        writer = PostgresWriter(session())
        reader = PostgresReader((0..<readers).map { _ in session() })
    }

    deinit {
        // The threads complete what is queued, and then close the connections.
        writer.close()
        reader.close()
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withUnsafeThrowingContinuation { continuation in
            reader.submit(
                PostgresReader.Read(
                    run: { connection in
                        let result = try body(connection)
                        if let failure = connection.failure { throw failure }
                        continuation.resume(returning: result)
                    },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }

    public func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result,
        completion: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        writer.submit(
            { connection in
                let result = try body(connection)
                return { error in completion(error.map { .failure($0) } ?? .success(result)) }
            },
            fail: { completion(.failure($0)) }
        )
    }

    /// What was written since the start.
    public var commits: CommitCounts { writer.counts }

    /// Writes that wait for the one before them.
    public var waitingWrites: Int { writer.waiting }

    /// Completes what is queued, then closes the connections; returns when that is done.
    public func close() {
        writer.close()
        reader.close()
        writer.waitForEnd()
        reader.waitForEnd()
    }
}
