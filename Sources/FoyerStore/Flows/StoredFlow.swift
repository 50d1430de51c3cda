public import FoyerCore

/// A flow's definition as kept: what the text means is decided by whoever reads it.
public struct StoredFlow: Hashable, Sendable {
    public let flow: Flow.ID
    public let version: Int
    public let isPublished: Bool
    public let definition: String
}
