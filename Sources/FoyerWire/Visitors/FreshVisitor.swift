public import FoyerCore

/// The visitor that a browser becomes after a log-out.
public struct FreshVisitor: Hashable, Sendable {
    public let visitor: Visitor.ID
    public let token: String

    public init(_ visitor: Visitor.ID, token: String) {
        self.visitor = visitor
        self.token = token
    }
}
