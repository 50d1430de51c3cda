public import FoyerCore

/// The changes to report to a console that holds its order, about visitors outside its window.
public struct HeldNews: Hashable, Sendable {
    /// Rows outside the window whose current values the console does not have.
    public var outside: [WindowRow]
    /// Visitors who are no longer on the list.
    public var gone: [Visitor.ID]

    public init(outside: [WindowRow] = [], gone: [Visitor.ID] = []) {
        self.outside = outside
        self.gone = gone
    }

    public static let none = HeldNews()
}
