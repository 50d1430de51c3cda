public import FoyerCore

/// The settings of the site: times in milliseconds.
public struct SettingsShape: WireShape, Hashable {
    public let settings: SiteSettings

    public init(_ settings: SiteSettings) { self.settings = settings }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agentReturnTime", settings.agentReturnTime)
            json.member("auditRetention", settings.auditRetention)
            json.member("captureTime", settings.captureTime)
            json.member("etag", settings.revision)
            json.member("idleTime", settings.idleTime)
            json.member("invitationTime", settings.invitationTime)
            json.member("leaveTime", settings.leaveTime)
            json.member("queueTime", settings.queueTime)
            json.member("returnTime", settings.returnTime)
            json.member("sessionTime", settings.sessionTime)
            json.member("transferTime", settings.transferTime)
            json.member("visitRetention", settings.visitRetention)
            json.member("visitTime", settings.visitTime)
        }
    }
}
