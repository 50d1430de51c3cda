import Foundation
import GRDB
import GRDBSQLite

/// Why a database file cannot be used, in one line for the operator.
public struct SQLiteOpenError: Error, CustomStringConvertible {
    public let path: String
    public let reason: String

    init(path: String, _ error: any Error) {
        self.path = path
        reason = Self.reason(path: path, error)
    }

    public var description: String { "cannot open the database \(path): \(reason)" }

    private static func reason(path: String, _ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        let failure = SQLiteFailure(error)
        switch failure.kind {
        case SQLITE_NOTADB: return "it is not a database"
        case SQLITE_CORRUPT: return "it is damaged; restore it from a backup"
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: return "no permission to write it"
        case SQLITE_CANTOPEN: return cannotOpen(path)
        case SQLITE_BUSY, SQLITE_LOCKED: return "another program keeps it locked"
        case SQLITE_FULL: return "the disk is full"
        default: return failure.description
        }
    }

    /// SQLite does not report why; the file system does.
    private static func cannotOpen(_ path: String) -> String {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            return "it is a folder"
        }
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
        else {
            return "there is no folder \(folder)"
        }
        return "no permission to read and write it and its folder"
    }
}
