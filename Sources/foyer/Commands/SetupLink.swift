import ArgumentParser
import FoyerCore
import FoyerService
import FoyerSodium
import FoyerStore

/// `foyer setup-link`: prints a new link for setting up a server that has no agents yet.
struct SetupLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup-link",
        abstract: "Prints a link for setting up a new server in the browser, also while serving.",
        discussion: """
            The link works once, for a day, and makes earlier ones void. The first person to open it becomes the administrator, so \
            pass it on only to that person. Once there is an agent, administrators invite others in the Admin Console.
            """)

    @OptionGroup var folder: DataOption

    @Option(
        name: .customLong("public-url"),
        help: "Where browsers find this Foyer. Default: where it was served last.")
    var publicURL: String?

    func run() async throws {
        try await reporting { () throws(CommandFailure) in try await make() }
    }

    private func make() async throws(CommandFailure) {
        let given = try publicURL.map { (text) throws(CommandFailure) in try PublicAddress(text) }
        let now = systemClock()
        let data = try await DataFolder(existing: folder.location, at: now)
        guard let link = try await Self.make(in: data.store, key: data.key, at: now) else {
            throw CommandFailure(
                description:
                    "--data: Foyer is set up already; add an agent with: foyer add-agent, or replace a password with: foyer set-password"
            )
        }
        let address = given ?? PublicAddress.remembered(in: data.path)
        Output.line("Open this link to set up Foyer. It works once, within a day:")
        Output.line("  \(address)\(link.path)")
    }

    /// Makes a link, which makes earlier ones void.
    ///
    /// - Returns: nil if there is an agent.
    static func make(
        in store: Store, key: SecretKey, at now: Instant
    ) async throws(CommandFailure) -> MakeLink.Made? {
        let make = MakeLink(.sodium(key: key))
        do {
            return try await store.write { db in
                guard try db.agents.all().isEmpty else { return nil }
                return try make(.setup, for: nil, by: nil, in: db, at: now)
            }
        } catch {
            throw CommandFailure(description: "--data: the link could not be made: \(StoreError(error))")
        }
    }
}
