/// A length of time in milliseconds.
public struct Span: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    public static func milliseconds(_ count: Int64) -> Self { Self(milliseconds: count) }
    public static func seconds(_ count: Int64) -> Self { Self(milliseconds: count * 1_000) }
    public static func minutes(_ count: Int64) -> Self { .seconds(count * 60) }
    public static func hours(_ count: Int64) -> Self { .minutes(count * 60) }
    public static func days(_ count: Int64) -> Self { .hours(count * 24) }
}
