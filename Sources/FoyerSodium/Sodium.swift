import CSodium

/// The library's own preparation; every entry to it goes through here.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    /// A server without a source of randomness would give out guessable secrets, so it must not run.
    static func prepare() {
        precondition(isReady, "libsodium finds no source of randomness")
    }
}
