import FoyerCore
import FoyerWire

extension Schema {
    private static let settingMembers: [Member] = SiteSetting.allCases.map { setting in
        let bounds = setting.bounds
        return .sometimes(
            setting.rawValue,
            .integer(Int(bounds.lowerBound.milliseconds), Int(bounds.upperBound.milliseconds)),
            "Milliseconds; \(setting.usual.milliseconds) unless the server or an administrator sets it. \(setting.purpose)"
        )
    }

    /// The server's own defaults may be outside of what an administrator can choose.
    static let settings = object(
        SiteSetting.allCases.map { .always($0.rawValue, .integer(), "Milliseconds. \($0.purpose)") } + [
            .always("etag", .text(), "The edition, for If-Match.")
        ]
    ).named("Settings")

    static let settingRules = object([
        .always(
            "settings",
            .list(
                .object([
                    .always("least", .integer(), "Milliseconds."),
                    .always("most", .integer(), "Milliseconds."),
                    .always("name", .word(SiteSetting.self)),
                    .always("usual", .integer(), "Milliseconds: what holds unless it is set."),
                ])))
    ]).named("SettingRules")

    fileprivate static let settingsRequest = object(
        settingMembers + [.sometimes("etag", .text(), "Not looked at.")]
    ).named("SettingsRequest")
}

extension SettingsRequest: RequestBody {
    static let schema: Schema? = .settingsRequest
}

extension SiteSetting {
    /// What it does, for the description of the API.
    fileprivate var purpose: String {
        switch self {
        case .leaveTime: "Time without a connected tab until a visitor has left."
        case .returnTime: "Time after leaving until the visitor's open chat ends."
        case .visitTime: "Time after leaving until the visit is over."
        case .agentReturnTime: "Time without a connected console until an agent counts as Offline."
        case .transferTime: "Time until a transferred chat that its receiver has not opened returns."
        case .queueTime: "Time until a waiting visitor is informed of the delay."
        case .invitationTime: "Time until an unanswered invitation lapses."
        case .idleTime: "Time without a message until a chat with an agent ends."
        case .captureTime: "Time until a capture is released, from when the visitor was last seen."
        case .visitRetention: "Time until a visit is deleted, from its end."
        case .auditRetention: "Time until an entry of the audit log is deleted."
        case .sessionTime: "Time without a request until an agent is logged out."
        }
    }
}
