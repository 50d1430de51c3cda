import FoyerCore

/// A sort key and its direction.
public struct SortOrder: Hashable, Sendable {
    public var by: SortKey
    public var descending: Bool

    public init(by: SortKey = .default, descending: Bool = false) {
        self.by = by
        self.descending = descending
    }
}
