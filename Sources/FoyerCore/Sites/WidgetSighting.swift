/// The first page that showed a widget: what tells that its tag is on the website.
public struct WidgetSighting: Hashable, Sendable {
    /// Where the page is.
    public enum Site: String, CaseIterable, Hashable, Sendable {
        /// One of the websites of the widget.
        case website
        /// Foyer's own test page.
        case testPage
    }

    public let widget: Widget.ID
    public let site: Site
    public let at: Instant
    /// The page's address, without secrets.
    public let url: String
    /// The visitor's.
    public let address: Address

    public init(widget: Widget.ID, site: Site, at: Instant, url: String, address: Address) {
        self.widget = widget
        self.site = site
        self.at = at
        self.url = url
        self.address = address
    }
}
