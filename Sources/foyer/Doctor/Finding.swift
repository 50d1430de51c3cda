/// The result of one check of `foyer doctor`.
struct Finding: Encodable, Sendable {
    enum Verdict: String, Encodable, Comparable, Sendable {
        case ok = "OK"
        /// It works, but something should be done.
        case warn = "WARN"
        /// The server does not start, or loses data or visitors.
        case fail = "FAIL"

        /// The exit code of `foyer doctor`.
        var exitCode: Int32 {
            switch self {
            case .ok: 0
            case .warn: 1
            case .fail: 2
            }
        }

        static func < (left: Self, right: Self) -> Bool { left.exitCode < right.exitCode }
    }

    /// What was checked, in a word or two.
    let check: String
    let verdict: Verdict
    /// What was found, on one line.
    let found: String
    /// What to do about it; nil if nothing.
    let advice: String?

    static func ok(_ check: String, _ found: String) -> Finding {
        Finding(check: check, verdict: .ok, found: found, advice: nil)
    }

    static func warn(_ check: String, _ found: String, do advice: String) -> Finding {
        Finding(check: check, verdict: .warn, found: found, advice: advice)
    }

    static func fail(_ check: String, _ found: String, do advice: String) -> Finding {
        Finding(check: check, verdict: .fail, found: found, advice: advice)
    }
}
