import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Lets old things go: visits, sessions, captures of visitors long unseen. Called every few minutes.
public struct ForgetOld: Sendable {
    let store: Store
    let move: MoveVisitor
    let settings: Settings

    public init(store: Store, move: MoveVisitor, settings: Settings) {
        self.store = store
        self.move = move
        self.settings = settings
    }

    /// A thousand rows a call: what is left goes with the next.
    private static let batch = 1_000

    public func callAsFunction() async throws(StoreError) {
        let now = move.clock()
        let settings = settings
        let released: [Visitor.ID]
        do {
            released = try await store.driver.write { db in
                try db.expireVisits(before: now - settings.visitKeeping, batch: Self.batch)
                try db.closeSessions(seenBefore: now - settings.sessionIdle)
                let old = try db.captured(notSeenSince: now - settings.captureTime)
                for visitor in old { try db.saveCapture(nil, of: visitor) }
                return old
            }
        } catch { throw StoreError(error) }
        for visitor in released { move.lobby.keep(visitor, captured: false) }
    }
}
