public import FoyerCore
public import FoyerRealtime
public import FoyerServer
public import FoyerService
public import FoyerStore
import Synchronization

/// A server over a real store, without network edges, with a manual clock.
public final class TestHouse: Sendable {
    public let clock: ManualClock
    /// Counts the statements.
    public let database: PlannedDriver
    /// The same store without checks and counts, for what a test itself stores and looks up.
    public var aside: Store { Store(database.aside) }
    public let server: Server
    /// The address of a trusted proxy.
    public static let proxy = Address(ipv4: 0xC633_6401)  // 198.51.100.1
    private let heard: Heard
    private let count = Mutex<UInt64>(0)

    public var store: Store { server.store }
    public var settings: SiteSettings { directory.now.settings }
    private let limits: ServerLimits
    public var lobby: Lobby { server.lobby }
    public var roster: Roster { server.roster }
    public var directory: LiveDirectory { server.directory }
    public var bans: ActiveBans { server.bans }
    public var changeVisitor: ChangeVisitor { server.changeVisitor }

    /// - Parameters:
    ///   - directory: stored at the start, except for its roles.
    ///   - limits: the rate limits of visitors and addresses.
    ///   - observer: receives every event when it is published.
    public static func open(
        directory: Directory = Cast.directory, limits: ServerLimits = ServerLimits(),
        observer: @escaping LocalBus.Subscriber = { _ in }
    ) async throws -> TestHouse {
        let clock = ManualClock()
        let database = PlannedDriver(try TestDatabase.open())
        let store = Store(database)
        try await store.migrate(at: clock.now)
        try await store.furnish(directory)
        return try await TestHouse(
            database, clock: clock, flows: Array(directory.flows.values), limits: limits,
            observer: observer)
    }

    /// A new server over the same store, as after a restart.
    public func restarted() async throws -> TestHouse {
        try await TestHouse(
            database, clock: clock, flows: Array(directory.now.flows.values), limits: limits,
            observer: { _ in })
    }

    private init(
        _ database: PlannedDriver, clock: ManualClock, flows: [Flow], limits: ServerLimits,
        observer: @escaping LocalBus.Subscriber
    ) async throws {
        let heard = Heard(observer)
        self.heard = heard
        self.database = database
        self.clock = clock
        self.limits = limits
        server = try await Server(
            ServerParts(
                store: Store(database), limits: limits, secrets: .plain(), environment: .plain(clock),
                trustedProxies: [AddressRange(Self.proxy)],
                readFlow: { stored in
                    guard
                        let flow = flows.first(where: {
                            $0.id == stored.flow && $0.version == stored.version
                        })
                    else { throw StoreError.damaged(column: "flow") }
                    return flow
                }, observer: { heard.record($0) }))
    }

    /// The events published since the last call.
    public func takePublished() -> [DomainEvent] { heard.take() }

    public func nextConnection() -> ConnectionID {
        count.withLock { count in
            count += 1
            return ConnectionID(number: count)
        }
    }
}

/// Keeps the published events.
private final class Heard: Sendable {
    private let all = Mutex<[DomainEvent]>([])
    private let forward: LocalBus.Subscriber

    init(_ forward: @escaping LocalBus.Subscriber) { self.forward = forward }

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
