public import FoyerBoard
public import FoyerCore

/// Everything known about a listed visitor: the row, and what only Visitor Info shows.
public struct ListedVisitor: Sendable {
    public let record: VisitorRecord
    public let profile: VisitorProfile
    public let device: Device
    public let landing: Page
    /// Oldest first.
    public let trail: [PageView]
}
