import FoyerCore

/// Limits of a flow.
enum FlowLimit {
    /// Five hundred: far beyond what one person can keep in view.
    static let nodes = 500
    /// Names of flows, nodes and fields: a short line.
    static let name = 64
    /// Twenty buttons fill a phone's screen.
    static let choices = 20
    /// The label of a button.
    static let choice = 100
    /// Conditions of one branch; more should be split into several branches.
    static let conditions = 20
    /// More than ten attempts would trap the visitor.
    static let retries: Int64 = 10
    /// The address of a page, or part of it.
    static let value = 2_048
    /// Thirty days: the longest period for which anything of a visitor waits.
    static let wait = Span.days(30)
}
