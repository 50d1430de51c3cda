public import FoyerCore
public import FoyerRealtime
public import FoyerService
public import FoyerStore
import Synchronization

/// The use cases over a real store in memory, with a clock that a test moves.
public final class TestHouse: Sendable {
    public let clock: ManualClock
    public let store: Store
    /// Counts its statements.
    public let database: PlannedDriver
    public let settings = Settings()
    public let lobby: Lobby
    public let roster: Roster
    public let directory: LiveDirectory
    public let bans: ActiveBans
    public let changeVisitor: ChangeVisitor
    /// Where one of the trusted proxies stands.
    public static let proxy = Address(ipv4: 0xC633_6401)  // 198.51.100.1
    private let heard: Heard
    private let count = Mutex<UInt64>(0)

    /// - Parameter announce: told, too, what is announced.
    public static func open(
        directory: Directory = Cast.directory, publish: @escaping @Sendable (DomainEvent) -> Void = { _ in }
    ) async throws -> TestHouse {
        let clock = ManualClock()
        let database = PlannedDriver(try TestDatabase.open())
        let store = Store(database)
        try await store.migrate(at: clock.now)
        try await store.furnish(directory)
        return try await TestHouse(database, clock: clock, directory: directory, publish: publish)
    }

    /// What a restart makes of the same store.
    public func restarted() async throws -> TestHouse {
        try await TestHouse(database, clock: clock, directory: directory.now, publish: { _ in })
    }

    private init(
        _ database: PlannedDriver, clock: ManualClock, directory: Directory,
        publish: @escaping @Sendable (DomainEvent) -> Void
    ) async throws {
        let heard = Heard(publish)
        self.heard = heard
        self.database = database
        store = Store(database)
        self.clock = clock
        self.directory = LiveDirectory(directory)
        lobby = Lobby(leaveTime: settings.leaveTime, returnTime: settings.returnTime)
        roster = Roster(returnTime: settings.agentReturnTime)
        bans = ActiveBans(try await RestoreState(store: store).bans())
        changeVisitor = ChangeVisitor(
            store: store, lobby: lobby, roster: roster, directory: self.directory, clock: { clock.now },
            newID: { (.random(in: 0 ... .max), .random(in: 0 ... .max)) }, publish: { heard.record($0) })
        let opening = RestoreState(store: store)
        try await opening.fill(roster, at: clock.now)
        try await opening.fill(lobby, places: { _ in .unknown }, at: clock.now)
        try await opening.remember(bans, in: lobby, at: clock.now)
    }

    /// What was announced since this was asked last.
    public func takePublished() -> [DomainEvent] { heard.take() }

    public func nextConnection() -> ConnectionID {
        count.withLock { count in
            count += 1
            return ConnectionID(number: count)
        }
    }
}

/// Keeps what was announced.
private final class Heard: Sendable {
    private let all = Mutex<[DomainEvent]>([])
    private let forward: @Sendable (DomainEvent) -> Void

    init(_ forward: @escaping @Sendable (DomainEvent) -> Void) { self.forward = forward }

    func record(_ event: DomainEvent) {
        all.withLock { $0.append(event) }
        forward(event)
    }

    func take() -> [DomainEvent] {
        all.withLock { all in
            defer { all = [] }
            return all
        }
    }
}
