import FoyerCore
import FoyerHTTP
import FoyerSodium
import FoyerStore
import FoyerWire

/// The demo: a shop with three widgets, two agents with public passwords, a flow, a bot, some past chats.
enum Demo {
    static let maria = id("maria", of: Agent.self)
    static let ben = id("ben", of: Agent.self)
    static let support = id("support", of: ChatQueue.self)
    static let shop = id("shop", of: Widget.self)
    static let flowShop = id("flowshop", of: Widget.self)
    static let botShop = id("botshop", of: Widget.self)
    static let sizeAdviser = id("sizes", of: Flow.self)
    static let tulip = id("tulip", of: Bot.self)

    static let widgets = DemoWidgets(
        shop: shop.description, flow: flowShop.description, bot: botShop.description)

    /// Fills an empty database; leaves one with demo data unchanged.
    static func furnish(_ store: Store, at now: Instant) async throws(CommandFailure) {
        do {
            guard try await store.read({ db in try db.agents.all().isEmpty }) else { return }
            let hasher = PasswordHasher()
            let (mariasPassword, bensPassword) = (
                try await hasher.hash("maria-demo"), try await hasher.hash("ben-demo")
            )
            try await store.write { db in
                try db.agents.insert(
                    Agent(
                        id: maria, name: "Maria", title: "Head of Support", email: "maria@demo.example",
                        role: .administrator),
                    password: mariasPassword)
                try db.agents.insert(
                    Agent(id: ben, name: "Ben", title: "Support", email: "ben@demo.example", role: .agent),
                    password: bensPassword)
                try db.queues.save(
                    ChatQueue(id: support, name: "Support", distribution: .manual, agents: [maria, ben]))
                try furnishAutomation(in: db)
                try furnishWidgets(in: db)
                try DemoChats.write(to: db, at: now)
                // There is nothing to set up.
                try db.hiddenCheckLists.insert(maria)
            }
        } catch {
            throw CommandFailure(description: "--demo: the demo could not be set up: \(error)")
        }
    }

    private static func furnishAutomation(in db: Transaction) throws {
        let flow = DemoFlow.sizeAdviser
        try db.flows.publish(
            flow.id, name: flow.name, version: flow.version,
            definition: String(decoding: flow.encoded(), as: UTF8.self))
        try db.bots.insert(Bot(id: tulip, name: "Tulip"))
        for (index, entry) in DemoKnowledge.entries.enumerated() {
            try db.knowledge.insert(
                id("know\(index)", of: Bot.self).description, of: tulip, question: entry.question,
                answer: entry.answer)
        }
    }

    private static func furnishWidgets(in db: Transaction) throws {
        let domains = ["localhost", "127.0.0.1", "[::1]"]
        func widget(_ id: Widget.ID, _ name: String, _ start: Widget.Start, greeting: String) -> Widget {
            Widget(
                id: id, name: name, title: "Tulip Shop", subtitle: "Usually replies in a minute",
                greeting: greeting,
                start: start, queue: support, domains: domains)
        }
        try db.widgets.save(widget(shop, "Tulip Shop", .queue, greeting: "Hello! How can we help?"))
        try db.widgets.save(widget(flowShop, "Size adviser", .flow(sizeAdviser), greeting: ""))
        try db.widgets.save(
            widget(
                botShop, "Help desk", .bot(tulip),
                greeting:
                    "Hello, I am Tulip, the shop's assistant. Ask me about delivery, returns, sizes or repairs."
            ))
    }

    /// An id that is the same on every machine, so that the addresses of demo pages stay valid. Derived from
    /// its name.
    static func id<Entity>(_ name: String, of entity: Entity.Type) -> Identifier<Entity> {
        // FNV-1a over the name, twice: not a secret, only a derivation.
        func hash(_ seed: UInt64) -> UInt64 {
            name.utf8.reduce(0xcbf2_9ce4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
        return Identifier(high: hash(0), low: hash(0x9e37_79b9_7f4a_7c15))
    }
}
