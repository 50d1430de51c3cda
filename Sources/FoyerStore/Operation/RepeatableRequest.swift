public import FoyerCore

/// A request that was carried out under an Idempotency-Key.
public struct RepeatableRequest: Hashable, Sendable {
    /// Fingerprint of what was asked.
    public let request: Revision
    /// How it was answered.
    public let answer: String

    public init(request: Revision, answer: String) {
        self.request = request
        self.answer = answer
    }
}
