import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Deletes what has expired: visits, audit entries, sessions, captures of visitors long unseen. Called every few minutes.
public struct ForgetOld: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        self.changeVisitor = changeVisitor
    }

    /// A thousand rows per transaction: a new message waits a few milliseconds for them.
    private static let batch = 1_000
    /// A hundred thousand per call, about three hundred a second: more than are added. The rest is deleted
    /// with the next call.
    private static let rounds = 100

    /// For so long after its end, a link still says whether it was used or too late; then it is unknown.
    private static let linkMemory = Span.days(30)

    public func callAsFunction() async throws(StoreError) {
        for _ in 0..<Self.rounds {
            guard try await forgetSome() else { return }
        }
    }

    /// - Returns: whether there may be more.
    private func forgetSome() async throws(StoreError) -> Bool {
        let now = changeVisitor.clock()
        let settings = changeVisitor.directory.now.settings
        do {
            return try await withUnsafeThrowingContinuation { continuation in
                store.submit { db in
                    let mayBeMore = try db.visits.expire(
                        before: now - settings.visitRetention, batch: Self.batch)
                    let mayBeMoreAudited = try db.audit.expire(
                        before: now - settings.auditRetention, batch: Self.batch)
                    try db.repeatableRequests.delete(before: now - IdempotentRequest<Ban>.keeping)
                    try db.links.delete(expiredBefore: now - Self.linkMemory)
                    try db.sessions.delete(seenBefore: now - settings.sessionTime)
                    let old = try db.visitors.captured(notSeenSince: now - settings.captureTime)
                    for visitor in old { try db.visitors.saveCapture(nil, of: visitor) }
                    return (released: old, mayBeMore: mayBeMore || mayBeMoreAudited)
                } completion: { [lobby = changeVisitor.lobby] result in
                    // In the order of the store: a visitor may be captured again at this moment.
                    if case .success(let done) = result {
                        for visitor in done.released { lobby.keep(visitor, captured: false) }
                    }
                    continuation.resume(with: result.map(\.mayBeMore))
                }
            }
        } catch { throw StoreError(error) }
    }
}
