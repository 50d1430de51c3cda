public import FoyerCore

/// Everything known about a visitor (docs/protocol.md 2.3).
public struct VisitorInfoShape: WireShape, Hashable {
    public let row: RowShape
    /// As far as this agent may see it.
    public let address: String
    public let language: String?
    public let timeZone: String?
    public let screen: String?
    public let userAgent: String?
    public let landing: Page?
    public let campaign: Campaign?
    /// Oldest first.
    public let trail: [Stop]
    public let firstVisit: Instant
    public let visits: Int
    public let pastChats: [ChatShape]
    public let variables: [String: String]
    public let contact: Contact
    public let capturedBy: CaptureShape?

    /// The advertisement through which a visitor came (UTM).
    public struct Campaign: WireShape, Hashable {
        public let source: String?
        public let medium: String?
        public let name: String?

        public init(source: String?, medium: String?, name: String?) {
            self.source = source
            self.medium = medium
            self.name = name
        }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("medium", medium)
                json.member("name", name)
                json.member("source", source)
            }
        }
    }

    /// A page of the visit, with its start and end.
    public struct Stop: WireShape, Hashable {
        public let page: Page
        public let at: Instant
        /// nil while still there.
        public let left: Instant?

        public init(_ page: Page, at: Instant, left: Instant?) {
            self.page = page
            self.at = at
            self.left = left
        }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("at", at)
                json.member("left", left)
                json.member("title", page.title)
                json.member("url", page.url)
            }
        }
    }

    /// Who captured a visitor.
    public struct CaptureShape: WireShape, Hashable {
        /// The agent's name.
        public let agent: String
        public let at: Instant
        public let reason: String

        public init(_ capture: Capture, by agent: String) {
            self.agent = agent
            at = capture.at
            reason = capture.reason
        }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("agent", agent)
                json.member("at", at)
                json.member("reason", reason)
            }
        }
    }

    public init(
        row: RowShape, address: String, language: String? = nil, timeZone: String? = nil,
        screen: String? = nil,
        userAgent: String? = nil, landing: Page? = nil, campaign: Campaign? = nil, trail: [Stop] = [],
        firstVisit: Instant, visits: Int, pastChats: [ChatShape] = [], variables: [String: String] = [:],
        contact: Contact = Contact(), capturedBy: CaptureShape? = nil
    ) {
        self.row = row
        self.address = address
        self.language = language
        self.timeZone = timeZone
        self.screen = screen
        self.userAgent = userAgent
        self.landing = landing
        self.campaign = campaign
        self.trail = trail
        self.firstVisit = firstVisit
        self.visits = visits
        self.pastChats = pastChats
        self.variables = variables
        self.contact = contact
        self.capturedBy = capturedBy
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("address", address)
            json.member("campaign", campaign)
            json.member("capturedBy", capturedBy)
            json.member("contact") { json in
                json.member("claimed", contact.isClaimed)
                json.member("email", contact.email)
                json.member("name", contact.name)
                json.member("phone", contact.phone)
            }
            json.member("firstVisit", firstVisit)
            json.member("landing", landing)
            json.member("language", language)
            json.member("pastChats", pastChats)
            json.member("row", row)
            json.member("screen", screen)
            json.member("timeZone", timeZone)
            json.member("trail", trail)
            json.member("userAgent", userAgent)
            json.member("variables", variables)
            json.member("visits", visits)
        }
    }
}
