import FoyerBoard
import FoyerCore
import FoyerWire
import Testing

private let cast = WireCast.self

private var moved: RowShape {
    var record = cast.record
    record.page = Page(url: "https://tulip.example/checkout", title: "Checkout")
    record.pages = 5
    record.assignee = nil
    record.typing = false
    record.left = cast.after(70)
    return RowShape(record, actions: [.visitorInfo, .release, .ban])
}

private let chat = ChatShape(cast.running, visitorName: "Swift Otter", page: cast.cart, showsWords: true)
private let waiting = ChatShape(cast.waiting, visitorName: "Swift Otter", page: cast.cart, showsWords: true)
private let handedBack = ChatShape(
    cast.handedBack, visitorName: "Swift Otter", page: cast.cart, showsWords: true)
private let passed = ChatShape(cast.passed, visitorName: "Swift Otter", page: cast.cart, showsWords: true)
private let away = ChatShape(
    cast.running, visitorName: "Ben (claimed)", givenName: "Ben", page: cast.cart, left: cast.after(60),
    showsWords: true)
private let ended = ChatShape(cast.ended, visitorName: "Swift Otter", page: nil, showsWords: true)
private let offer = InvitationShape(cast.offer, visitor: cast.walt, visitorName: "Quiet Heron")
private let everyStatus = Dictionary(
    uniqueKeysWithValues: VisitorStatus.allCases.enumerated().map { ($1, $0) })

private let info = VisitorInfoShape(
    row: cast.row, address: "203.0.113.9", language: "de-DE", timeZone: "Europe/Berlin", screen: "1920x1080",
    userAgent: "Mozilla/5.0 (Android 14; Mobile; rv:128.0)",
    landing: Page(url: "https://tulip.example/", title: "Tulip"),
    campaign: VisitorInfoShape.Campaign(source: "letter", medium: "mail", name: "spring"),
    trail: [
        VisitorInfoShape.Stop(
            Page(url: "https://tulip.example/", title: "Tulip"), at: cast.noon, left: cast.after(20)),
        VisitorInfoShape.Stop(cast.cart, at: cast.after(20), left: nil),
    ],
    firstVisit: cast.noon - .days(3), visits: 2, pastChats: [ended],
    variables: ["plan": "gold", "cart": "89.90"],
    contact: Contact(name: "Vera", email: "vera@example.com", isClaimed: true),
    capturedBy: VisitorInfoShape.CaptureShape(
        Capture(by: cast.ben, at: cast.noon, reason: "big cart"), by: "Ben")
)

private let ban = BanShape(
    Ban(id: cast.id("ban"), subject: .visitor(cast.vera), comment: "spam", by: cast.ana, at: cast.noon),
    by: "Ana"
)

private let notices: [String: AgentNotice] = [
    "welcome": .welcome(
        AgentWelcome(
            boot: "b00t", now: cast.noon, agent: cast.shapeAna, permissions: [.chat, .ban],
            agents: [cast.shapeAna, cast.shapeBen],
            widgets: [NamedShape(cast.widget)], queues: [NamedShape(cast.queue)], chats: [chat],
            moreWaiting: 8_900, invitations: [offer]
        )
    ),
    "waiting": .waiting([chat], more: 8_800),
    "list": .list(
        ListShape(
            at: cast.noon, offset: 0, total: 2, online: 1_248,
            counts: CountsShape(statuses: everyStatus, captured: 1),
            countries: ["DE": 12, "AT": 3], rows: [cast.row, cast.strangerRow]
        )
    ),
    "list-change": .listChange(
        ListChangeShape(
            at: cast.noon, total: 3, online: 1_249,
            counts: CountsShape(statuses: [.inSite: 1_171], captured: nil),
            countries: ["DE": 13, "AT": 0], remove: [cast.walt, cast.id("g0ne")],
            insert: [.row(cast.row, at: 0), .move(cast.walt, at: 2)],
            rows: [RowChange(from: cast.row, to: moved)], outside: [cast.strangerRow], gone: [cast.id("l0st")]
        )
    ),
    "list-change-little": .listChange(
        ListChangeShape(at: cast.noon, counts: CountsShape(statuses: [:], captured: 0))
    ),
    "visitor": .visitor(info),
    "visitor-little": .visitor(
        VisitorInfoShape(row: cast.strangerRow, address: "Unknown", firstVisit: cast.noon, visits: 1)
    ),
    "visitor-gone": .visitorGone(cast.walt),
    "chat": .chat(chat),
    "chat-waiting": .chat(waiting),
    "chat-handed-back": .chat(handedBack),
    "chat-transfer": .chat(passed),
    "chat-away": .chat(away),
    "chat-ended": .chat(ended),
    "presence-left": .presence(cast.chat, left: cast.after(60)),
    "presence-back": .presence(cast.chat, left: nil),
    "invitations": .invitations([offer]),
    "message": .message(cast.chat, MessageShape(cast.reply, name: "Ana")),
    "message-note": .message(cast.chat, MessageShape(cast.note, name: "Ben")),
    "message-bot": .message(cast.chat, MessageShape(cast.answer, name: "Tulip Helper")),
    "message-system": .message(cast.chat, MessageShape(cast.joined, name: "Ana")),
    "message-ended": .message(cast.chat, MessageShape(cast.end, name: nil)),
    "message-transferred": .message(
        cast.chat, MessageShape(cast.transferred, name: "Ana", receiver: "Ben")),
    "messages": .messages(cast.chat, [MessageShape(cast.question, name: "Swift Otter")], more: true),
    "typing": .typing(cast.chat, from: .visitor, text: "great, and can I p", typing: true),
    "typing-agent": .typing(cast.chat, from: .agent, text: nil, typing: false),
    "marks": .marks(cast.chat, delivered: 4, read: 3),
    "agent": .agent(cast.shapeBen),
    "directory": .directory(
        DirectoryShape(
            agents: [cast.shapeAna, cast.shapeBen],
            widgets: [NamedShape(cast.widget), NamedShape(former: cast.id("0ther"), name: "Blog")],
            queues: [NamedShape(cast.queue)])),
    "agent-absent": .agent(
        AgentShape(
            cast.agentBen, roleName: "Agent", availability: .online, chats: 2, absentUntil: cast.after(60))),
    "done": .done(request: 7, .nothing),
    "done-visitor": .done(request: 8, .visitor(info)),
    "done-chat": .done(request: 9, .chat(chat)),
    "done-chats": .done(request: 10, .chats([ended])),
    "done-bans": .done(request: 11, .bans([ban])),
    "done-ban-preview": .done(
        request: 12,
        .banPreview(
            BanPreview(
                address: "192.168.0.7", range: "192.168.0.7", online: 1_248, sharedNow: 3, sharedLately: 9,
                warning: "privateAddress"
            )
        )
    ),
    "done-sent": .done(request: 13, .sent(sequence: 9, at: cast.noon)),
    "refused": .refused(
        request: 7,
        Problem(
            .alreadyTaken, title: "Already taken by Ben", detail: "Ben accepted this chat first.",
            reason: .takenBy("Ben"))
    ),
    "refused-field": .refused(request: nil, Problem(.missing(field: "command.visitor"))),
    "permissions": .permissions([.chat, .ban]),
    "agent-deactivated": .agent(
        AgentShape(cast.agentMaria, roleName: "Night shift", availability: .offline, chats: 0)),
    "pong": .pong(now: cast.noon, robots: 12),
    "later": .later(retryAfter: .seconds(2)),
    "returned": .returned(cast.vera, name: "Swift Otter"),
    "logged-out": .loggedOut,
]

private let bodies: [String: any WireShape] = [
    "session": SessionShape(cast.shapeAna, permissions: [.chat, .ban]),
    "done": AgentAnswer.chat(chat),
    "notices": NoticesShape([.pong, .online(true)]),
    "problem": Problem(
        .tooFast, detail: "At most 10 messages in 10 seconds.", retryAfter: .milliseconds(1_500)),
    "problem-field": Problem(.notAllowed(field: "sort.by", allowed: "one of name, status")),
]

/// One example of each reason, with its code.
private let reasons: [(RefusalCode, RefusalReason)] =
    [
        (.forbidden, .permission(.manageBans)),
        (.noSuchVisitor, .banned),
        (.notOffered, .status(.chattingWithBot)),
        (.notOffered, .inChat),
        (.alreadyTaken, .takenBy("Ben")),
        (.notYours, .belongsTo("Ben")),
        (.notYours, .notWatched),
        (.duplicate, .bannedBy("Ben")),
        (.editedMeanwhile, .editedBy("Ben")),
        (.tooLong, .length(limit: 128, got: 130)),
        (.agentUnavailable, .selfOffline),
        (.queueInUse, .usedBy(widgets: ["Tulip"], flows: ["Helper"])),
        (.addressOfProxy, .proxy("192.0.2.1")),
        (.notAnAddress, .addressUnknown),
        (.notAnAddress, .address(.notAnAddress("x"))),
        (.notAnAddress, .address(.notAPrefix("x"))),
        (.notAnAddress, .address(.prefixTooLong(33, limit: 32))),
        (.notAnAddress, .address(.prefixTooShort(2, least: 8))),
        (.notAnAddress, .address(.mixedFamilies(.unspecified, .unspecified))),
        (.notAnAddress, .address(.startAfterEnd(.unspecified, .unspecified))),
        (.notADomain, .domain(.empty)),
        (.notADomain, .domain(.notAHost("x y"))),
        (.notADomain, .domain(.badPort("x:y"))),
        (.notADomain, .domain(.badWildcard("a.*.b"))),
        (.widgetInUse, .openChats(2)),
    ]
    + AgentLoad.Obstacle.allCases.map { (.agentUnavailable, .obstacle($0, of: "Ben")) }
    + BanReach.Doubt.allCases.map {
        (.confirmationNeeded, .doubt($0, range: "10.0.0.0/8", stopped: 12, online: 1_248))
    }

/// Every refusal that a console can get: each code alone, and each reason. The console has a text for each of them.
private struct EveryRefusal: WireShape {
    func write(to json: inout JSONWriter) {
        let problems =
            RefusalCode.allCases.map { Problem($0, detail: "detail") }
            + reasons.map { Problem($0, detail: "detail", reason: $1) }
        json.object { json in
            json.member("refusals", problems)
        }
    }
}

/// Every key that the list can be sorted by; the console's columns are compared with it.
private struct EverySortKey: WireShape {
    func write(to json: inout JSONWriter) {
        json.object { json in json.member("keys", SortKey.allCases.map(\.rawValue)) }
    }
}

struct AgentNoticeGoldenTests {
    @Test func `the sort keys match their golden file`() throws {
        try Golden.check(EverySortKey(), against: "sort-keys", in: "list")
    }

    @Test func `the refusals match their golden file`() throws {
        try Golden.check(EveryRefusal(), against: "refusals", in: "refusal")
    }

    @Test(arguments: notices.keys.sorted()) func `an agent's notice matches its golden file`(name: String)
        throws
    {
        try Golden.check(try #require(notices[name]), against: name, in: "agent-notice")
    }

    @Test func `every golden file of agents' notices belongs to a shape`() throws {
        #expect(try Golden.names(in: "agent-notice") == Set(notices.keys))
    }

    @Test(arguments: bodies.keys.sorted()) func `an HTTP body matches its golden file`(name: String) throws {
        let body: (any WireShape)? = bodies[name]
        let shape: any WireShape = try #require(body)
        try Golden.check(shape, against: name, in: "http")
    }

    @Test func `a row without changes has no fields but its id`() {
        let change = RowChange(from: cast.row, to: cast.row)
        #expect(String(decoding: change.encoded(), as: UTF8.self) == #"{"id":"\#(cast.vera)"}"#)
    }

    @Test func `a row has the same fields as a change of all of them`() throws {
        // Compares a row with the change from a record that differs in every field.
        var other = cast.record
        other.status = .end
        other.since = cast.after(1)
        other.chat = nil
        other.version = 9
        other.assignee = nil
        other.queue = nil
        other.widget = cast.id("0ther")
        other.name = ""
        other.place = .unknown
        other.page = Page(url: "", title: "")
        other.pageSince = cast.after(1)
        other.pages = 0
        other.arrived = cast.after(1)
        other.visits = 0
        other.chats = 0
        other.referrer = ""
        other.browser = ""
        other.system = ""
        other.segments = []
        other.captured = false
        other.left = cast.after(1)
        other.typing = false
        let change = RowChange(from: RowShape(other, actions: []), to: cast.row)

        let row = String(decoding: cast.row.encoded(), as: UTF8.self)
        let fields = String(decoding: change.encoded(), as: UTF8.self)
        #expect(fields == row.replacing(#""name""#, with: #""left":null,"name""#))
    }
}
