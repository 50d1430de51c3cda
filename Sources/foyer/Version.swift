import CBuild
import FoyerStore

/// Which program this is.
enum Version {
    /// Increased with each release, together with the changelog.
    static let number = "0.1.0-dev"

    /// The first twelve digits, and "+" if files were changed since; nil for a build outside of a checkout.
    static var commit: String? {
        let commit = String(cString: foyer_build_commit())
        return commit.isEmpty ? nil : commit
    }

    /// Debug or release.
    static var profile: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }

    /// The database schema that it reads and writes.
    static var schema: Int { Migrations.all.count }

    /// The compiler's version, as far as a program can ask for it.
    private static var swift: String {
        #if compiler(>=6.5)
            "6.5 or later"
        #elseif compiler(>=6.4)
            "6.4"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }

    /// Version and commit.
    static var line: String {
        "Foyer \(number) (\(commit.map { "commit \($0)" } ?? "commit unknown: not built from a checkout"))"
    }

    /// What `foyer --version` prints.
    static var description: String {
        """
        \(line)
        built   \(String(cString: foyer_build_date())), \(profile), with Swift \(swift)
        schema  \(schema)
        """
    }
}
