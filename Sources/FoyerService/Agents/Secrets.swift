import FoyerCore
import FoyerStore
import Synchronization

/// Password hashing and tokens; implemented by the target that knows cryptography.
public struct Secrets: Sendable {
    /// Whether the password matches the stored hash. Slow on purpose; nil if too many are waiting.
    public let verify: @Sendable (_ password: String, _ stored: String) async -> Bool?
    /// Takes as long as `verify`, for an unknown e-mail address; false if too many are waiting.
    public let waste: @Sendable (_ password: String) async -> Bool
    /// The hash to store for a new password. Slow on purpose; nil if too many are waiting.
    public let hash: @Sendable (_ password: String) async -> String?
    /// An unguessable token.
    public let newToken: @Sendable () -> String
    /// What is stored instead of a token.
    public let fingerprint: @Sendable (_ token: String) -> String
    /// Signs the cookie by which a browser is recognised.
    public let sign: @Sendable (_ text: String) -> String
    /// Whether the signature belongs to the text.
    public let isSigned: @Sendable (_ signature: String, _ text: String) -> Bool

    public init(
        verify: @escaping @Sendable (String, String) async -> Bool?,
        waste: @escaping @Sendable (String) async -> Bool,
        hash: @escaping @Sendable (String) async -> String?,
        newToken: @escaping @Sendable () -> String, fingerprint: @escaping @Sendable (String) -> String,
        sign: @escaping @Sendable (String) -> String,
        isSigned: @escaping @Sendable (String, String) -> Bool
    ) {
        self.verify = verify
        self.waste = waste
        self.hash = hash
        self.newToken = newToken
        self.fingerprint = fingerprint
        self.sign = sign
        self.isSigned = isSigned
    }
}
