import CSodium
import FoyerCore
@testable import FoyerSodium
import Foundation
import Testing

@Suite struct TokenSignerTests {
    private let key = SecretKey.random()

    @Test func `a signature is valid only for its text, key and purpose`() throws {
        let signer = TokenSigner(key: key, purpose: "visitor")
        let signature = signer.sign("vera")

        #expect(signer.verify(signature, of: "vera"))
        #expect(!signer.verify(signature, of: "walt"))
        #expect(!signer.verify("", of: "vera"))
        #expect(!signer.verify(signature.uppercased(), of: "vera"))
        #expect(!TokenSigner(key: key, purpose: "session").verify(signature, of: "vera"))
        #expect(!TokenSigner(key: .random(), purpose: "visitor").verify(signature, of: "vera"))
    }

    @Test func `a signature with any character changed is invalid`() {
        let signer = TokenSigner(key: key, purpose: "visitor")
        let signature = Array(signer.sign("vera"))
        #expect(signature.count == 26)

        for position in signature.indices {
            var forged = signature
            forged[position] = forged[position] == "0" ? "1" : "0"
            #expect(!signer.verify(String(forged), of: "vera"))
        }
    }

    @Test func `a key makes the same signatures after a restart`() throws {
        let bytes = [UInt8](0..<32)
        let signer = TokenSigner(key: try #require(SecretKey(bytes)), purpose: "visitor")

        // Calculated with Python: hmac(hmac(key, "visitor"), "vera"), the first 16 bytes in Crockford's base 32.
        #expect(signer.sign("vera") == "2dgnsa958xk088y4j40zheszx0")
    }

    @Test func `a printed key does not contain its bytes`() {
        let key = SecretKey.random()

        #expect("\(key)" == "a secret key")
        #expect(String(reflecting: key) == "a secret key")
        #expect(Mirror(reflecting: key).children.isEmpty)
    }
}

@Suite struct SodiumRandomTests {
    @Test func `tokens are long and unique`() {
        let random = SodiumRandom()
        let tokens = (0..<1_000).map { _ in random.token() }

        #expect(Set(tokens).count == 1_000)
        #expect(tokens.allSatisfy { $0.utf8.count == 52 })
    }

    @Test func `a fingerprint is SHA-256`() {
        #expect(
            fingerprint(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(fingerprint(of: "").hasPrefix("e3b0c442"))
    }
}

@Suite struct PasswordHasherTests {
    @Test func `a wrong password is refused`() async throws {
        let hasher = PasswordHasher()

        let hash = try await hasher.hash("maria-demo ü")

        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await hasher.verify("maria-demo ü", against: hash))
        #expect(try await !hasher.verify("maria-demo u", against: hash))
        #expect(try await !hasher.verify("maria-demo ü", against: "damaged"))
        #expect(try await hasher.hash("maria-demo ü") != hash)
    }

    /// The parameters in the stored hash determine the work of a verification. The time of a log-in must not reveal whether an
    /// account exists.
    @Test func `a log-in to an unknown account does as much work as one to a known account`() async throws {
        let hasher = PasswordHasher()

        for hash in [try await hasher.hash("maria-demo"), PasswordHasher.decoy] {
            #expect(
                crypto_pwhash_str_needs_rehash(hash, PasswordHasher.passes, PasswordHasher.memory) == 0)
        }
        #expect(try await !hasher.verify("", against: nil))
    }

    @Test func `a password beyond the limit is refused`() async {
        await #expect(throws: PasswordFailure.tooLong) {
            try await PasswordHasher().hash(String(repeating: "x", count: PasswordHasher.longest + 1))
        }
    }
}

@Suite struct SecretFileTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "foyer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test func `the first start creates a private key, and later starts read it`() throws {
        try withFolder { folder in
            let path = folder + "/secret.key"

            let made = try SecretFile.load(at: path)
            let found = try SecretFile.load(at: path)

            let sign = { TokenSigner(key: $0, purpose: "test").sign("text") }
            #expect(sign(made) == sign(found))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["secret.key"])
            #expect(
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test(arguments: [0, 31, 33]) func `a key of another size is refused and left unchanged`(size: Int) throws
    {
        try withFolder { folder in
            let path = folder + "/secret.key"
            try put(Data(repeating: 7, count: size), at: path)

            #expect(failure(path).contains("\(path): it must have 32 bytes and has"))
            #expect(try Data(contentsOf: URL(filePath: path)).count == size)
        }
    }

    @Test func `the error names a missing folder`() {
        #expect(failure("/nowhere/secret.key").contains("/nowhere/secret.key: No such file or directory"))
    }

    @Test func `a missing key that is in use is replaced only on request`() throws {
        try withFolder { folder in
            let path = folder + "/secret.key"
            let words = failure(path, isInUse: true)
            #expect(words.contains("\(path): it is missing"))
            #expect(words.contains("--new-secret-key"))
            #expect(!words.contains("\n"))
            #expect(!FileManager.default.fileExists(atPath: path))

            _ = try SecretFile.load(at: path, isInUse: true, isNew: true)
            #expect(failure(path, isInUse: true) == "it loaded")
        }
    }

    @Test(arguments: [0o604, 0o644, 0o666, 0o606, 0o602]) func `a key that others can read is refused`(
        mode: Int
    ) throws {
        try withFolder { folder in
            let path = folder + "/secret.key"
            let old = try SecretFile.load(at: path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(failure(path).contains("mode \(String(mode, radix: 8))"))

            let new = try SecretFile.load(at: path, isInUse: true, isNew: true)
            #expect(new.bytes != old.bytes)
            #expect(failure(path) == "it loaded")
        }
    }

    @Test func `a group may read the key, and a key of zeros is invalid`() throws {
        try withFolder { folder in
            let path = folder + "/secret.key"
            _ = try SecretFile.load(at: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(failure(path) == "it loaded")
            try put(Data(count: 32), at: path)
            #expect(failure(path).contains("nothing but zeros"))
        }
    }

    private func put(_ data: Data, at path: String) throws {
        try data.write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    private func failure(_ path: String, isInUse: Bool = false) -> String {
        do throws(SecretFileError) { _ = try SecretFile.load(at: path, isInUse: isInUse) } catch {
            return error.description
        }
        return "it loaded"
    }
}
