import FoyerStore
import GRDB
import GRDBSQLite

/// An error of SQLite.
public struct SQLiteFailure: Error, Sendable {
    /// The extended result code (https://www.sqlite.org/rescode.html).
    public let code: Int32
    public let message: String

    init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    /// The last failure of a connection.
    init(_ connection: OpaquePointer) {
        self.init(
            code: sqlite3_extended_errcode(connection),
            message: String(cString: sqlite3_errmsg(connection))
        )
    }

    init(_ error: DatabaseError) {
        self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }

    /// The primary result code.
    var kind: Int32 { code & 0xff }
}

extension SQLiteFailure: CustomStringConvertible {
    public var description: String { "\(message) (SQLite \(code))" }
}

extension StoreError {
    init(_ failure: SQLiteFailure) {
        switch failure.code {
        case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID: self = .conflict
        case _ where failure.kind == SQLITE_CONSTRAINT: self = .constraint(failure.message)
        default: self = .unavailable(failure)
        }
    }
}

// Swift does not import these macros.
private let SQLITE_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT | 6 << 8
private let SQLITE_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT | 8 << 8
private let SQLITE_CONSTRAINT_ROWID = SQLITE_CONSTRAINT | 10 << 8
