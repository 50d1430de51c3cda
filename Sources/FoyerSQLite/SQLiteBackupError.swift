import FoyerStore
import Foundation
import GRDB

/// Why the backup failed, in one line.
public struct SQLiteBackupError: Error, CustomStringConvertible {
    public let path: String
    public let reason: String

    public var description: String { "cannot back up to \(path): \(reason)" }
}
