public import FoyerCore

/// How far the set-up of the server has come: the answer to `GET /api/v1/setup`.
public struct SetupShape: WireShape {
    /// The address that the server sees for the browser that asks.
    public var address: Address
    /// What forwards requests without being trusted to; nil if nothing does.
    public var proxy: Address?
    public var agents: Int
    public var hasChat: Bool
    public var isHidden: Bool
    public var widget: Widget?
    public var seen: SightingShape?
    public var tried: SightingShape?
    /// The origin of a page that has the tag and may not show the widget.
    public var refused: (origin: String, at: Instant)?

    public init(address: Address, proxy: Address?, agents: Int, hasChat: Bool, isHidden: Bool) {
        self.address = address
        self.proxy = proxy
        self.agents = agents
        self.hasChat = hasChat
        self.isHidden = isHidden
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("address", address.description)
            json.member("agents", agents)
            json.member("hasChat", hasChat)
            json.member("isHidden", isHidden)
            json.member("proxy", proxy?.description)
            if let refused {
                json.member(
                    "refused",
                    object: { json in
                        json.member("at", refused.at)
                        json.member("origin", refused.origin)
                    })
            }
            json.member("seen", seen)
            json.member("tried", tried)
            if let widget {
                json.member(
                    "widget",
                    object: { json in
                        json.member("accent", widget.accent)
                        json.member("domain", widget.domains.first ?? "")
                        json.member("id", widget.id)
                        json.member("name", widget.name)
                    })
            }
        }
    }
}
