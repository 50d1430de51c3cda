import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Writes what the website's visitors did, in batches, and counts what bans stopped. Called every few seconds.
public struct WriteVisits: Sendable {
    let store: Store
    let move: MoveVisitor
    let bans: BanGuard

    public init(store: Store, move: MoveVisitor, bans: BanGuard) {
        self.store = store
        self.move = move
        self.bans = bans
    }

    /// Five hundred visits a transaction: some ten milliseconds, so that a message never waits long behind them.
    private static let batch = 500

    public func callAsFunction() async throws(StoreError) {
        var visits = move.lobby.takeVisits(at: move.clock())[...]
        while !visits.isEmpty {
            let batch = Array(visits.prefix(Self.batch))
            visits = visits.dropFirst(Self.batch)
            do {
                try await store.driver.write { db in
                    for visit in batch { try db.save(visit.visit, visits: visit.visits) }
                }
            } catch {
                move.lobby.giveBack(batch + visits)
                throw StoreError(error)
            }
        }
        let hits = bans.takeHits()
        guard !hits.isEmpty else { return }
        do {
            try await store.driver.write { db in
                for (ban, hit) in hits { try db.noteHits(hit.count, on: ban, last: hit.last) }
            }
        } catch { throw StoreError(error) }
    }
}
