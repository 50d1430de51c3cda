import FoyerStore
import GRDBSQLite

/// A compiled statement of SQLite, and the names of its columns.
final class PreparedStatement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer
    private var columns: Row.Columns
    /// How often SQLite recompiled it because the schema had changed.
    private var compilations: Int32 = 0

    init(_ text: String, on connection: OpaquePointer) throws(StoreError) {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(
            connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else {
            throw StoreError(SQLiteFailure(connection))
        }
        self.connection = connection
        self.statement = statement
        columns = Self.columns(of: statement)
    }

    deinit {
        sqlite3_finalize(statement)
    }

    func rows(binding values: [SQLValue]) throws(StoreError) -> [Row] {
        defer { sqlite3_reset(statement) }
        try bind(values)
        var rows: [Row] = []
        while try step() {
            if rows.isEmpty { noticeCompilation() }
            rows.append(Row(columns: columns, values: columns.names.indices.map { value(at: Int32($0)) }))
        }
        return rows
    }

    /// Runs it to completion; rows are discarded.
    func finish(binding values: [SQLValue]) throws(StoreError) {
        defer { sqlite3_reset(statement) }
        try bind(values)
        while try step() {}
    }

    private func step() throws(StoreError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw StoreError(SQLiteFailure(connection))
        }
    }

    private func noticeCompilation() {
        let compilations = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_REPREPARE, 0)
        guard compilations != self.compilations else { return }
        self.compilations = compilations
        columns = Self.columns(of: statement)
    }

    private func bind(_ values: [SQLValue]) throws(StoreError) {
        for (position, value) in zip(Int32(1)..., values) {
            guard bind(value, at: position) == SQLITE_OK else { throw StoreError(SQLiteFailure(connection)) }
        }
    }

    private func bind(_ value: SQLValue, at position: Int32) -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(statement, position)
        case .integer(let value):
            return sqlite3_bind_int64(statement, position, value)
        case .real(let value):
            return sqlite3_bind_double(statement, position, value)
        case .text(var value):
            return value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { bytes in
                    sqlite3_bind_text(statement, position, bytes.baseAddress, Int32(bytes.count), copied)
                }
            }
        case .blob(let value) where value.isEmpty:
            return sqlite3_bind_zeroblob(statement, position, 0)  // an empty pointer would mean NULL
        case .blob(let value):
            return value.withUnsafeBytes { bytes in
                sqlite3_bind_blob(statement, position, bytes.baseAddress, Int32(bytes.count), copied)
            }
        }
    }

    private func value(at column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT:
            return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let bytes = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
        default:
            return .null
        }
    }

    private static func columns(of statement: OpaquePointer) -> Row.Columns {
        Row.Columns(
            (0..<sqlite3_column_count(statement)).map { column in
                sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
            }
        )
    }
}

/// Tells SQLite to copy bound values. (A macro that Swift does not import.)
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
