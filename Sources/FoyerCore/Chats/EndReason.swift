/// How a chat ended.
public enum EndReason: String, CaseIterable, Hashable, Sendable {
    case agent
    case visitor
    /// Nobody wrote within the idle time.
    case idle
    /// The flow or the bot finished.
    case finished
    /// The visitor left the site and did not return in time.
    case left
    /// Cancelled, or the visitor left, while waiting: nobody had accepted it.
    case missed
    /// An agent refused the request.
    case refused
    case banned
}
