import FoyerCore
import FoyerSodium

/// Reads passwords from standard input, so that they are not on the command line or in its history.
enum Passwords {
    /// - Parameter own: the person's name and e-mail address, which are no passwords.
    /// - Returns: the argon2id text of the password on the first line of standard input.
    static func hashFromStandardInput(own: [String]) async throws(CommandFailure) -> String {
        Output.prompt("Password (at least \(PasswordRule.shortest) characters): ")
        let password = Terminal.readSecret() ?? ""
        do { try PasswordRule.check(password, own: own) } catch {
            throw CommandFailure(description: "standard input: \(words(error))")
        }
        do { return try await PasswordHasher().hash(password) } catch {
            throw CommandFailure(description: "the password cannot be hashed: \(error)")
        }
    }

    private static func words(_ fault: PasswordFault) -> String {
        switch fault {
        case .tooShort(_, let got), .tooLong(_, let got):
            "the password must have \(PasswordRule.shortest) to \(PasswordRule.longest) characters, on one line; got \(got)"
        case .guessable:
            "the password is easy to guess; choose one without common words, rows of keys or the agent's own name"
        }
    }
}
