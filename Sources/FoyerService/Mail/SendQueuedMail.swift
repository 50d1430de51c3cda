public import FoyerCore
public import FoyerStore

/// Sends the mail that is due. Called every few seconds, by one node at a time.
public struct SendQueuedMail: Sendable {
    let store: Store
    let transport: MailTransport
    let sealing: Sealing
    let clock: @Sendable () -> Instant

    public init(
        store: Store, transport: MailTransport, sealing: Sealing, clock: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.transport = transport
        self.sealing = sealing
        self.clock = clock
    }

    /// Few enough that a slow mail server does not keep the other jobs waiting for long.
    private static let batch = 5
    /// Sent mail is listed for a month, without its text.
    static let retention = Span.days(30)
    private static let deletions = 100

    /// A mail whose acceptance could not be stored is sent again: twice is better than never.
    /// - Throws: a `StoreError`; the next run tries again.
    public func callAsFunction() async throws(StoreError) {
        do {
            let due = try await store.read { [now = clock()] db in
                try db.mail.due(at: now, upTo: Self.batch)
            }
            guard !due.isEmpty else { return try await deleteOld() }
            // Without a mail server everything waits.
            guard let server = try await ManageMail.server(in: store, sealing) else { return }
            for mail in due { try await send(mail, through: server) }
        } catch { throw StoreError(error) }
    }

    private func send(_ mail: QueuedMail, through server: MailServer) async throws {
        let outcome = await transport.send(mail.message, server)
        let now = clock()
        try await store.write { db in
            if let failure = outcome.failure {
                let next = MailRetry.next(after: failure, attempts: mail.attempts + 1, at: now)
                try db.mail.markFailed(mail.message.id, failure.reason, next: next)
            } else {
                try db.mail.markSent(mail.message.id, at: now)
            }
        }
    }

    private func deleteOld() async throws {
        let moment = clock() - Self.retention
        let isAny = try await store.read { db in try db.mail.isAny(doneBefore: moment) }
        guard isAny else { return }
        try await store.write { db in try db.mail.delete(before: moment, upTo: Self.deletions) }
    }
}
