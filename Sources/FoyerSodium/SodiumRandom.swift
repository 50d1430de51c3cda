import CSodium
import FoyerCore

/// Unguessable random numbers, from the operating system.
public struct SodiumRandom: RandomNumberGenerator, Sendable {
    public init() {
        Sodium.prepare()
    }

    public func next() -> UInt64 {
        var number: UInt64 = 0
        randombytes_buf(&number, MemoryLayout<UInt64>.size)
        return number
    }

    /// A secret of 256 bits, as 52 characters of lower-case base 32: the value of a session cookie.
    public func token() -> String {
        var generator = self
        let halves = (0..<2).map { _ in Identifier<Self>.random(using: &generator) }
        return halves.map(\.description).joined()
    }
}

/// What is stored instead of a token: SHA-256 as 64 hexadecimal digits. A copy of the database is not enough
/// to log in.
/// A plain hash suffices, since 256 random bits cannot be guessed.
public func fingerprint(of token: String) -> String {
    Sodium.prepare()
    var hash = [UInt8](repeating: 0, count: crypto_hash_sha256_bytes())
    let bytes = Array(token.utf8)
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    let digits = Array("0123456789abcdef")
    return String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
