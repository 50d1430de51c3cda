public import FoyerCore

/// The case behind a refusal, as values: clients word it themselves (docs/protocol.md, 2.4).
public enum RefusalReason: Hashable, Sendable {
    /// The role does not have this permission.
    case permission(Role.Permission)
    /// The visitor is banned.
    case banned
    /// The visitor's current status, which does not offer the action.
    case status(VisitorStatus)
    /// The visitor is in a chat.
    case inChat
    /// The name of the colleague who was first.
    case takenBy(String)
    /// The name of the colleague whose chat or invitation it is.
    case belongsTo(String)
    /// A running chat that the agent has neither joined nor monitors.
    case notWatched
    /// The name of the colleague who made the same ban.
    case bannedBy(String)
    /// The name of the colleague who changed it meanwhile.
    case editedBy(String)
    /// A text that is longer than the limit.
    case length(limit: Int, got: Int)
    /// The requesting agent is Offline.
    case selfOffline
    /// Why this colleague cannot take the chat.
    case obstacle(AgentLoad.Obstacle, of: String)
    /// The names of the widgets and flows that need it.
    case usedBy(widgets: [String], flows: [String])
    /// A configured proxy has this address.
    case proxy(String)
    /// Why a ban of these addresses must be confirmed, and how many visitors online it would affect.
    case doubt(BanReach.Doubt, range: String, stopped: Int, online: Int)
    /// The visitor's address is not known.
    case addressUnknown
    /// What is wrong with an address or a range.
    case address(AddressRangeFailure)
    /// What is wrong with a website of a widget.
    case domain(WidgetDomainFailure)
    /// How many chats are open, and must end first.
    case openChats(Int)
}

extension RefusalReason: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .permission(let permission):
                json.member("is", "permission")
                json.member("permission", permission.rawValue)
            case .banned: json.member("is", "banned")
            case .status(let status):
                json.member("is", "status")
                json.member("status", status)
            case .inChat: json.member("is", "inChat")
            case .takenBy(let name): json.members("takenBy", name: name)
            case .belongsTo(let name): json.members("belongsTo", name: name)
            case .notWatched: json.member("is", "notWatched")
            case .bannedBy(let name): json.members("bannedBy", name: name)
            case .editedBy(let name): json.members("editedBy", name: name)
            case .length(let limit, let got):
                json.member("got", got)
                json.member("is", "length")
                json.member("limit", limit)
            case .selfOffline: json.member("is", "selfOffline")
            case .obstacle(let obstacle, let name):
                json.members("obstacle", name: name)
                json.member("obstacle", obstacle.rawValue)
            case .usedBy(let widgets, let flows):
                json.member("flows", flows)
                json.member("is", "usedBy")
                json.member("widgets", widgets)
            case .proxy(let address):
                json.member("address", address)
                json.member("is", "proxy")
            case .doubt(let doubt, let range, let stopped, let online):
                json.member("doubt", doubt.rawValue)
                json.member("is", "doubt")
                json.member("online", online)
                json.member("range", range)
                json.member("stopped", stopped)
            case .addressUnknown: json.member("is", "addressUnknown")
            case .address(let failure): json.members(of: failure)
            case .domain(let failure): json.members(of: failure)
            case .openChats(let chats):
                json.member("count", chats)
                json.member("is", "openChats")
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func members(_ reason: StaticString, name: String) {
        member("is", "\(reason)")
        member("name", name)
    }

    fileprivate mutating func members(of failure: WidgetDomainFailure) {
        let (fault, text): (StaticString, String) =
            switch failure {
            case .empty: ("empty", "")
            case .notAHost(let text): ("notAHost", text)
            case .badPort(let text): ("badPort", text)
            case .badWildcard(let text): ("badWildcard", text)
            }
        member("fault", "\(fault)")
        member("is", "domain")
        member("text", text)
    }

    fileprivate mutating func members(of failure: AddressRangeFailure) {
        switch failure {
        case .notAnAddress(let text):
            member("is", "notAnAddress")
            member("text", text)
        case .notAPrefix(let text):
            member("is", "notAPrefix")
            member("text", text)
        case .prefixTooLong(let prefix, let limit):
            member("is", "prefixTooLong")
            member("limit", limit)
            member("prefix", prefix)
        case .prefixTooShort(let prefix, let least):
            member("is", "prefixTooShort")
            member("limit", least)
            member("prefix", prefix)
        case .mixedFamilies: member("is", "mixedFamilies")
        case .startAfterEnd: member("is", "startAfterEnd")
        }
    }
}
