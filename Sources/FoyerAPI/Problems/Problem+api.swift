import FoyerWire

// The refusals that every endpoint may give.
extension Problem {
    static let notLoggedIn = Problem(.loggedOut, detail: "Log in first.")
    static let editionMissing = Problem(
        .editionMissing,
        detail:
            "Send the header If-Match with the ETag of what you edit, or If-Match: * to replace whatever is there."
    )
}
