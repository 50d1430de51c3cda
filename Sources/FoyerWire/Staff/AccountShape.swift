public import FoyerCore

/// The sessions of the agent who asks.
public struct AccountShape: WireShape, Hashable {
    public let sessions: [Session]

    public struct Session: WireShape, Hashable {
        public let name: Revision
        public let address: String
        /// Browser and system, e.g. "Firefox 140 · Linux".
        public let browser: String
        public let created: Instant
        public let seen: Instant
        public let isCurrent: Bool

        public init(
            name: Revision, address: String, browser: String, created: Instant, seen: Instant,
            isCurrent: Bool
        ) {
            self.name = name
            self.address = address
            self.browser = browser
            self.created = created
            self.seen = seen
            self.isCurrent = isCurrent
        }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("address", address)
                json.member("browser", browser)
                json.member("created", created)
                json.member("current", isCurrent)
                json.member("id", name.description)
                json.member("seen", seen)
            }
        }
    }

    public init(sessions: [Session]) { self.sessions = sessions }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("sessions", sessions) }
    }
}
