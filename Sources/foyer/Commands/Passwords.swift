import FoyerSodium

/// Reads passwords from standard input, so that they are not on the command line or in its history.
enum Passwords {
    /// Ten characters: with argon2id, not guessable by a machine within years.
    private static let shortest = 10
    /// The limit of the log-in (`WireLimit.password`).
    private static let longest = 200

    /// - Returns: the argon2id text of the password on the first line of standard input.
    static func hashFromStandardInput() async throws(CommandFailure) -> String {
        Output.prompt("Password (at least \(shortest) characters): ")
        let password = Terminal.readSecret()
        guard let password, (shortest...longest).contains(password.count) else {
            let found = password.map { "\($0.count)" } ?? "no line"
            throw CommandFailure(
                description:
                    "standard input: the password must have \(shortest) to \(longest) characters, on one line; got \(found)"
            )
        }
        do { return try await PasswordHasher().hash(password) } catch {
            throw CommandFailure(description: "the password cannot be hashed: \(error)")
        }
    }
}
