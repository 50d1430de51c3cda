/// "Is typing", as it was reported last. It lapses unless it is repeated: its sender may be gone without a word.
public struct TypingMark: Hashable, Sendable {
    /// How long a mark holds without repetition. Clients repeat it every few seconds while somebody types, and show it no longer
    /// than this themselves (`web/shared/lapse.ts`).
    public static let lapse = Span.seconds(8)

    public let reportedAt: Instant

    public init(reportedAt: Instant) {
        self.reportedAt = reportedAt
    }

    public func isOver(at now: Instant) -> Bool {
        reportedAt + Self.lapse <= now
    }
}
