public import FoyerBoard
public import FoyerCore

/// One connection of a browser: a socket or a stream. Unique in this run of the server.
public struct ConnectionID: Hashable, Sendable {
    public let number: UInt64

    public init(number: UInt64) {
        self.number = number
    }
}

/// What a browser reports about itself when it connects.
public struct Device: Hashable, Sendable {
    public let userAgent: String
    public let language: String
    public let timeZone: String
    /// "1920x1080".
    public let screen: String

    public init(userAgent: String = "", language: String = "", timeZone: String = "", screen: String = "") {
        self.userAgent = userAgent
        self.language = language
        self.timeZone = timeZone
        self.screen = screen
    }
}

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

/// Everything known about a listed visitor: the row, and what only Visitor Info shows.
public struct ListedVisitor: Sendable {
    public let record: VisitorRecord
    public let profile: VisitorProfile
    public let device: Device
    public let landing: Page
    /// Oldest first.
    public let trail: [PageView]
}
