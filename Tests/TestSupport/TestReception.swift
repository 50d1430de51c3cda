import FoyerCore
public import FoyerRealtime
public import FoyerService
public import FoyerSessions
import FoyerStore
import Synchronization

/// The conversations and single requests over a test's house: everything but the edges, put together as the composition does it.
public struct TestReception: Sendable {
    public let house: TestHouse
    public let hub = Hub()
    public let open = OpenSessions()
    public let reception: Reception
    public let logIn: LogIn

    /// - Parameters:
    ///   - directory: who and what there is
    ///   - visitorsPerAddress: see `Settings`
    public init(directory: Directory = Cast.directory, visitorsPerAddress: Int? = nil) async throws {
        let relay = Relay()
        house = try await TestHouse.open(directory: directory) { relay.tell($0) }
        var settings = house.settings
        if let visitorsPerAddress { settings.visitorsPerAddress = visitorsPerAddress }
        let announcer = Announcer(hub: hub, store: house.store)
        announcer.use(
            directory: house.directory, lobby: house.lobby, roster: house.roster, waits: house.move.waits)
        relay.announcer = announcer
        let clock = house.clock
        let surroundings = Surroundings(
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
        reception = Reception(
            visitors: VisitorDesk(
                store: house.store, hub: hub, move: house.move, announce: announcer, bans: house.bans,
                lobby: house.lobby, roster: house.roster, directory: house.directory,
                settings: settings,
                surroundings: surroundings),
            agents: AgentCounter(
                store: house.store, hub: hub, move: house.move, announce: announcer,
                manageBans: house.manageBans, logIn: logIn, availability: house.availability,
                distribute: house.distribute, lobby: house.lobby, roster: house.roster,
                directory: house.directory, settings: house.settings, surroundings: surroundings),
            open: open)
    }

    /// Tells the announcer, which exists a moment later.
    private final class Relay: Sendable {
        private let kept = Mutex<Announcer?>(nil)

        var announcer: Announcer? {
            get { kept.withLock { $0 } }
            set { kept.withLock { $0 = newValue } }
        }

        func tell(_ announcement: Announcement) { announcer?(announcement) }
    }
}
