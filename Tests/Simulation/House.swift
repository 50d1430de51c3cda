import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerSessions
import FoyerStore
import Synchronization

/// A running server without network edges.
///
/// Runs on the one thread of its `World`; hence unchecked.
final class House: @unchecked Sendable {
    let world: World
    let server: Server
    let loops: [Loop]
    /// Called after each tick of the visitor list.
    var ticked: () -> Void = {}

    var lobby: Lobby { server.lobby }
    var roster: Roster { server.roster }
    var directory: LiveDirectory { server.directory }
    var bans: ActiveBans { server.bans }
    var logIn: LogIn { server.logIn }
    var gateway: ClientGateway { server.gateway }
    var boot: String { server.environment.boot }

    /// The product's times, shortened so that all of them pass within a run of some minutes.
    static let settings: SiteSettings = {
        var settings = SiteSettings()
        settings.leaveTime = .seconds(6)
        settings.returnTime = .seconds(12)
        settings.visitTime = .seconds(40)
        settings.invitationTime = .seconds(20)
        settings.idleTime = .seconds(90)
        settings.agentReturnTime = .seconds(8)
        settings.transferTime = .seconds(10)
        settings.queueTime = .seconds(30)
        return settings
    }()

    private static let limits: ServerLimits = {
        var limits = ServerLimits()
        limits.visitorsPerAddress = 100_000  // all visitors share a few addresses
        return limits
    }()

    private static func settings(with fault: Fault?) -> SiteSettings {
        var settings = settings
        if fault == .hastyLeave { settings.leaveTime = .seconds(3) }
        if fault == .hastyEnd { settings.returnTime = .seconds(1) }
        return settings
    }

    init(_ world: World, _ disk: Disk, fault: Fault? = nil) async throws {
        self.world = world
        let newID: @Sendable () -> (high: UInt64, low: UInt64) = { (world.dice.next(), world.dice.next()) }
        server = try await Server(
            ServerParts(
                store: Store(disk), defaults: Self.settings(with: fault), limits: Self.limits,
                secrets: Secrets(
                    verify: { $0 == $1 }, waste: { _ in true }, hash: { $0 },
                    newToken: { "token \(world.dice.next())" },
                    fingerprint: { "print of \($0)" }, sign: { "signed \($0)" },
                    isSigned: { $0 == "signed \($1)" }),
                environment: SessionEnvironment(
                    clock: { world.now }, place: Self.place,
                    browser: { _ in BrowserName(browser: "Firefox", system: "Linux") },
                    sign: Self.signature, verify: { $0 == Self.signature($1) }, newID: newID,
                    boot: String(world.dice.next(), radix: 36)),
                readFlow: { stored in
                    guard let flow = Town.flows.first(where: { $0.id == stored.flow }) else {
                        throw StoreError.damaged(column: "flow")
                    }
                    return flow
                }))
        if fault == .forgottenBan { _ = server.bans.takeUnfinished() }
        loops = [Loop(world), Loop(world)]
    }

    private static let signature: @Sendable (String) -> String = { text in
        "signed-\(text.utf8.reduce(7) { $0 &* 31 &+ Int($1) })"
    }

    /// The country of an address depends on its last byte.
    static let place: @Sendable (Address) -> Place = { address in
        Place(country: ["DE", "FR", nil][Int(address.low % 3)])
    }

    /// Runs the server's jobs at their intervals of virtual time.
    func startJobs() {
        for job in server.jobs {
            every(job.interval) { [self] in
                await job.run()
                if job.work == .list { ticked() }
            }
        }
    }

    private func every(_ span: Span, _ body: @escaping @Sendable () async -> Void) {
        Task {
            await body()
            world.after(span.milliseconds * 1_000, "upkeep", ofServer: true) { [self] in every(span, body) }
        }
    }

    /// The visitors on the list.
    var records: [VisitorRecord] {
        lobby.visitors { _, _ in true }.compactMap { lobby.record($0) }
    }
}
