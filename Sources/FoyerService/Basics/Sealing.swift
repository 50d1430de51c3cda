/// Encryption of the passwords of other services that the store keeps; implemented by the target that knows
/// cryptography.
public struct Sealing: Sendable {
    public let seal: @Sendable (_ text: String) -> String
    /// nil if it was sealed with another key.
    public let open: @Sendable (_ sealed: String) -> String?

    public init(seal: @escaping @Sendable (String) -> String, open: @escaping @Sendable (String) -> String?) {
        self.seal = seal
        self.open = open
    }

    /// For tests: nothing is hidden.
    public static let none = Sealing(seal: { $0 }, open: { $0 })
}
