/// A span of a day during which a queue is open; it may end on the next day.
public struct OpenSpan: Hashable, Sendable {
    public static let minutesOfDay = 1_440

    /// Minutes from the midnight on which the day begins; less than a day.
    public let start: Int
    /// Minutes from the same midnight; more than a day: on the next day.
    public let end: Int

    /// Nil unless the span begins on its day and lasts for at most 24 hours.
    public init?(start: Int, end: Int) {
        guard 0..<Self.minutesOfDay ~= start, start + 1...start + Self.minutesOfDay ~= end else { return nil }
        self.start = start
        self.end = end
    }

    /// What is wrong with the spans of one day.
    public enum Fault: Hashable, Sendable {
        /// There are more than the limit.
        case tooMany(Int)
        case overlap(OpenSpan, OpenSpan)
    }

    /// Four breaks a day, and three to spare.
    public static let limit = 8

    /// Nil if the spans can be those of one day, in any order.
    public static func fault(in spans: [OpenSpan]) -> Fault? {
        guard spans.count <= limit else { return .tooMany(spans.count) }
        let sorted = spans.sorted { $0.start < $1.start }
        for (left, right) in zip(sorted, sorted.dropFirst()) where right.start < left.end {
            return .overlap(left, right)
        }
        return nil
    }
}
