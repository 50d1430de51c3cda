import CSodium
public import FoyerService
import Foundation

extension Sealing {
    /// XChaCha20-Poly1305 with a key derived from the server's secret: a copy of the database alone reveals no
    /// password of another service.
    public static func sodium(key: SecretKey) -> Sealing {
        let key = key.derived(for: "sealing")
        return Sealing(seal: { SealedText.seal($0, key) }, open: { SealedText.open($0, key) })
    }
}

/// A text that only this server can read: version, nonce and cipher, in base 64.
private enum SealedText {
    private static let prefix = "1."
    private static let nonceSize = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    private static let tagSize = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

    static func seal(_ text: String, _ key: SecretKey) -> String {
        Sodium.prepare()
        var nonce = [UInt8](repeating: 0, count: nonceSize)
        randombytes_buf(&nonce, nonceSize)
        let plain = Array(text.utf8)
        var cipher = [UInt8](repeating: 0, count: plain.count + tagSize)
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            &cipher, nil, plain, UInt64(plain.count), nil, 0, nil, nonce, key.bytes)
        return prefix + Data(nonce + cipher).base64EncodedString()
    }

    /// nil if it was sealed with another key, or damaged.
    static func open(_ sealed: String, _ key: SecretKey) -> String? {
        Sodium.prepare()
        guard sealed.hasPrefix(prefix),
            let data = Data(base64Encoded: String(sealed.dropFirst(prefix.count))),
            data.count >= nonceSize + tagSize
        else { return nil }
        let (nonce, cipher) = (Array(data.prefix(nonceSize)), Array(data.dropFirst(nonceSize)))
        var plain = [UInt8](repeating: 0, count: cipher.count - tagSize)
        let outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &plain, nil, nil, cipher, UInt64(cipher.count), nil, 0, nonce, key.bytes)
        return outcome == 0 ? String(decoding: plain, as: UTF8.self) : nil
    }
}
