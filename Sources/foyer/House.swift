import FoyerAPI
import FoyerBoard
import FoyerCore
import FoyerHTTP
import FoyerLookups
import FoyerRealtime
import FoyerSQLite
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

/// The composition: the only place that knows everything.
struct House: Sendable {
    let configuration: ServeConfiguration
    let folder: DataFolder
    let logger: Logger
    let lookups: Lookups
    let lobby: Lobby
    let roster: Roster
    let directory: LiveDirectory
    let changeVisitor: ChangeVisitor
    let bans: ActiveBans
    let logIn: FoyerService.LogIn
    let gateway: ClientGateway
    let open: OpenSessions
    let upkeep: Upkeep
    let reload: ReloadDirectory
    let robotCount: RobotCount
    /// Nil: she does not come.
    private let lenasPassword: String?

    /// Opens the house, and serves until told to stop.
    static func serve(_ configuration: ServeConfiguration) async throws(CommandFailure) {
        let house = try await House(configuration)
        try await house.run()
    }

    init(_ configuration: ServeConfiguration) async throws(CommandFailure) {
        self.configuration = configuration
        var logger = Logger(label: "foyer")
        logger.logLevel = .info
        self.logger = logger
        let clock: @Sendable () -> Instant = systemClock
        folder = try await DataFolder(
            configuration.data, isServing: true, isSecretNew: configuration.isSecretNew, at: clock())
        let store = folder.store
        let settings = configuration.settings
        if configuration.isDemo { try await Demo.furnish(store, at: clock()) }
        let needsLena = configuration.demoVisitors > 0 && !configuration.isDemoQuiet
        lenasPassword = needsLena ? try await Lena.furnish(store) : nil

        let opening = RestoreState(store: store)
        lobby = Lobby(leaveTime: settings.leaveTime, returnTime: settings.returnTime)
        roster = Roster(returnTime: settings.agentReturnTime)
        lookups = Lookups(robots: configuration.robots, logger: logger)
        let robotCount = RobotCount()
        self.robotCount = robotCount
        let newID: @Sendable () -> (high: UInt64, low: UInt64) = {
            let random = SodiumRandom()
            return (random.next(), random.next())
        }
        let signer = TokenSigner(key: folder.key, purpose: "visitor")
        let hub = Hub()
        let publisher = EventPublisher(hub: hub, store: store)
        let sessions: [LogInSession]
        let logIns: [PastLogIn]
        do {
            let known = try await opening.directory(flow: Self.readFlow)
            directory = LiveDirectory(known)
            lobby.name(BoardNames(known))
            bans = ActiveBans(try await opening.bans())
            try await opening.fill(roster, at: clock())
            try await opening.fill(lobby, places: { [lookups] in lookups.place($0) }, at: clock())
            try await opening.remember(bans, in: lobby, at: clock())
            logIns = try await opening.logIns(at: clock())
            sessions = try await folder.driver.read { db in
                try db.sessions(seenSince: clock() - settings.sessionIdle)
            }
        } catch {
            throw CommandFailure(description: "--data: the database cannot be read: \(StoreError(error))")
        }
        changeVisitor = ChangeVisitor(
            store: store, lobby: lobby, roster: roster, directory: directory, clock: clock, newID: newID,
            publish: { publisher($0) })
        let (reload, log) = (
            ReloadDirectory(store: store, changeVisitor: changeVisitor, flow: Self.readFlow), logger
        )
        self.reload = reload
        logIn = FoyerService.LogIn(
            store: store, secrets: .sodium(key: folder.key), settings: settings, directory: directory,
            clock: clock,
            sessions: sessions, logIns: logIns,
            refresh: {
                do { _ = try await reload() } catch {
                    log.warning("the directory could not be read", metadata: ["error": "\(error)"])
                }
            })
        publisher.use(directory: directory, lobby: lobby, roster: roster, waits: changeVisitor.waits)

        let environment = SessionEnvironment(
            clock: clock, place: { [lookups] in lookups.place($0) },
            browser: { [lookups] in await lookups.browser($0) },
            knownBrowser: { [lookups] in lookups.knownBrowser($0) }, robotCount: robotCount,
            sign: { signer.sign($0) }, verify: { signer.verify($0, of: $1) }, newID: newID,
            boot: Identifier<House>(high: newID().high, low: newID().low).description)
        let distribute = DistributeWaiting(store: store, changeVisitor: changeVisitor)
        let availability = ChangeAvailability(
            store: store, changeVisitor: changeVisitor, distribute: distribute, settings: settings)
        open = OpenSessions()
        gateway = ClientGateway(
            visitors: VisitorCommandHandler(
                store: store, hub: hub, changeVisitor: changeVisitor, publish: publisher, bans: bans,
                lobby: lobby,
                roster: roster,
                directory: directory, settings: settings, environment: environment),
            agents: AgentCommandHandler(
                store: store, hub: hub, changeVisitor: changeVisitor, publish: publisher,
                manageBans: ManageBans(
                    store: store, bans: bans, changeVisitor: changeVisitor,
                    trustedProxies: configuration.allTrustedProxies),
                logIn: logIn, availability: availability, distribute: distribute, lobby: lobby,
                roster: roster,
                directory: directory, settings: settings, environment: environment),
            open: open)
        upkeep = Upkeep(
            sweep: SweepAbsent(
                store: store, changeVisitor: changeVisitor, availability: availability,
                distribute: distribute,
                evictBanned: EvictBanned(changeVisitor: changeVisitor, bans: bans), settings: settings),
            positions: PublishQueuePositions(store: store, changeVisitor: changeVisitor),
            visits: WriteVisits(store: store, changeVisitor: changeVisitor, bans: bans),
            forget: ForgetOld(store: store, changeVisitor: changeVisitor, settings: settings), logIn: logIn,
            open: open,
            lobby: lobby,
            reload: reload, file: DatabaseWatch(folder.driver, logger: logger), clock: clock, logger: logger)
    }

    @Sendable private static func readFlow(_ stored: StoredFlow) throws -> Flow {
        try Flow(json: Array(stored.definition.utf8))
    }

    private func run() async throws(CommandFailure) {
        // The writer has a thread of its own: with a loop for each processor they would only take turns.
        NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount - 1)
        let group = MultiThreadedEventLoopGroup.singleton
        let rules = ClientRules(
            proxies: TrustedProxies(configuration.allTrustedProxies), ownHosts: configuration.ownHosts)
        let sockets = SocketServer(
            opener: gateway.opener, rules: rules,
            connections: .ofProcess(perAddress: configuration.settings.connectionsPerAddress),
            group: group)
        let edge = HTTPEdge(
            widgets: widgetAPI(sockets), endpoints: api().mounted, version: Version.number,
            operations: operatorAPI(sockets),
            opener: gateway.opener,
            rules: rules, demo: configuration.isDemo ? Demo.widgets : nil,
            hasAgents: { [directory] in !directory.now.agents.isEmpty })
        var quiet = logger
        quiet.logLevel = .warning
        let server = sockets.service(
            host: configuration.host, port: configuration.port, group: group, logger: quiet,
            respond: edge.responder(logger: quiet), onRunning: { port in await announce(port: port) })
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: upkeep, successTerminationBehavior: .ignore),
                    .init(
                        service: server, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .cancelGroup),
                    .init(
                        service: Farewell(sockets: sockets, edge: edge), successTerminationBehavior: .ignore),
                ], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
        do { try await services.run() } catch {
            throw ServingFault.failure(error, host: configuration.host, port: configuration.port)
        }
        try await close()
    }

    /// Writes what waits. Whoever supervises the server learns by the exit code when that failed: messages are safe, since none was
    /// acknowledged that is not on disk, but visits of the last minutes are lost.
    private func close() async throws(CommandFailure) {
        var fault: (any Error)?
        do { try await upkeep.finish() } catch { fault = error }
        do { try folder.driver.close() } catch { fault = fault ?? error }
        guard let reason = folder.driver.lostFile ?? fault.map({ "\($0)" }) else { return }
        throw CommandFailure(description: "stopped, but the last visits could not be stored: \(reason)")
    }

    /// Says where everything is, reads what only improves the list, and lets the simulated visitors in.
    private func announce(port: Int) async {
        lookups.load(geoip: configuration.geoip, userAgents: configuration.userAgents, for: lobby)
        let local = PublicAddress(host: configuration.host, port: port)
        let address = configuration.publicAddress ?? local
        address.remember(in: folder.path)
        if configuration.isDemo { Output.line("Demo shop      \(local)/demo/") }
        Output.line("Agent Console  \(address)/console")
        Output.line("Admin Console  \(address)/admin")
        if directory.now.agents.isEmpty {
            Output.line(
                "There are no agents yet. Add the first one, now or later, with: foyer add-agent --help")
        }
        guard configuration.demoVisitors > 0 else { return }
        let crowd = DemoCrowd(
            count: configuration.demoVisitors, isQuiet: configuration.isDemoQuiet, host: configuration.host,
            port: port, logger: logger)
        if let lenasPassword {
            await Lena.start(
                password: lenasPassword, logIn: logIn, crowd: crowd, host: configuration.host, port: port,
                logger: logger)
        }
        crowd.start()
    }
}

/// Ends all conversations and connections before the server stops listening. Takes a few seconds at most.
private struct Farewell: Service {
    let sockets: SocketServer
    let edge: HTTPEdge

    /// What a restart takes, and a little more; clients add jitter. Widgets and consoles read the same words.
    private static let pause = Span.seconds(2)

    func run() async throws {
        try? await gracefulShutdown()  // cancelled: the server ends the hard way
        edge.stop()
        await sockets.stop(saying: Frame(VisitorNotice.later(retryAfter: Self.pause).encoded()))
    }
}
