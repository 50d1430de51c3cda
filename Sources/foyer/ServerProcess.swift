import FoyerAPI
import FoyerBoard
import FoyerCore
import FoyerHTTP
import FoyerLookups
import FoyerOutward
import FoyerRealtime
import FoyerSQLite
import FoyerServer
import FoyerService
import FoyerSessions
import FoyerSockets
import FoyerSodium
import FoyerStore
import FoyerWire
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// A server that serves: the composition with its edges, from the configuration to the exit code.
struct ServerProcess: Sendable {
    let configuration: ServeConfiguration
    let folder: DataFolder
    let logger: Logger
    let lookups: Lookups
    let server: Server
    let robotCount: RobotCount
    let events: EventCounts
    let accessLog: AccessLog
    /// Nil if the demo agent is disabled.
    private let lenasPassword: String?

    /// Starts a server, and serves until it is stopped.
    static func run(_ configuration: ServeConfiguration) async throws(CommandFailure) {
        try await ServerProcess(configuration).run()
    }

    init(_ configuration: ServeConfiguration) async throws(CommandFailure) {
        self.configuration = configuration
        ProcessMetrics.begin()
        logger = configuration.logFormat.logger()
        accessLog = AccessLog(configuration.accessLog, format: configuration.logFormat)
        let events = EventCounts()
        self.events = events
        folder = try await DataFolder(
            configuration.data, isServing: true, isSecretNew: configuration.isSecretNew, at: systemClock())
        if configuration.isDemo { try await Demo.furnish(folder.store, at: systemClock()) }
        let needsLena = configuration.demoVisitors > 0 && !configuration.isDemoQuiet
        lenasPassword = needsLena ? try await Lena.furnish(folder.store) : nil
        lookups = Lookups(robots: configuration.robots, logger: logger)
        robotCount = RobotCount()
        do {
            server = try await Server(
                ServerParts(
                    store: folder.store, defaults: configuration.defaults, limits: configuration.limits,
                    secrets: .sodium(key: folder.key),
                    environment: Self.environment(lookups, robotCount, key: folder.key),
                    trustedProxies: configuration.allTrustedProxies, readFlow: Self.readFlow,
                    mailTransport: CurlMail().transport,
                    sealing: .sodium(key: folder.key), readZone: Self.zones(logger),
                    observer: { events.count($0) }, logger: logger))
        } catch {
            throw CommandFailure(description: "--data: the database cannot be read: \(error)")
        }
    }

    private static func environment(
        _ lookups: Lookups, _ robotCount: RobotCount, key: SecretKey
    ) -> SessionEnvironment {
        let signer = TokenSigner(key: key, purpose: "visitor")
        let newID: @Sendable () -> (high: UInt64, low: UInt64) = {
            let random = SodiumRandom()
            return (random.next(), random.next())
        }
        return SessionEnvironment(
            clock: systemClock, place: { lookups.place($0) }, browser: { await lookups.browser($0) },
            knownBrowser: { lookups.knownBrowser($0) }, robotCount: robotCount,
            sign: { signer.sign($0) }, verify: { signer.verify($0, of: $1) }, newID: newID,
            boot: Identifier<Server>(high: newID().high, low: newID().low).description)
    }

    /// Looks up time zones.
    private static func zones(_ logger: Logger) -> @Sendable (String) -> ZoneOffsets? {
        { name in
            let offsets = TimeZones().offsets(of: name)
            if offsets == nil {
                logger.warning("this machine does not know a time zone", metadata: ["zone": "\(name)"])
            }
            return offsets
        }
    }

    @Sendable private static func readFlow(_ stored: StoredFlow) throws -> Flow {
        try Flow(json: Array(stored.definition.utf8))
    }

    private func run() async throws(CommandFailure) {
        // The writer has a thread of its own: with a loop for each processor they would only alternate.
        NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount - 1)
        let group = MultiThreadedEventLoopGroup.singleton
        let untrusted = UntrustedForwards()
        let rules = ClientRules(
            proxies: TrustedProxies(configuration.allTrustedProxies), ownHosts: configuration.ownHosts,
            untrusted: untrusted)
        let sockets = SocketServer(
            opener: server.gateway.opener, rules: rules,
            connections: .ofProcess(perAddress: configuration.limits.connectionsPerAddress),
            group: group, report: { report($0) })
        let edge = HTTPEdge(
            widgets: widgetAPI(sockets), endpoints: server.api.mounted, version: Version.number,
            operations: operatorAPI(sockets, untrusted),
            opener: server.gateway.opener,
            rules: rules, security: configuration.security, demo: configuration.isDemo ? Demo.widgets : nil,
            admitsPreview: { [api = server.api] in api.admits($0, needs: WidgetPreview.need) },
            hasAgents: { [directory = server.directory] in !directory.now.agents.isEmpty })
        var quiet = logger
        quiet.logLevel = .warning
        let listener = sockets.service(
            host: configuration.host, port: configuration.port, group: group, logger: quiet,
            respond: edge.responder(logger: quiet), onRunning: { port in await announce(port: port) })
        let upkeep = Upkeep(jobs: server.jobs, file: DatabaseWatch(folder.store, logger: logger))
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: upkeep, successTerminationBehavior: .ignore),
                    .init(
                        service: listener, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .cancelGroup),
                    .init(
                        service: GracefulStop(sockets: sockets, edge: edge),
                        successTerminationBehavior: .ignore),
                ], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
        do { try await services.run() } catch {
            throw ServingFault.failure(error, host: configuration.host, port: configuration.port)
        }
        try await close()
    }

    /// Writes what is queued. The exit code reports a failure to the supervisor: messages are safe, since
    /// none was acknowledged before it was on disk, but visits of the last minutes are lost.
    private func close() async throws(CommandFailure) {
        accessLog.close()
        var fault: (any Error)?
        do { try await server.finish() } catch { fault = error }
        do { try folder.store.close() } catch { fault = fault ?? error }
        guard let reason = folder.store.lostFile ?? fault.map({ "\($0)" }) else { return }
        throw CommandFailure(description: "stopped, but the last visits could not be stored: \(reason)")
    }

    /// Without agents: prints the link with which the first one is created.
    private func announceSetUp(at address: PublicAddress) async {
        do {
            guard
                let link = try await SetupLink.make(in: folder.store, key: folder.key, at: systemClock())
            else { return }
            Output.line("Set up Foyer   \(address)\(link.path)")
            Output.line("The link works once, within a day. A new one is printed by: foyer setup-link")
        } catch {
            logger.error("no set-up link; try: foyer setup-link", metadata: ["error": "\(error)"])
        }
    }

    /// Prints the addresses, loads the optional tables, and starts the simulated visitors.
    private func announce(port: Int) async {
        lookups.load(geoip: configuration.geoip, userAgents: configuration.userAgents, for: server.lobby)
        let local = PublicAddress(host: configuration.host, port: port)
        let address = configuration.publicAddress ?? local
        address.remember(in: folder.path)
        if configuration.isDemo { Output.line("Demo shop      \(local)/demo/") }
        Output.line("Agent Console  \(address)/console")
        Output.line("Admin Console  \(address)/admin")
        await announceSetUp(at: address)
        guard configuration.demoVisitors > 0 else { return }
        let crowd = DemoCrowd(
            count: configuration.demoVisitors, isQuiet: configuration.isDemoQuiet, host: configuration.host,
            port: port, logger: logger)
        if let lenasPassword {
            await Lena.start(
                password: lenasPassword, logIn: server.logIn, crowd: crowd, host: configuration.host,
                port: port,
                logger: logger)
        }
        crowd.start()
    }
}
