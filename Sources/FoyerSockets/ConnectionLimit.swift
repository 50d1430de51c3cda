#if canImport(Glibc)
    import Glibc
#endif
import NIOCore
import Synchronization

/// How many connections there may be. Every one is an open file, and a process without any left can neither store nor log.
public final class ConnectionLimit: Sendable {
    enum Verdict: Hashable {
        case welcome
        /// Nearly full: say when to come back.
        case politelyNo
        /// Not even a descriptor for saying so.
        case no
    }

    private let open = Atomic(0)
    let polite: Int
    let hard: Int

    /// Of `files` that may be open, the last twentieth is for refusing politely, and the last fiftieth for ourselves.
    public init(files: Int) {
        polite = files * 95 / 100
        hard = files * 98 / 100
    }

    /// Raises the number of files that the process may open to what the system allows, and counts by that.
    public static func ofProcess() -> ConnectionLimit {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return ConnectionLimit(files: fallback)
        }
        limit.rlim_cur = limit.rlim_max
        // Refused only where the limit is the hard one already; what is in force then is read back.
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        _ = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return ConnectionLimit(files: Int(clamping: limit.rlim_cur))
    }

    /// What POSIX systems allow at least in practice, for where the limit cannot be read.
    private static let fallback = 1_024

    /// Connections open now.
    public var count: Int { open.load(ordering: .relaxed) }

    /// Counts `channel` until it closes.
    func admit(_ channel: any Channel) -> Verdict {
        let count = open.add(1, ordering: .relaxed).newValue
        channel.closeFuture.whenComplete { _ in self.open.subtract(1, ordering: .relaxed) }
        return count > hard ? .no : count > polite ? .politelyNo : .welcome
    }
}
