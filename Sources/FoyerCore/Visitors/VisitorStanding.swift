/// A visitor's stored state, with when it began and how often it changed.
public struct VisitorStanding: Hashable, Sendable {
    public var profile: VisitorProfile
    public var state: VisitorState
    public var since: Instant
    public var version: Int64
    /// The visitor's id in the website's own system, as given by its page; nil if none was given.
    public var siteID: String?
    /// When the visitor logged out. Since then, requests with the old token are refused and nothing is sent
    /// to it.
    public var loggedOut: Instant?

    public init(
        profile: VisitorProfile, state: VisitorState, since: Instant, version: Int64, siteID: String? = nil,
        loggedOut: Instant? = nil
    ) {
        self.profile = profile
        self.state = state
        self.since = since
        self.version = version
        self.siteID = siteID
        self.loggedOut = loggedOut
    }

    /// Whether a page that gives its visitor the id `id` means another person: then a new visitor begins. A
    /// visitor who had no id yet stays the same.
    public func isSomebodyElse(_ id: String?) -> Bool {
        guard let id, let siteID else { return false }
        return id != siteID
    }
}
