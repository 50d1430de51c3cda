import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerSessions
import Logging
import ServiceLifecycle

/// Does what time asks for: the list's ticks, departures, batches to write.
struct Upkeep: Service {
    let sweep: SweepAbsent
    let positions: PublishQueuePositions
    let visits: WriteVisits
    let forget: ForgetOld
    let logIn: FoyerService.LogIn
    let open: OpenSessions
    let lobby: Lobby
    let reload: ReloadDirectory
    let file: DatabaseWatch
    let clock: @Sendable () -> Instant
    let logger: Logger

    /// Four differences a second at most go to a console.
    private static let tick = Duration.milliseconds(250)
    private static let second = Duration.seconds(1)
    /// What a hard stop may lose of page trails where few go from page to page (`WriteVisits`); messages are not among it.
    private static let writing = Duration.seconds(5)
    private static let forgetting = Duration.seconds(300)

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            every(Self.tick, in: &group) { lobby.tick() }
            every(Self.second, in: &group) {
                open.sweep(at: clock())
                await sweep()
                await positions()
            }
            every(Self.second, in: &group) { file.look() }
            every(Self.second, in: &group) { await follow() }
            every(Self.writing, in: &group) { await write() }
            every(Self.forgetting, in: &group) { await forgetOld() }
        }
    }

    /// The last batch, once nobody comes any more.
    func finish() async throws {
        try await visits(everything: true)
        try await logIn.writeSeen()
    }

    private func every(
        _ interval: Duration, in group: inout TaskGroup<Void>, _ body: @escaping @Sendable () async -> Void
    ) {
        group.addTask {
            await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    await body()
                    try? await Task.sleep(for: interval)  // cancelled: the loop's condition ends it
                }
            }
        }
    }

    private func write() async {
        do {
            try await visits()
            try await logIn.writeSeen()
        } catch {
            logger.warning(
                "visits could not be written; they are tried again", metadata: ["error": "\(error)"])
        }
    }

    /// Takes over what a command changed in the database beside this server: agents, queues, widgets, passwords.
    private func follow() async {
        do {
            guard try await reload() else { return }
            try await logIn.forgetEnded()
            open.logOutEnded(isOpen: logIn.isOpen)
            logger.info("agents, queues and widgets were read again")
        } catch {
            logger.warning(
                "the changed directory could not be read; it is tried again", metadata: ["error": "\(error)"])
        }
    }

    private func forgetOld() async {
        do { try await forget() } catch {
            logger.warning(
                "old visits could not be forgotten; they are tried again", metadata: ["error": "\(error)"])
        }
    }
}
