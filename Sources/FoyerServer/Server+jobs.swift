import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerSessions
public import FoyerStore
import Logging

extension Server {
    /// Consoles receive at most four updates of the list a second.
    private static let tick = Span.milliseconds(250)
    private static let second = Span.seconds(1)
    /// How much of the page trails a crash may lose where few visitors change pages (`WriteVisits`). Messages are never among it.
    private static let writing = Span.seconds(5)
    private static let forgetting = Span.minutes(5)
    /// An invitation arrives while its sender still talks about it.
    private static let mailing = Span.seconds(2)

    /// The visits that are still to be written.
    private var visits: WriteVisits { WriteVisits(store: store, changeVisitor: changeVisitor, bans: bans) }

    /// Everything that has to happen as time passes.
    public var jobs: [Job] {
        let sweep = SweepAbsent(
            store: store, changeVisitor: changeVisitor, availability: availability, distribute: distribute,
            evictBanned: EvictBanned(changeVisitor: changeVisitor, bans: bans))
        let positions = PublishQueuePositions(store: store, changeVisitor: changeVisitor)
        let forget = ForgetOld(store: store, changeVisitor: changeVisitor)
        return [
            Job(.list, every: Self.tick) { [lobby] in lobby.tick() },
            Job(.departures, every: Self.second) { [open, environment] in
                open.sweep(at: environment.clock())
                await sweep()
                await positions()
            },
            Job(.directory, every: Self.second) { await self.followDirectory() },
            Job(.writing, every: Self.writing) { await self.write() },
            Job(.deleting, every: Self.forgetting) { [logger] in
                do { try await forget() } catch {
                    logger.warning(
                        "old visits could not be deleted; the next run tries again",
                        metadata: ["error": "\(error)"])
                }
            },
            Job(.mail, every: Self.mailing) { [logger, sendQueuedMail] in
                do { try await sendQueuedMail() } catch {
                    logger.warning(
                        "the mail queue could not be read; the next run tries again",
                        metadata: ["error": "\(error)"])
                }
            },
        ]
    }

    /// Writes the last batch. Called once no client is connected any more.
    ///
    /// - Throws: a `StoreError` when visits of the last minutes could not be stored.
    public func finish() async throws(StoreError) {
        try await visits(everything: true)
        try await logIn.writeSeen()
    }

    private func write() async {
        do {
            try await visits()
            try await logIn.writeSeen()
        } catch {
            logger.warning(
                "visits could not be written; the next run tries again", metadata: ["error": "\(error)"])
        }
    }

    /// Applies what another process changed in the database: agents, queues, widgets, passwords.
    private func followDirectory() async {
        do {
            guard try await reload() else { return }
            try await logIn.forgetEnded()
            open.logOutEnded(isOpen: logIn.isOpen)
            logger.info("agents, queues and widgets were read again")
        } catch {
            logger.warning(
                "the changed directory could not be read; the next run tries again",
                metadata: ["error": "\(error)"])
        }
    }
}
