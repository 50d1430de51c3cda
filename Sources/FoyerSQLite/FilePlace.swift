import Foundation
import Synchronization

/// Whether the open files are still the ones at their paths. A database whose file was removed or replaced
/// keeps accepting writes, into a file that no longer has a name.
final class FilePlace: Sendable {
    /// The database was removed or replaced while it was open.
    struct Moved: Error, CustomStringConvertible {
        let path: String
        var description: String { "the file \(path) was removed or replaced while in use" }
    }

    private struct Identity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64
    }

    private let path: String
    private let logPath: String
    private let file: Identity?
    /// The write-ahead log is created by the first write.
    private let log = Mutex<Identity?>(nil)

    /// - Parameter path: of a database that has just been opened.
    init(path: String) {
        self.path = path
        logPath = path + "-wal"
        file = Self.identity(of: path)
    }

    /// Costs two system calls, which is little compared to a flush.
    func check() throws(Moved) {
        guard let file, Self.identity(of: path) == file else { throw Moved(path: path) }
        let found = Self.identity(of: logPath)
        let isSame = log.withLock { log in
            guard let known = log else {
                log = found
                return true
            }
            return known == found
        }
        guard isSame else { throw Moved(path: logPath) }
    }

    private static func identity(of path: String) -> Identity? {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        return Identity(device: UInt64(found.st_dev), number: UInt64(found.st_ino))
    }
}
