import CSodium

/// Why a password was not verified.
public enum PasswordFailure: Error, Hashable {
    /// Too many are waiting to be verified: try again in a moment.
    case busy
    /// Longer than `PasswordHasher.longest`.
    case tooLong
    /// The machine lacks the memory for a hash.
    case outOfMemory
}
