import FoyerCore
public import FoyerRealtime
public import FoyerService
public import FoyerSessions
import FoyerStore
import Synchronization

/// The conversations and single requests over a test's house: everything but the edges, put together as the composition does it.
public struct TestGateway: Sendable {
    public let house: TestHouse
    public let hub = Hub()
    public let open = OpenSessions()
    public let gateway: ClientGateway
    public let logIn: LogIn

    /// - Parameters:
    ///   - directory: who and what there is
    ///   - visitorsPerAddress: see `Settings`
    public init(directory: Directory = Cast.directory, visitorsPerAddress: Int? = nil) async throws {
        let relay = Relay()
        house = try await TestHouse.open(directory: directory) { relay.publish($0) }
        var settings = house.settings
        if let visitorsPerAddress { settings.visitorsPerAddress = visitorsPerAddress }
        let publisher = EventPublisher(hub: hub, store: house.store)
        publisher.use(
            directory: house.directory, lobby: house.lobby, roster: house.roster,
            waits: house.changeVisitor.waits)
        relay.publisher = publisher
        let clock = house.clock
        let environment = SessionEnvironment(
            clock: { clock.now }, place: { _ in .unknown },
            browser: { BrowserName(browser: "Firefox", system: "Linux", isRobot: $0.contains("Robot")) },
            sign: { "signed-\($0.hashValue)" }, verify: { $0 == "signed-\($1.hashValue)" },
            newID: { (.random(in: 0 ... .max), .random(in: 0 ... .max)) }, boot: "boot")
        let tokens = Mutex(0)
        logIn = LogIn(
            store: house.store,
            secrets: Secrets(
                verify: { $0 == $1 }, waste: { _ in true },
                newToken: {
                    tokens.withLock { count in
                        count += 1
                        return "token \(count)"
                    }
                }, fingerprint: { "print of \($0)" },
                sign: { "\($0.hashValue)" }, isSigned: { $0 == "\($1.hashValue)" }),
            settings: house.settings, directory: house.directory, clock: { clock.now })
        gateway = ClientGateway(
            visitors: VisitorCommandHandler(
                store: house.store, hub: hub, changeVisitor: house.changeVisitor, publish: publisher,
                bans: house.bans,
                lobby: house.lobby, roster: house.roster, directory: house.directory,
                settings: settings,
                environment: environment),
            agents: AgentCommandHandler(
                store: house.store, hub: hub, changeVisitor: house.changeVisitor, publish: publisher,
                manageBans: house.manageBans, logIn: logIn, availability: house.availability,
                distribute: house.distribute, lobby: house.lobby, roster: house.roster,
                directory: house.directory, settings: house.settings, environment: environment),
            open: open)
    }

    /// Tells the announcer, which exists a moment later.
    private final class Relay: Sendable {
        private let kept = Mutex<EventPublisher?>(nil)

        var publisher: EventPublisher? {
            get { kept.withLock { $0 } }
            set { kept.withLock { $0 = newValue } }
        }

        func publish(_ event: DomainEvent) { publisher?(event) }
    }
}
