public import FoyerCore
import FoyerService
import FoyerStore

extension TestHouse {
    /// Makes a one-time link, and returns its token.
    public func makeLink(_ purpose: OneTimeLink.Purpose, for agent: Agent.ID? = nil) async throws -> String {
        let now = clock.now
        return try await aside.write { db in
            // The tokens of `plain` are counted from 1 for each: this one must be another than those of log-ins.
            let secrets = Secrets.plain(prefix: "link \(UInt64.random(in: 0 ... .max)) ")
            return try MakeLink(secrets)(purpose, for: agent, by: nil, in: db, at: now).token
        }
    }
}
