import CSodium

/// The library's initialisation; every call to it goes through here.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    /// Without a source of randomness a server would issue guessable secrets, so it must not run.
    static func prepare() {
        precondition(isReady, "libsodium finds no source of randomness")
    }
}
