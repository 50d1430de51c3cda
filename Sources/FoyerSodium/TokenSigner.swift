import CSodium
import FoyerCore

/// Signs texts so that they cannot be forged: HMAC-SHA256, cut to 128 bits.
public struct TokenSigner: Sendable {
    private let key: SecretKey

    /// - Parameter purpose: the use of the texts; a signature for one purpose is invalid for another.
    public init(key: SecretKey, purpose: String) {
        self.key = key.derived(for: purpose)
    }

    /// 26 characters of lower-case base 32.
    public func sign(_ text: String) -> String {
        signature(of: text).description
    }

    /// Whether `signature` is that of `text`, in constant time.
    public func verify(_ signature: String, of text: String) -> Bool {
        guard let given = Identifier<Self>(signature) else { return false }
        let expected = self.signature(of: text)
        let (left, right) = ([given.high, given.low], [expected.high, expected.low])
        return sodium_memcmp(left, right, 2 * MemoryLayout<UInt64>.size) == 0
    }

    private func signature(of text: String) -> Identifier<Self> {
        let words = key.authentication(of: text).withUnsafeBytes { bytes in
            (0..<2).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self).bigEndian }
        }
        return Identifier(high: words[0], low: words[1])
    }
}
