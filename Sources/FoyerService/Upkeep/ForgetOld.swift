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
        do {
            try await withUnsafeThrowingContinuation { continuation in
                store.driver.submit { db in
                    try db.expireVisits(before: now - settings.visitKeeping, batch: Self.batch)
                    try db.closeSessions(seenBefore: now - settings.sessionIdle)
                    let old = try db.captured(notSeenSince: now - settings.captureTime)
                    for visitor in old { try db.saveCapture(nil, of: visitor) }
                    return old
                } completion: { [lobby = move.lobby] result in
                    // In the store's order: somebody may be captured anew at this moment.
                    if case .success(let released) = result {
                        for visitor in released { lobby.keep(visitor, captured: false) }
                    }
                    continuation.resume(with: result.map { _ in })
                }
            }
        } catch { throw StoreError(error) }
    }
}
