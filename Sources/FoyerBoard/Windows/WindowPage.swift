import FoyerCore

/// The content of a window at one moment.
public struct WindowPage: Hashable, Sendable {
    public var rows: [WindowRow]
    /// Everyone who matches the filter.
    public var total: Int
    /// All visitors who have not left, regardless of the filter.
    public var online: Int
    public var facets: Facets

    public init(rows: [WindowRow] = [], total: Int = 0, online: Int = 0, facets: Facets = Facets()) {
        self.rows = rows
        self.total = total
        self.online = online
        self.facets = facets
    }
}
