import FoyerBoard
public import FoyerCore

/// A browser connects with its first page.
public struct Arrival: Sendable {
    public let visitor: Visitor.ID
    public let connection: ConnectionID
    public let tab: String
    public let widget: Widget.ID
    public let page: Page
    public let isFocused: Bool
    public let referrer: String
    public let address: Address
    public let place: Place
    public let browser: String
    public let system: String
    public let device: Device

    public init(
        visitor: Visitor.ID, connection: ConnectionID, tab: String, widget: Widget.ID, page: Page,
        isFocused: Bool = true,
        referrer: String = "", address: Address, place: Place = .unknown, browser: String = "",
        system: String = "",
        device: Device = Device()
    ) {
        self.visitor = visitor
        self.connection = connection
        self.tab = tab
        self.widget = widget
        self.page = page
        self.isFocused = isFocused
        self.referrer = referrer
        self.address = address
        self.place = place
        self.browser = browser
        self.system = system
        self.device = device
    }
}

extension Arrival {
    /// The same with texts shared with other visitors.
    func sharing(_ texts: inout TextPool) -> Self {
        Self(
            visitor: visitor, connection: connection, tab: tab, widget: widget, page: texts.shared(page),
            isFocused: isFocused, referrer: texts.shared(referrer), address: address, place: place,
            browser: browser, system: system,
            device: Device(
                userAgent: texts.shared(device.userAgent), language: device.language,
                timeZone: texts.shared(device.timeZone), screen: device.screen))
    }
}
