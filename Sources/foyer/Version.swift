import CBuild

/// What `foyer --version` prints.
enum Version {
    /// Increased with each release, together with the changelog.
    static let number = "0.1.0-dev"

    static var description: String {
        let commit = String(cString: foyer_build_commit())
        return "Foyer \(number) (\(commit.isEmpty ? "commit unknown" : "commit \(commit)"))"
    }
}
