/// A setting of the server: a flag of `foyer serve`, a variable `FOYER_…`, or a line of the configuration
/// file.
enum SettingName: String, CaseIterable {
    case host, port
    case publicURL = "public-url"
    case ownHost = "own-host"
    case trustedProxy = "trusted-proxy"
    case data, database
    case securityContact = "security-contact"
    case geoip
    case userAgents = "user-agents"
    case robots
    case leaveTime = "leave-time"
    case returnTime = "return-time"
    case visitTime = "visit-time"
    case invitationTime = "invitation-time"
    case idleTime = "idle-time"
    case agentReturnTime = "agent-return-time"
    case transferTime = "transfer-time"
    case queueTime = "queue-time"
    case messageRate = "message-rate"
    case visitorsPerAddress = "visitors-per-address"
    case logFormat = "log-format"
    case accessLog = "access-log"
    case demo
    case demoVisitors = "demo-visitors"
    case demoQuiet = "demo-quiet"

    var flag: String { "--" + rawValue }

    /// Such as `FOYER_PUBLIC_URL`.
    var variable: String {
        SettingSource.prefix + rawValue.uppercased().split(separator: "-").joined(separator: "_")
    }

    /// Given without a value on the command line, and as `true` or `false` elsewhere.
    var isSwitch: Bool { self == .demo || self == .demoQuiet }

    /// May have several values: repeated on the command line, separated by commas elsewhere.
    var isList: Bool { self == .ownHost || self == .trustedProxy || self == .robots }

    /// May contain a password: can be read from a file that `FOYER_…_FILE` or `…-file` names, and is never printed.
    var isSecret: Bool { self == .database }

    /// Whether commands on the data folder accept it too.
    var isOfEveryCommand: Bool { self == .data || self == .database }
}
