import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerSessions
import FoyerStore
import Synchronization

/// One run of the server: everything but its edges, put together as the composition does it.
///
/// On the one thread of its `World`; hence unchecked.
final class House: @unchecked Sendable {
    let world: World
    let store: Store
    let lobby: Lobby
    let roster: Roster
    let directory: LiveDirectory
    let bans: ActiveBans
    let logIn: LogIn
    let gateway: ClientGateway
    let loops: [Loop]
    let boot: String
    private let open = OpenSessions()
    private let sweep: SweepAbsent
    private let positions: PublishQueuePositions
    private let visits: WriteVisits
    private let forget: ForgetOld
    /// Called after each tick of the list.
    var ticked: () -> Void = {}

    /// Times as in the product, made short, so that a run of some minutes sees all of them pass.
    static let settings: Settings = {
        var settings = Settings()
        settings.visitorsPerAddress = 100_000  // the town has few addresses
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

    private static func settings(with fault: Fault?) -> Settings {
        var settings = settings
        if fault == .hastyLeave { settings.leaveTime = .seconds(3) }
        if fault == .hastyEnd { settings.returnTime = .seconds(1) }
        return settings
    }

    init(_ world: World, _ disk: Disk, fault: Fault? = nil) async throws {
        self.world = world
        let settings = Self.settings(with: fault)
        let clock: @Sendable () -> Instant = { world.now }
        let newID: @Sendable () -> (high: UInt64, low: UInt64) = { (world.dice.next(), world.dice.next()) }
        let store = Store(disk)
        self.store = store
        let opening = RestoreState(store: store)
        lobby = Lobby(leaveTime: settings.leaveTime, returnTime: settings.returnTime)
        roster = Roster(returnTime: settings.agentReturnTime)
        let known = try await opening.directory { stored in
            guard let flow = Town.flows.first(where: { $0.id == stored.flow }) else {
                throw StoreError.damaged(column: "flow")
            }
            return flow
        }
        directory = LiveDirectory(known)
        lobby.name(
            BoardNames(
                agents: known.agents.mapValues(\.name), widgets: known.widgets.mapValues(\.name),
                queues: known.queues.mapValues(\.name)))
        bans = ActiveBans(try await opening.bans())
        try await opening.fill(roster, at: clock())
        try await opening.fill(lobby, places: Self.place, at: clock())
        if fault != .forgottenBan { try await opening.remember(bans, in: lobby, at: clock()) }
        let sessions = try await disk.read { db in try db.sessions(seenSince: clock() - settings.sessionIdle)
        }
        logIn = LogIn(
            store: store,
            secrets: Secrets(
                verify: { $0 == $1 }, waste: { _ in true }, newToken: { "token \(world.dice.next())" },
                fingerprint: { "print of \($0)" }, sign: { "signed \($0)" },
                isSigned: { $0 == "signed \($1)" }),
            settings: settings, directory: directory, clock: clock, sessions: sessions)
        let hub = Hub()
        let publisher = EventPublisher(hub: hub, store: store)
        let changeVisitor = ChangeVisitor(
            store: store, lobby: lobby, roster: roster, directory: directory, clock: clock, newID: newID,
            publish: { publisher($0) })
        publisher.use(directory: directory, lobby: lobby, roster: roster, waits: changeVisitor.waits)
        boot = String(world.dice.next(), radix: 36)
        let environment = SessionEnvironment(
            clock: clock, place: Self.place,
            browser: { _ in BrowserName(browser: "Firefox", system: "Linux") },
            sign: { "signed-\($0.utf8.reduce(7) { $0 &* 31 &+ Int($1) })" },
            verify: { $0 == "signed-\($1.utf8.reduce(7) { $0 &* 31 &+ Int($1) })" }, newID: newID, boot: boot)
        let distribute = DistributeWaiting(store: store, changeVisitor: changeVisitor)
        let availability = ChangeAvailability(
            store: store, changeVisitor: changeVisitor, distribute: distribute, settings: settings)
        gateway = ClientGateway(
            visitors: VisitorCommandHandler(
                store: store, hub: hub, changeVisitor: changeVisitor, publish: publisher, bans: bans,
                lobby: lobby,
                roster: roster, directory: directory, settings: settings, environment: environment),
            agents: AgentCommandHandler(
                store: store, hub: hub, changeVisitor: changeVisitor, publish: publisher,
                manageBans: ManageBans(
                    store: store, bans: bans, changeVisitor: changeVisitor, trustedProxies: []),
                logIn: logIn, availability: availability, distribute: distribute, lobby: lobby,
                roster: roster, directory: directory, settings: settings, environment: environment),
            open: open)
        sweep = SweepAbsent(
            store: store, changeVisitor: changeVisitor, availability: availability, distribute: distribute,
            evictBanned: EvictBanned(changeVisitor: changeVisitor, bans: bans), settings: settings)
        positions = PublishQueuePositions(store: store, changeVisitor: changeVisitor)
        visits = WriteVisits(store: store, changeVisitor: changeVisitor, bans: bans)
        forget = ForgetOld(store: store, changeVisitor: changeVisitor, settings: settings)
        loops = [Loop(world), Loop(world)]
    }

    /// Where an address lies: by its last number.
    static let place: @Sendable (Address) -> Place = { address in
        Place(country: ["DE", "FR", nil][Int(address.low % 3)])
    }

    /// Does what time asks for, as the composition's upkeep does.
    func keepUp() {
        every(.milliseconds(250)) { [self] in
            lobby.tick()
            ticked()
        }
        every(.seconds(1)) { [self] in
            open.sweep(at: world.now)
            await sweep()
            await positions()
        }
        every(.seconds(5)) { [self] in
            // Tried again with the next.
            try? await visits()
            try? await logIn.writeSeen()
        }
        every(.seconds(300)) { [self] in try? await forget() }
    }

    private func every(_ span: Span, _ body: @escaping @Sendable () async -> Void) {
        Task {
            await body()
            world.after(span.milliseconds * 1_000, "upkeep", ofServer: true) { [self] in every(span, body) }
        }
    }

    /// All on the list.
    var records: [VisitorRecord] {
        lobby.visitors { _, _ in true }.compactMap { lobby.record($0) }
    }
}
