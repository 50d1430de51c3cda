/// Why a password is refused.
public enum PasswordFault: Error, Hashable, Sendable {
    /// In characters.
    case tooShort(least: Int, got: Int)
    /// In characters.
    case tooLong(limit: Int, got: Int)
    /// Among the first that somebody would try: a row of keys, a common word with digits, the person's own name.
    case guessable
}
