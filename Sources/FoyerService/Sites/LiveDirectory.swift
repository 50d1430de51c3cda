import FoyerCore
import Synchronization

/// The current directory.
public final class LiveDirectory: Sendable {
    private let value: Mutex<Directory>

    public init(_ directory: Directory) {
        value = Mutex(directory)
    }

    public var now: Directory { value.withLock { $0 } }

    /// Replaces the directory, unless the present one is as new.
    /// - Returns: whether it was replaced.
    public func replace(by directory: Directory) -> Bool {
        value.withLock { value in
            guard directory.version > value.version else { return false }
            value = directory
            return true
        }
    }
}
