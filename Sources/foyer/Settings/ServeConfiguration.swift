import FoyerCore
import FoyerLookups
import FoyerService
import FoyerSessions

/// The settings of a server, checked.
struct ServeConfiguration: Sendable {
    let isDemo: Bool
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

    /// Simulated visitors come through an address that may report where they are.
    var allTrustedProxies: [AddressRange] {
        demoVisitors > 0 ? trustedProxies + [DemoCrowd.trusted].compactMap(\.self) : trustedProxies
    }
}
