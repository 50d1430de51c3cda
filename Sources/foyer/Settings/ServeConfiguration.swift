import FoyerCore
import FoyerLookups
import FoyerService
import FoyerSessions

/// The validated settings of a server.
struct ServeConfiguration: Sendable {
    let isDemo: Bool
    let logFormat: LogFormat
    let host: String
    let port: Int
    let data: DataLocation
    let trustedProxies: [AddressRange]
    let ownHosts: OwnHosts
    let geoip: String?
    let userAgents: String?
    let robots: RobotPatterns
    let publicAddress: PublicAddress?
    let settings: Settings
    let demoVisitors: Int
    let isDemoQuiet: Bool
    /// Whether a new secret key is made, whatever key there is.
    let isSecretNew: Bool

    /// Simulated visitors connect through an address that may report their addresses.
    var allTrustedProxies: [AddressRange] {
        demoVisitors > 0 ? trustedProxies + [DemoCrowd.trusted].compactMap(\.self) : trustedProxies
    }
}
