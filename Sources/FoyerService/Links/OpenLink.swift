public import FoyerCore
public import FoyerStore

/// Says whom a one-time link is for, while it is still good. Changes nothing.
///
/// The link is looked up by its fingerprint, so that no comparison takes longer for a token that is nearly right.
public struct OpenLink: Sendable {
    private let store: Store
    private let fingerprint: @Sendable (String) -> String
    private let pace: LinkPace
    private let clock: @Sendable () -> Instant

    public init(store: Store, secrets: Secrets, pace: LinkPace, clock: @escaping @Sendable () -> Instant) {
        self.store = store
        fingerprint = secrets.fingerprint
        self.pace = pace
        self.clock = clock
    }

    /// A link that is still good.
    public struct Opened: Sendable {
        public let link: OneTimeLink
        /// Nil for the set-up.
        public let agent: Agent?
    }

    /// - Throws: `unknown`, `expired`, `used`, `tooManyAttempts`, `store`.
    public func callAsFunction(_ token: String, from address: Address) async throws(LinkFailure) -> Opened {
        let now = clock()
        try pace.begin(from: address, at: now)
        let fingerprint = fingerprint(token)
        let found: Opened?
        do throws(LinkFailure) {
            found = try await store.read(failing: LinkFailure.self) { db in
                guard let link = try db.links.find(fingerprint) else { return nil }
                return Opened(link: link, agent: try link.agent.flatMap { try db.agents.find($0) })
            }
        } catch {
            pace.undo(from: address, at: now)
            throw error
        }
        guard let found else { throw .unknown }
        pace.undo(from: address, at: now)
        try found.link.mustBeOpen(at: now)
        return found
    }
}
