/// How a chat ended.
public enum EndReason: String, CaseIterable, Hashable, Sendable {
    case agent
    case visitor
    /// Nobody wrote for the idle time.
    case idle
    /// The flow or the bot came to its end.
    case finished
    /// The visitor left the site and did not return in time.
    case left
    /// Cancelled or left while waiting: nobody had taken it.
    case missed
    /// An agent refused the request.
    case refused
    case banned
}
