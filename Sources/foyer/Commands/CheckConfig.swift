import ArgumentParser
import Foundation

/// `foyer check-config`: prints the values that `foyer serve` would use, and their sources.
struct CheckConfig: AsyncParsableCommand {
    static let name = "check-config"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Checks the settings of foyer serve and prints each value with its source.",
        discussion:
            "Takes the options, variables and file of foyer serve. Exits with 1 when foyer serve would refuse them."
    )

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            _ = try options.configuration()
            let sources = SettingSources.current
            let rows = SettingName.allCases.map { setting in
                [setting.rawValue, options.shown(setting), "\(sources[setting])"]
            }
            Output.table([["setting", "value", "source"]] + rows)
        }
    }
}

extension ServeOptions {
    /// The value of a setting for display; secrets are masked.
    fileprivate func shown(_ setting: SettingName) -> String {
        switch setting {
        case .host: host
        case .port: "\(port)"
        case .publicURL: publicURL ?? "-"
        case .ownHost: Self.joined(ownHosts)
        case .trustedProxy: Self.joined(trustedProxies)
        case .data: DataFolder.absolute(folder.data)
        case .database: folder.database.map(Self.withoutPassword) ?? "-"
        case .securityContact: securityContact ?? "-"
        case .geoip: geoip ?? "-"
        case .userAgents: userAgents ?? "-"
        case .robots: Self.joined(robotLists)
        case .leaveTime: "\(leaveTime)"
        case .returnTime: "\(returnTime)"
        case .visitTime: "\(visitTime)"
        case .invitationTime: "\(invitationTime)"
        case .idleTime: "\(idleTime)"
        case .agentReturnTime: "\(agentReturnTime)"
        case .transferTime: "\(transferTime)"
        case .queueTime: "\(queueTime)"
        case .messageRate: "\(messageRate)"
        case .visitorsPerAddress: "\(visitorsPerAddress)"
        case .logFormat: logFormat.rawValue
        case .accessLog: accessLog.rawValue
        case .demo: "\(demo)"
        case .demoVisitors: "\(demoVisitors)"
        case .demoQuiet: "\(demoQuiet)"
        }
    }

    private static func joined(_ values: [String]) -> String {
        values.isEmpty ? "-" : values.joined(separator: ", ")
    }

    /// `postgres://foyer:secret@db/foyer` as `postgres://foyer:***@db/foyer`, and any other form masked
    /// entirely: libpq has several places for a password.
    private static func withoutPassword(_ address: String) -> String {
        guard let scheme = address.range(of: "://"), !address.contains("?") else { return "(set, not shown)" }
        let rest = address[scheme.upperBound...]
        guard let at = rest.lastIndex(of: "@"), let colon = rest[..<at].firstIndex(of: ":") else {
            return address
        }
        return "\(address[..<colon]):***\(address[at...])"
    }
}
