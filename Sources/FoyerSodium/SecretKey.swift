import CSodium

/// The server's secret. Never printed: its description does not show it.
public struct SecretKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// Bytes of a key, as HMAC-SHA256 uses them.
    public static let size = 32

    let bytes: [UInt8]

    /// nil unless there are exactly `size` bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        self.bytes = bytes
    }

    public static func random() -> SecretKey {
        Sodium.prepare()
        var bytes = [UInt8](repeating: 0, count: size)
        randombytes_buf(&bytes, size)
        return SecretKey(known: bytes)
    }

    /// Derives a key per purpose, so that a signature for one is invalid for another.
    func derived(for purpose: String) -> SecretKey {
        SecretKey(known: authentication(of: purpose))
    }

    /// HMAC-SHA256 of the text.
    func authentication(of text: String) -> [UInt8] {
        Sodium.prepare()
        var code = [UInt8](repeating: 0, count: crypto_auth_hmacsha256_bytes())
        let text = Array(text.utf8)
        crypto_auth_hmacsha256(&code, text, UInt64(text.count), bytes)
        return code
    }

    private init(known bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var description: String { "a secret key" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
