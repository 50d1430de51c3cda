public import FoyerService

extension Secrets {
    /// Passwords by argon2id, tokens of 256 random bits, stored as their SHA-256.
    /// - Parameter key: signs the cookies by which browsers are recognised
    public static func sodium(key: SecretKey, _ hasher: PasswordHasher = PasswordHasher()) -> Secrets {
        let random = SodiumRandom()
        let signer = TokenSigner(key: key, purpose: "device")
        return Secrets(
            verify: { password, stored in await fits(password, stored, hasher) },
            waste: { password in await fits(password, nil, hasher) != nil },
            // Too long a password is refused before: here too many are waiting.
            hash: { password in try? await hasher.hash(password) },
            newToken: { random.token() },
            fingerprint: { FoyerSodium.fingerprint(of: $0) },
            sign: { signer.sign($0) },
            isSigned: { signer.verify($0, of: $1) }
        )
    }

    /// nil if it could not be verified now.
    private static func fits(_ password: String, _ stored: String?, _ hasher: PasswordHasher) async -> Bool? {
        do throws(PasswordFailure) {
            return try await hasher.verify(password, against: stored)
        } catch {
            switch error {
            case .tooLong: return false  // no stored password is longer
            case .busy, .outOfMemory: return nil
            }
        }
    }
}
