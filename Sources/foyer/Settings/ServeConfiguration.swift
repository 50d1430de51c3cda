import FoyerCore
import FoyerHTTP
import FoyerLookups
import FoyerService
import FoyerSessions

/// The validated settings of a server.
struct ServeConfiguration: Sendable {
    let isDemo: Bool
    let logFormat: LogFormat
    let accessLog: AccessLogLevel
    let host: String
    let port: Int
    let data: DataLocation
    let trustedProxies: [AddressRange]
    let ownHosts: OwnHosts
    let geoip: String?
    let userAgents: String?
    let robots: RobotPatterns
    let publicAddress: PublicAddress?
    /// Whom to tell about a vulnerability; nil if nobody is named.
    let security: SecurityText?
    /// The settings of the site that no administrator has changed.
    let defaults: SiteSettings
    let limits: ServerLimits
    let demoVisitors: Int
    let isDemoQuiet: Bool
    /// Whether a new secret key is made, whatever key there is.
    let isSecretNew: Bool

    /// Simulated visitors connect through an address that may report their addresses.
    var allTrustedProxies: [AddressRange] {
        demoVisitors > 0 ? trustedProxies + [DemoCrowd.trusted].compactMap(\.self) : trustedProxies
    }
}
