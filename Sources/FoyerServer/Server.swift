public import FoyerAPI
import FoyerBoard
public import FoyerRealtime
public import FoyerService
public import FoyerSessions
public import FoyerStore
import FoyerCore
import Logging

/// The one composition: all parts of a server except those that carry bytes. The executable puts HTTP and sockets in front of it; tests
/// and the simulation call it directly.
public final class Server: Sendable {
    public let store: Store
    public let environment: SessionEnvironment
    public let lobby: Lobby
    public let roster: Roster
    public let directory: LiveDirectory
    public let bans: ActiveBans
    public let hub = Hub()
    public let bus: LocalBus
    public let changeVisitor: ChangeVisitor
    public let distribute: DistributeWaiting
    public let availability: ChangeAvailability
    public let manageBans: ManageBans
    public let logIn: LogIn
    public let reload: ReloadDirectory
    public let openLink: OpenLink
    public let useLink: UseLink
    public let setUp: SetUp
    private let sightings: WidgetSightings
    public let editStaff: EditStaff
    public let ownAccount: OwnAccount
    public let open = OpenSessions()
    /// Opens conversations and answers single requests.
    public let gateway: ClientGateway
    private let mailTransport: MailTransport
    private let sealing: Sealing
    let logger: Logger

    /// Restores what the last run left in the store.
    ///
    /// - Throws: a `StoreError` when the store cannot be read.
    public init(_ parts: ServerParts) async throws(StoreError) {
        let (store, environment) = (parts.store, parts.environment)
        let now = environment.clock()
        (self.store, self.environment, logger) = (store, environment, parts.logger)
        (mailTransport, sealing) = (parts.mailTransport, parts.sealing)

        let opening = RestoreState(store: store)
        let known = try await opening.directory(
            defaults: parts.defaults, flow: parts.readFlow, zone: parts.readZone)
        let settings = known.settings
        let (lobby, roster) = (
            Lobby(leaveTime: settings.leaveTime, returnTime: settings.returnTime),
            Roster(returnTime: settings.agentReturnTime)
        )
        let (directory, bans) = (LiveDirectory(known), ActiveBans(try await opening.bans()))
        lobby.name(BoardNames(known))
        try await opening.fill(roster, at: now)
        try await opening.fill(lobby, places: environment.place, at: now)
        try await opening.remember(bans, in: lobby, at: now)
        (self.lobby, self.roster, self.directory, self.bans) = (lobby, roster, directory, bans)

        let waits = WaitTimes()
        let publisher = EventPublisher(
            hub: hub, store: store, directory: directory, lobby: lobby, roster: roster, waits: waits,
            clock: environment.clock)
        let observers = parts.observer.map { [$0] } ?? []
        let bus = LocalBus(observers + [{ publisher($0) }])
        self.bus = bus
        let changeVisitor = ChangeVisitor(
            store: store, lobby: lobby, roster: roster, directory: directory, waits: waits, bus: bus,
            clock: environment.clock, newID: environment.newID)
        self.changeVisitor = changeVisitor
        let reload = ReloadDirectory(
            store: store, changeVisitor: changeVisitor, defaults: parts.defaults, flow: parts.readFlow,
            zone: parts.readZone)
        self.reload = reload
        logIn = LogIn(
            store: store, secrets: parts.secrets, directory: directory,
            clock: environment.clock,
            sessions: try await opening.sessions(idle: settings.sessionTime, at: now),
            logIns: try await opening.logIns(at: now),
            refresh: { [logger] in
                do { _ = try await reload() } catch {
                    logger.warning("the directory could not be read", metadata: ["error": "\(error)"])
                }
            })
        openLink = OpenLink(
            store: store, secrets: parts.secrets, pace: LinkPace(), clock: environment.clock)
        useLink = UseLink(
            store: store, secrets: parts.secrets, open: openLink, logIn: logIn, clock: environment.clock)
        setUp = SetUp(
            store: store, secrets: parts.secrets, open: openLink, logIn: logIn, clock: environment.clock,
            newID: environment.newID)
        sightings = WidgetSightings(store: store, known: try await opening.sightings())
        distribute = DistributeWaiting(store: store, changeVisitor: changeVisitor)
        availability = ChangeAvailability(
            store: store, changeVisitor: changeVisitor, distribute: distribute)
        editStaff = EditStaff(
            store: store, changeVisitor: changeVisitor, reload: reload, logIn: logIn,
            availability: availability, makeLink: MakeLink(parts.secrets),
            mailLink: MailLink(newID: environment.newID))
        ownAccount = OwnAccount(editStaff, secrets: parts.secrets)
        manageBans = ManageBans(
            store: store, bans: bans, changeVisitor: changeVisitor, trustedProxies: parts.trustedProxies)
        gateway = ClientGateway(
            visitors: VisitorCommandHandler(
                store: store, hub: hub, changeVisitor: changeVisitor, bus: bus, bans: bans, lobby: lobby,
                roster: roster,
                directory: directory, waits: waits, limits: parts.limits, environment: environment,
                sightings: sightings),
            agents: AgentCommandHandler(
                store: store, hub: hub, changeVisitor: changeVisitor, bus: bus, manageBans: manageBans,
                logIn: logIn,
                availability: availability, distribute: distribute, lobby: lobby, roster: roster,
                directory: directory, waits: waits, environment: environment),
            open: open)
    }

    /// The REST API, without what carries HTTP.
    public var api: API {
        API(
            Services(
                gateway,
                changeSettings: ChangeSettings(store: store, changeVisitor: changeVisitor, reload: reload),
                mail: ManageMail(
                    store: store, transport: mailTransport, sealing: sealing, clock: environment.clock,
                    newID: environment.newID),
                widgets: ManageWidgets(store: store, changeVisitor: changeVisitor, reload: reload),
                auditLog: ReadAuditLog(store: store, clock: environment.clock),
                openLink: openLink, useLink: useLink, setUp: setUp,
                readSetup: ReadSetup(store: store, sightings: sightings),
                saveWebsite: SaveFirstWebsite(
                    store: store, changeVisitor: changeVisitor, reload: reload, sightings: sightings),
                hideCheckList: HideCheckList(store: store),
                queues: ManageQueues(
                    store: store, changeVisitor: changeVisitor, reload: reload, availability: availability),
                explainChat: ExplainChat(store: store, changeVisitor: changeVisitor),
                moveWaitingChat: MoveWaitingChat(
                    store: store, changeVisitor: changeVisitor, availability: availability),
                editStaff: editStaff,
                listStaff: ListStaff(
                    store: store, directory: directory, logIn: logIn, clock: environment.clock),
                ownAccount: ownAccount))
    }

    var sendQueuedMail: SendQueuedMail {
        SendQueuedMail(
            store: store, transport: mailTransport, sealing: sealing, clock: environment.clock)
    }
}
