public import FoyerCore

/// A request that was carried out under an Idempotency-Key.
public struct RepeatableRequest: Hashable, Sendable {
    /// Fingerprint of the request.
    public let request: Revision
    /// The answer.
    public let answer: String

    public init(request: Revision, answer: String) {
        self.request = request
        self.answer = answer
    }
}
