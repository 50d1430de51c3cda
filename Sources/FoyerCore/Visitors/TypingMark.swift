/// The last reported "is typing". It lapses unless repeated, since its sender may disappear without notice.
public struct TypingMark: Hashable, Sendable {
    /// How long a mark lasts without repetition. Clients repeat it every few seconds while somebody types,
    /// and hide it after the same time themselves (`web/shared/lapse.ts`).
    public static let lapse = Span.seconds(8)

    public let reportedAt: Instant

    public init(reportedAt: Instant) {
        self.reportedAt = reportedAt
    }

    public func isOver(at now: Instant) -> Bool {
        reportedAt + Self.lapse <= now
    }
}
