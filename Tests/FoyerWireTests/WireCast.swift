import FoyerBoard
import FoyerCore
import FoyerWire

/// Ids and people of the golden files.
enum WireCast {
    static let noon = Instant(milliseconds: 1_777_896_000_000)
    static func after(_ seconds: Int64) -> Instant { noon + .seconds(seconds) }

    static func id<Entity>(_ letters: String, as entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        let digits = String(repeating: "0", count: 26 - letters.count) + letters
        guard let id = Identifier<Entity>(digits) else { return Identifier(high: 0, low: 0) }
        return id
    }

    static let vera: Visitor.ID = id("vera")
    static let walt: Visitor.ID = id("wa1t")
    static let chat: Chat.ID = id("chat1")
    static let ana: Agent.ID = id("ana")
    static let ben: Agent.ID = id("ben")
    static let tulip: Widget.ID = id("tv1p")
    static let support: ChatQueue.ID = id("svpp0rt")
    static let invitation: Invitation.ID = id("1nv1te")
    static let flow: Flow.ID = id("f10w")
    static let bot: Bot.ID = id("b0t")

    static let widget = Widget(
        id: tulip, name: "Tulip Shop", title: "Tulip Shop", subtitle: "usually 1 min",
        greeting: "Hello! How can we help?", queue: support
    )
    static let queue = ChatQueue(id: support, name: "Support", distribution: .manual, agents: [ana, ben])
    static let agentAna = Agent(
        id: ana, name: "Ana", title: "Support", email: "ana@tulip.example", role: .administrator
    )
    static let agentBen = Agent(
        id: ben, name: "Ben", title: "Support", email: "ben@tulip.example", role: .agent)
    static let agentMaria = Agent(
        id: id("mar1a"), name: "Maria", alias: "Mia", title: "Support", email: "maria@tulip.example",
        role: Role.ID(id("r0e")), isActive: false)
    static let shapeAna = AgentShape(agentAna, roleName: "Administrator", availability: .online, chats: 1)
    static let shapeBen = AgentShape(agentBen, roleName: "Agent", availability: .away, chats: 0)

    static let cart = Page(url: "https://tulip.example/cart?a=1&b=2", title: "Cart – “Tulip”")

    static let question = Message(
        chat: chat, sequence: 4, draft: "d-4", author: .visitor,
        text: "Is it \"in stock\"?\nIn blue \u{1F499}", at: noon
    )
    static let reply = Message(
        chat: chat, sequence: 5, draft: "3c7be0a1-6f3e-4f9b-8a55-0d0f8a7a1c11", author: .agent(ana),
        text: "Yes, it is.", at: after(9)
    )
    static let joined = Message(
        chat: chat, sequence: 3, author: .system(.joined(ana)), text: "Ana joined", at: noon - .seconds(5)
    )
    static let end = Message(
        chat: chat, sequence: 9, author: .system(.ended(.idle)), text: "The chat ended after a long silence",
        at: after(30)
    )
    static let missed = Message(
        chat: chat, sequence: 9, author: .system(.ended(.missed)), text: "The visitor stopped waiting",
        at: after(30)
    )
    static let choice = Message(
        chat: chat, sequence: 6, author: .flow, text: "Which size?", at: after(12), choices: ["S", "M", "L"]
    )
    static let answer = Message(
        chat: chat, sequence: 7, author: .bot, text: "Within 30 days.", at: after(15),
        sources: ["How long may I return?"]
    )
    static let note = Message(
        chat: chat, sequence: 8, draft: "n-8", author: .agent(ben), text: "Regular customer", at: after(20),
        isNote: true
    )

    static let running = Chat(
        id: chat, visitor: vera, widget: tulip, speaker: .agent(ana), queue: support, version: 3,
        startedAt: noon - .minutes(2), last: 4, lastMessage: question,
        marks: Chat.Marks(visitorDelivered: 3, visitorRead: 2, agentDelivered: 4, agentRead: 1)
    )
    static let waiting = Chat(
        id: chat, visitor: vera, widget: tulip, speaker: .queue(support), queue: support, startedAt: noon,
        wait: Wait(in: support, since: noon), last: 1
    )
    /// Ana had it before; nobody is Online.
    static let handedBack = Chat(
        id: chat, visitor: vera, widget: tulip, speaker: .queue(support), queue: support, version: 5,
        startedAt: noon - .minutes(2),
        wait: Wait(in: support, since: noon, after: ana, outlook: .nobodyOnline),
        last: 7, lastMessage: reply
    )
    static let passed = Chat(
        id: chat, visitor: vera, widget: tulip, speaker: .agent(ben), queue: support, version: 4,
        startedAt: noon - .minutes(2),
        transfer: Transfer(
            by: ana, to: ben, at: after(30), until: after(90), note: "Wants a refund for order 4711"),
        last: 6,
        lastMessage: reply
    )
    static let transferred = Message(
        chat: chat, sequence: 6, author: .system(.transferred(by: ana, to: ben)),
        text: "Ana transferred the chat to Ben", at: after(30)
    )
    static let ended = Chat(
        id: chat, visitor: vera, widget: tulip, speaker: .agent(ana), queue: support, version: 4,
        startedAt: noon - .minutes(2), ended: Chat.End(at: after(60), reason: .agent), last: 5,
        lastMessage: reply
    )

    static let offer = Invitation(
        id: invitation, by: ana, text: "May I help you choose a size?", at: noon, until: noon + .minutes(10),
        before: .inSite
    )

    static let record = VisitorRecord(
        id: vera, status: .chatting, since: noon, chat: chat, version: 3, assignee: ana, widget: tulip,
        queue: support,
        name: "Swift Otter", place: Place(country: "DE", city: "Berlin"), address: Address(ipv4: 0xCB00_7109),
        page: cart, pageSince: after(-30), pages: 4, arrived: noon - .minutes(7), visits: 2, chats: 1,
        referrer: "https://search.example/", browser: "Firefox 128", system: "Android 14",
        segments: ["returning"],
        captured: true, typing: true
    )
    /// A visitor of whom little is known.
    static let stranger = VisitorRecord(
        id: walt, since: noon, widget: tulip, name: "Quiet Heron", address: .unspecified,
        page: Page(url: "https://tulip.example/", title: ""), pageSince: noon, arrived: noon
    )
    static let row = RowShape(record, actions: [.visitorInfo, .release, .ban, .goToChat])
    static let strangerRow = RowShape(stranger, actions: [.visitorInfo, .capture, .ban, .invite])
}
