/// The value of every `SiteSetting`.
public struct SiteSettings: Hashable, Sendable {
    public var leaveTime = SiteSetting.leaveTime.usual
    public var returnTime = SiteSetting.returnTime.usual
    public var visitTime = SiteSetting.visitTime.usual
    public var agentReturnTime = SiteSetting.agentReturnTime.usual
    public var transferTime = SiteSetting.transferTime.usual
    public var queueTime = SiteSetting.queueTime.usual
    public var invitationTime = SiteSetting.invitationTime.usual
    public var idleTime = SiteSetting.idleTime.usual
    public var captureTime = SiteSetting.captureTime.usual
    public var visitRetention = SiteSetting.visitRetention.usual
    public var auditRetention = SiteSetting.auditRetention.usual
    public var sessionTime = SiteSetting.sessionTime.usual

    public init() {}

    public subscript(setting: SiteSetting) -> Span {
        get { self[keyPath: setting.value] }
        set { self[keyPath: setting.value] = newValue }
    }

    /// These settings with some values replaced.
    public func replacing(_ values: [SiteSetting: Span]) -> SiteSettings {
        var settings = self
        for (setting, value) in values { settings[setting] = value }
        return settings
    }

    /// The values that are not those of `other`.
    public func differences(from other: SiteSettings) -> [SiteSetting: Span] {
        var values: [SiteSetting: Span] = [:]
        for setting in SiteSetting.allCases where self[setting] != other[setting] {
            values[setting] = self[setting]
        }
        return values
    }

    public var revision: Revision {
        Revision(of: SiteSetting.allCases.map { "\($0.rawValue) \(self[$0].milliseconds)" })
    }
}
