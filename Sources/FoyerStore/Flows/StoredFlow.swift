public import FoyerCore

/// A flow's definition as stored; parsed by the caller.
public struct StoredFlow: Hashable, Sendable {
    public let flow: Flow.ID
    public let version: Int
    public let isPublished: Bool
    public let definition: String
}
