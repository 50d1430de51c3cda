public import FoyerCore
public import FoyerService
public import FoyerSessions
public import FoyerStore
public import Logging

/// Everything about a server that its caller chooses: the executable takes the real parts, tests and the simulation take parts that
/// they control.
public struct ServerParts: Sendable {
    /// Migrated already.
    public var store: Store
    /// The settings that no administrator has changed.
    public var defaults: SiteSettings
    public var limits: ServerLimits
    /// Passwords, tokens and their signatures.
    public var secrets: Secrets
    /// The clock, randomness, look-ups and the name of this run.
    public var environment: SessionEnvironment
    /// Proxies that may not be banned.
    public var trustedProxies: [AddressRange]
    /// Reads the stored definition of a flow.
    public var readFlow: @Sendable (StoredFlow) throws -> Flow
    /// Hands mail to a mail server.
    public var mailTransport: MailTransport
    /// Seals the passwords of other services.
    public var sealing: Sealing
    /// Looks up a time zone by its IANA name; nil if this machine does not know it.
    public var readZone: @Sendable (String) -> ZoneOffsets?
    /// Also receives every event, before clients do.
    public var observer: LocalBus.Subscriber?
    /// Where failures of background jobs are written.
    public var logger: Logger

    public init(
        store: Store, defaults: SiteSettings = SiteSettings(), limits: ServerLimits = ServerLimits(),
        secrets: Secrets, environment: SessionEnvironment,
        trustedProxies: [AddressRange] = [], readFlow: @escaping @Sendable (StoredFlow) throws -> Flow,
        mailTransport: MailTransport = .none, sealing: Sealing = .none,
        readZone: @escaping @Sendable (String) -> ZoneOffsets? = { $0 == "UTC" ? .utc : nil },
        observer: LocalBus.Subscriber? = nil, logger: Logger = .silent
    ) {
        self.store = store
        self.defaults = defaults
        self.limits = limits
        self.secrets = secrets
        self.environment = environment
        self.trustedProxies = trustedProxies
        self.readFlow = readFlow
        self.mailTransport = mailTransport
        self.sealing = sealing
        self.readZone = readZone
        self.observer = observer
        self.logger = logger
    }
}

extension Logger {
    /// Writes nothing.
    public static var silent: Logger { Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() } }
}
