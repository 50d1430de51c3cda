import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Writes visits and the hits of bans. Called every five seconds.
/// The cost is bounded (docs/decisions/0024): a few are written at once, of many a part per call, so that
/// each waits a few minutes at most.
public struct WriteVisits: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let bans: ActiveBans

    public init(store: Store, changeVisitor: ChangeVisitor, bans: ActiveBans) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.bans = bans
    }

    /// Written by one call, however few there are: a hundred a second, half a per cent of a processor.
    static let least = 500
    /// The number of calls within which all waiting visits are written: five minutes. A hard stop loses what
    /// is waiting.
    static let calls = 60
    /// Visits per transaction: a new message may wait a millisecond or two behind them. They are being
    /// written for a hundredth of the time, so the slowest hundredth of all messages waits for one; with 50,
    /// that hundredth took 7 ms instead of 2 with a million visitors stored.
    private static let batch = 16

    /// - Parameter everything: write all that is waiting, before a stop.
    public func callAsFunction(everything: Bool = false) async throws(StoreError) {
        let waiting = changeVisitor.lobby.unwrittenVisits
        var left = waiting.over + (everything ? waiting.going : max(Self.least, waiting.going / Self.calls))
        while left > 0 {
            let taken = changeVisitor.lobby.takeVisits(
                at: changeVisitor.clock(), limit: min(left, Self.batch))
            if taken.isEmpty { break }
            left -= taken.count
            do {
                // By id, so that adjacent rows are written together; two of one visitor stay in order.
                let batch = taken.enumerated().sorted {
                    ($0.element.visit.visitor, $0.offset) < ($1.element.visit.visitor, $1.offset)
                }.map(\.element)
                try await store.write { db in
                    for visit in batch {
                        if visit.isWhole {
                            try db.visits.save(visit.visit, visits: visit.visits)
                        } else {
                            try db.visits.saveTrail(of: visit.visit)
                        }
                    }
                }
            } catch {
                changeVisitor.lobby.giveBack(taken)
                throw StoreError(error)
            }
            changeVisitor.lobby.markWritten(taken)
        }
        let hits = bans.takeHits()
        guard !hits.isEmpty else { return }
        do {
            try await store.write { db in
                for (ban, hit) in hits { try db.bans.addHits(hit.count, to: ban, last: hit.last) }
            }
        } catch {
            bans.giveBack(hits)
            throw StoreError(error)
        }
    }
}
