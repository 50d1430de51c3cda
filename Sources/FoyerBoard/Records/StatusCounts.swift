public import FoyerCore

/// How many visitors are in each status.
public struct StatusCounts: Hashable, Sendable {
    private var counts = [Int](repeating: 0, count: VisitorStatus.allCases.count)

    public init() {}

    public subscript(status: VisitorStatus) -> Int {
        get { counts[status.ordinal] }
        set { counts[status.ordinal] = newValue }
    }
}
