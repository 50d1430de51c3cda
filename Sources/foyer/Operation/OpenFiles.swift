import Foundation

/// How many files this process may open.
enum OpenFiles {
    /// The limit in force, and the one that the process may raise it to (getrlimit(2)); nil if the system does not tell.
    static var limit: (soft: Int, hard: Int)? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        return (Int(clamping: limit.rlim_cur), Int(clamping: limit.rlim_max))
    }
}
