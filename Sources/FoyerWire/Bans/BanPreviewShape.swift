public import FoyerCore

/// Whom a ban would stop.
public struct BanPreviewShape: WireShape, Hashable {
    public let met: [Person]
    public let metCount: Int
    public let spared: [Person]
    public let online: Int
    public let lastDay: Int
    public let proxy: Address?
    public let doubt: BanReach.Doubt?

    /// A visitor who is online.
    public struct Person: WireShape, Hashable {
        public let visitor: Visitor.ID
        public let name: String
        public let address: Address
        /// Why the ban does not stop them; nil when it does.
        public let why: String?

        public init(visitor: Visitor.ID, name: String, address: Address, why: String?) {
            self.visitor = visitor
            self.name = name
            self.address = address
            self.why = why
        }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("address", address.description)
                json.member("name", name)
                json.member("visitor", visitor)
                json.member("why", why)
            }
        }
    }

    public init(
        met: [Person], metCount: Int, spared: [Person], online: Int, lastDay: Int, proxy: Address?,
        doubt: BanReach.Doubt?
    ) {
        self.met = met
        self.metCount = metCount
        self.spared = spared
        self.online = online
        self.lastDay = lastDay
        self.proxy = proxy
        self.doubt = doubt
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("doubt", doubt?.rawValue)
            json.member("lastDay", lastDay)
            json.member("met", met)
            json.member("metCount", metCount)
            json.member("online", online)
            json.member("proxy", proxy?.description)
            json.member("spared", spared)
        }
    }
}
