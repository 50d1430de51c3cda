/// What conditions may ask about the visitor and the site.
public struct FlowContext: Hashable, Sendable {
    public var pageURL: String
    /// Two capital letters; nil when unknown.
    public var country: String?
    public var agentsOnline: Bool

    public init(pageURL: String, country: String?, agentsOnline: Bool) {
        self.pageURL = pageURL
        self.country = country
        self.agentsOnline = agentsOnline
    }
}
