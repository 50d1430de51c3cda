import ArgumentParser
import FoyerCore
import FoyerHTTP
import FoyerLookups
import FoyerService
import FoyerSessions
import Foundation

/// All settings of the server, as flags.
struct ServeOptions: ParsableArguments {
    @Flag(help: "Also serve the demo shop at /demo, with two demo agents. Only on a loopback host.")
    var demo = false

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @OptionGroup var folder: DataOption

    @Option(
        name: .customLong("trusted-proxy"),
        help:
            "A proxy that is trusted to report the visitor's address: an address or CIDR. Can be given more than once."
    )
    var trustedProxies: [String] = []

    @Option(
        name: .customLong("own-host"),
        help:
            "Another host that consoles are served on, e.g. chat.example.com: pages of hosts that are not named are refused. Can be given more than once. Without it, the host of --public-url counts; without that too, the host that a request names."
    )
    var ownHosts: [String] = []

    @Option(
        help:
            "The folder with the files geoip and geoip6 (of the package tor-geoipdb). Without it every location is Unknown."
    )
    var geoip: String?

    @Option(
        name: .customLong("user-agents"),
        help: "The file regexes.yaml of uap-core. Without it browsers are Unknown.")
    var userAgents: String?

    @Option(
        name: .customLong("robots"),
        help:
            "A list of robots, which are not listed: crawler-user-agents.json, or text with one pattern a line (!PATTERN takes one back). Can be given more than once."
    )
    var robotLists: [String] = []

    @Option(
        name: .customLong("public-url"),
        help:
            "Where browsers find this Foyer, such as https://chat.example.com. The commands print it in the tag for a website."
    )
    var publicURL: String?

    @Option(
        name: .customLong("security-contact"),
        help:
            "Whom to tell about a vulnerability, for /.well-known/security.txt: such as mailto:security@example.com or the https address of a page."
    )
    var securityContact: String?

    @Option(
        name: .customLong("leave-time"),
        help: "Time without a connected tab until a visitor has left.")
    var leaveTime = DurationSetting(SiteSetting.leaveTime.usual)

    @Option(
        name: .customLong("return-time"),
        help: "Time after leaving until the visitor's open chat ends.")
    var returnTime = DurationSetting(SiteSetting.returnTime.usual)

    @Option(name: .customLong("visit-time"), help: "Time after leaving until the visit is over.")
    var visitTime = DurationSetting(SiteSetting.visitTime.usual)

    @Option(name: .customLong("invitation-time"), help: "Time until an unanswered invitation lapses.")
    var invitationTime = DurationSetting(SiteSetting.invitationTime.usual)

    @Option(
        name: .customLong("idle-time"),
        help: "Time without a message until a chat with an agent ends.")
    var idleTime = DurationSetting(SiteSetting.idleTime.usual)

    @Option(
        name: .customLong("agent-return-time"),
        help: "Time without a connected console until an agent counts as Offline and the chats go on."
    )
    var agentReturnTime = DurationSetting(SiteSetting.agentReturnTime.usual)

    @Option(
        name: .customLong("transfer-time"),
        help: "Time until a transferred chat that the receiver has not opened returns.")
    var transferTime = DurationSetting(SiteSetting.transferTime.usual)

    @Option(
        name: .customLong("queue-time"),
        help: "Time until a waiting visitor is informed of the delay, and that the messages are kept.")
    var queueTime = DurationSetting(SiteSetting.queueTime.usual)

    @Option(
        name: .customLong("message-rate"),
        help:
            "Messages a second of one visitor, after a burst of six times as many; other commands four times as many."
    )
    var messageRate = ServerLimits().messagesPerSecond

    @Option(
        name: .customLong("visitors-per-address"),
        help:
            "Visitors whom one network address (IPv6: a /64) may bring at once, then one a second; a fifth as many chats at once, four times as many connections; messages and page loads follow from it, too (docs/threat-model.md)."
    )
    var visitorsPerAddress = ServerLimits().visitorsPerAddress

    @Option(
        name: .customLong("log-format"),
        help: "How the log is written: text, or json with one object a line.")
    var logFormat = LogFormat.text

    @Option(
        name: .customLong("access-log"),
        help:
            "Which requests get a line in the log: all, errors (answered with 500 or above) or none; auto: all, unless the log goes to a terminal."
    )
    var accessLog = AccessLogLevel.auto

    @Option(
        name: .customLong("demo-visitors"),
        help:
            "With --demo: this many simulated visitors, and Lena, a simulated agent who works with some of them. Each is a real connection from inside."
    )
    var demoVisitors = 0

    @Flag(
        name: .customLong("new-secret-key"),
        help:
            "Start with a new secret key in place of one that is missing or was readable by others. Agents log in again; every visitor becomes a new one, so that bans by visitor ID stop nobody."
    )
    var newSecretKey = false

    @Flag(
        name: .customLong("demo-quiet"),
        help: "With --demo-visitors: they only browse, and Lena stays away. For measuring.")
    var demoQuiet = false

    /// The settings in the server's form.
    /// - Throws: `CommandFailure` that names the setting and what is allowed.
    func configuration() throws(CommandFailure) -> ServeConfiguration {
        if demo, !Self.loopbackHosts.contains(host) {
            throw CommandFailure(
                description:
                    "--demo: its passwords are known to everybody, so --host must be a loopback address, not \(host)"
            )
        }
        guard (0...65_535).contains(port) else {
            throw CommandFailure(description: "--port: must be 0 to 65535, not \(port)")
        }
        guard demoVisitors >= 0, demoVisitors <= DemoCrowd.limit, demo || demoVisitors == 0 else {
            throw CommandFailure(
                description:
                    "--demo-visitors: must be 0 to \(DemoCrowd.limit), and needs --demo; not \(demoVisitors)"
            )
        }
        var defaults = SiteSettings()
        defaults.leaveTime = try leaveTime.span(of: "--leave-time")
        defaults.returnTime = try returnTime.span(of: "--return-time")
        defaults.visitTime = try visitTime.span(of: "--visit-time")
        defaults.invitationTime = try invitationTime.span(of: "--invitation-time")
        defaults.idleTime = try idleTime.span(of: "--idle-time")
        defaults.agentReturnTime = try agentReturnTime.span(of: "--agent-return-time")
        defaults.transferTime = try transferTime.span(of: "--transfer-time")
        defaults.queueTime = try queueTime.span(of: "--queue-time")
        guard (1...100_000).contains(messageRate) else {
            throw CommandFailure(description: "--message-rate: must be 1 to 100000, not \(messageRate)")
        }
        guard (1...1_000_000).contains(visitorsPerAddress) else {
            throw CommandFailure(
                description: "--visitors-per-address: must be 1 to 1000000, not \(visitorsPerAddress)")
        }
        var limits = ServerLimits()
        // Simulated visitors come from inside, perhaps all from one address.
        limits.visitorsPerAddress = max(visitorsPerAddress, demoVisitors * 2)
        limits.messagesPerSecond = messageRate
        limits.messageBurst = messageRate * 6
        var proxies: [AddressRange] = []
        for text in trustedProxies {
            do { proxies.append(try AddressRange(text)) } catch {
                throw CommandFailure(
                    description: "--trusted-proxy: \"\(text)\" is neither an IP address nor CIDR")
            }
            if proxies.last?.isTooWideForProxies == true {
                throw CommandFailure(
                    description:
                        "--trusted-proxy: \(text) is too wide: every client in it could choose its address, and could not be "
                        + "banned. Allowed are networks up to /8 (IPv4) and /20 (IPv6), such as 10.0.0.0/8")
            }
        }
        if let geoip {
            for file in ["geoip", "geoip6"] { try readable("--geoip", geoip + "/" + file) }
        }
        if let userAgents { try readable("--user-agents", userAgents) }
        let robots: RobotPatterns
        do { robots = try RobotPatterns(paths: robotLists, sparing: demo ? Self.sparedInDemo : []) } catch {
            throw CommandFailure(description: "--robots: \(error)")
        }
        let publicAddress = try publicURL.map { (text) throws(CommandFailure) in try PublicAddress(text) }
        let security = try securityContact.map { (contact) throws(CommandFailure) in
            guard let text = SecurityText(contact: contact, publicAddress: publicAddress?.description) else {
                throw CommandFailure(
                    description:
                        "--security-contact: must be a URI that begins with mailto:, https:// or tel:, such as mailto:security@example.com, not \"\(contact)\""
                )
            }
            return text
        }
        guard let ownHosts = OwnHosts(names: ownHosts + (publicAddress.map { [$0.authority] } ?? [])) else {
            throw CommandFailure(
                description:
                    "--own-host: must be a host name or address with an optional port, such as chat.example.com or chat.example.com:8443, not \(ownHosts.joined(separator: ", "))"
            )
        }
        return ServeConfiguration(
            isDemo: demo, logFormat: logFormat, accessLog: accessLog, host: host, port: port,
            data: folder.location,
            trustedProxies: proxies,
            ownHosts: ownHosts,
            geoip: geoip,
            userAgents: userAgents, robots: robots,
            publicAddress: publicAddress, security: security,
            defaults: defaults, limits: limits, demoVisitors: demoVisitors, isDemoQuiet: demoQuiet,
            isSecretNew: newSecretKey)
    }

    /// The demo, which is visible only on this machine, is tested with automated browsers too.
    private static let sparedInDemo: Set<String> = ["HeadlessChrome"]

    /// Refuses a missing file at the start: a warning would be overlooked, and locations would stay
    /// "Unknown".
    private func readable(_ flag: String, _ path: String) throws(CommandFailure) {
        let path = DataFolder.absolute(path)
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(description: "\(flag): there is no file \(path)")
        }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw CommandFailure(description: "\(flag): no permission to read \(path)")
        }
    }

    private static let loopbackHosts: Set<String> = ["127.0.0.1", "::1", "localhost"]
}
