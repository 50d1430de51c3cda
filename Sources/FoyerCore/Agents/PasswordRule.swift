/// What a new password must be, wherever it is chosen (docs/threat-model.md, "Guessing passwords").
public enum PasswordRule {
    /// Ten characters: with argon2id, not guessable by a machine within years.
    public static let shortest = 10
    /// More than any password manager makes; the log-in accepts no more (`WireLimit.password`).
    public static let longest = 200

    /// - Parameters:
    ///   - password: as typed; counted in characters, blanks included.
    ///   - own: the person's name and e-mail address, which others know.
    public static func check(_ password: String, own: [String] = []) throws(PasswordFault) {
        guard password.count >= shortest else { throw .tooShort(least: shortest, got: password.count) }
        guard password.count <= longest else { throw .tooLong(limit: longest, got: password.count) }
        let plain = password.lowercased()
        guard !isMonotonous(plain), !isWordWithDigits(plain), !isOwn(plain, own) else { throw .guessable }
    }

    /// Fewer different characters than this are one key held down, or two in turn: "aaaaaaaaaa", "1212121212".
    private static let leastDifferent = 4
    /// Rows of keys, the alphabet and the digits: a part of one, in either direction, is no secret.
    private static let rows = [
        "01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    ]

    private static func isMonotonous(_ password: String) -> Bool {
        if Set(password).count < leastDifferent { return true }
        let backwards = String(password.reversed())
        return rows.contains { $0.contains(password) || $0.contains(backwards) }
    }

    /// What leads every list of stolen passwords. Alone, repeated, or with digits and signs around it, it is tried first.
    private static let words: Set = [
        "password", "passwort", "passw0rd", "p@ssword", "p@ssw0rd", "qwerty", "qwertz", "letmein", "welcome",
        "willkommen",
        "admin", "administrator", "iloveyou", "monkey", "dragon", "football", "baseball", "sunshine",
        "princess",
        "superman", "batman", "trustno", "changeme", "secret", "geheim", "hallo", "master", "shadow", "foyer",
    ]

    private static func isWordWithDigits(_ password: String) -> Bool {
        let core = String(password.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
        return words.contains(core) || words.contains { isRepeated($0, as: core) }
    }

    private static func isRepeated(_ word: String, as text: String) -> Bool {
        guard !text.isEmpty, text.count % word.count == 0 else { return false }
        return String(repeating: word, count: text.count / word.count) == text
    }

    /// Whether the password is the person's name or address, or a part of it with a few characters around.
    private static func isOwn(_ password: String, _ own: [String]) -> Bool {
        own.contains { known in
            let known = known.lowercased()
            let local = String(known.prefix { $0 != "@" })
            return password == known
                || local.count >= leastOwn && password.contains(local)
                    && password.count - local.count < shortest - leastOwn
        }
    }

    /// A shorter name is found in many good passwords by chance.
    private static let leastOwn = 4
}
