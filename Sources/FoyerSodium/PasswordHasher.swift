import CSodium

/// Hashes passwords with argon2id, which takes memory and time by design, on threads of its own.
public struct PasswordHasher: Sendable {
    /// 19 MiB and two passes: the least that OWASP recommends for argon2id; 23 ms on a small machine.
    static let memory = 19 << 20
    static let passes: UInt64 = 2
    /// Concurrent hashes: at most 38 MiB, and a processor remains free for the chats.
    static let parallel = 2
    /// Hashes that may wait: less than a second of work, so that guessing passwords is refused early.
    static let waitingLimit = 32
    /// UTF-8 bytes of a password; longer than people use.
    public static let longest = 1_024

    private let pool: WorkPool

    public init() {
        Sodium.prepare()
        pool = WorkPool(label: "foyer.passwords", parallel: Self.parallel, waitingLimit: Self.waitingLimit)
    }

    /// The text to store: the hash with its salt and parameters.
    public func hash(_ password: String) async throws(PasswordFailure) -> String {
        guard password.utf8.count <= Self.longest else { throw .tooLong }
        return try await run { () throws(PasswordFailure) in
            var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
            let code = crypto_pwhash_str_alg(
                &text, password, UInt64(password.utf8.count), Self.passes, Self.memory,
                crypto_pwhash_ALG_ARGON2ID13)
            guard code == 0 else { throw .outOfMemory }
            return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// Whether `password` matches `hash`.
    /// - Parameter hash: nil for an account that does not exist: takes as long, and is false.
    public func verify(_ password: String, against hash: String?) async throws(PasswordFailure) -> Bool {
        guard password.utf8.count <= Self.longest else { throw .tooLong }
        return try await run { () throws(PasswordFailure) in
            let code = crypto_pwhash_str_verify(hash ?? Self.decoy, password, UInt64(password.utf8.count))
            return code == 0 && hash != nil
        }
    }

    /// A hash of a random text, with the parameters of a real one.
    static let decoy =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    private func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(PasswordFailure) -> Value
    ) async throws(PasswordFailure) -> Value {
        let result: Result<Value, PasswordFailure> = await withUnsafeContinuation { continuation in
            let isAccepted = pool.submit {
                continuation.resume(returning: Result { () throws(PasswordFailure) in try work() })
            }
            if !isAccepted { continuation.resume(returning: .failure(.busy)) }
        }
        return try result.get()
    }
}
