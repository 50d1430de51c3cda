/// A moment: milliseconds since 1970-01-01 UTC.
/// Rules receive it as a value; only the composition reads a clock.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment `span` later.
    public static func + (moment: Self, span: Span) -> Self {
        Self(milliseconds: moment.milliseconds + span.milliseconds)
    }

    /// The moment `span` earlier.
    public static func - (moment: Self, span: Span) -> Self {
        Self(milliseconds: moment.milliseconds - span.milliseconds)
    }

    /// The time from `earlier` until this moment; negative if `earlier` is later.
    public func since(_ earlier: Self) -> Span {
        Span(milliseconds: milliseconds - earlier.milliseconds)
    }
}
