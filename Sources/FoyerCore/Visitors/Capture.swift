/// An agent's mark: this visitor stays in the list after leaving.
public struct Capture: Hashable, Sendable {
    public let by: Agent.ID
    public let at: Instant
    public let reason: String

    public init(by: Agent.ID, at: Instant, reason: String) {
        self.by = by
        self.at = at
        self.reason = reason
    }

    /// Five hundred characters: a note, not a report.
    public static let reasonLimit = 500
}
