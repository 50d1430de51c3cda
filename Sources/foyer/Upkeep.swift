import FoyerCore
import FoyerServer
import ServiceLifecycle

/// Runs the server's jobs until it stops.
struct Upkeep: Service {
    let jobs: [Job]
    let file: DatabaseWatch

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for job in jobs { group.addTask { await Self.every(job.interval, job.run) } }
            group.addTask { [file] in await Self.every(.seconds(1)) { file.look() } }
        }
    }

    private static func every(_ pause: Span, _ body: @escaping @Sendable () async -> Void) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await body()
                // Cancelled: the loop's condition ends it.
                try? await Task.sleep(for: .milliseconds(pause.milliseconds))
            }
        }
    }
}
