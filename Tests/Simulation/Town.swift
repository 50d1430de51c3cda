import FoyerCore
import FoyerStore

/// The configuration of every run: three agents, two queues, five widgets, two flows, a bot.
enum Town {
    static let ana = Agent(
        id: Agent.ID(high: 1, low: 1), name: "Ana", title: "Support", email: "ana@tulip.example",
        role: .administrator, limit: 2)
    static let ben = Agent(
        id: Agent.ID(high: 1, low: 2), name: "Ben", title: "Sales", email: "ben@tulip.example", role: .agent,
        limit: 1)
    static let cleo = Agent(
        id: Agent.ID(high: 1, low: 3), name: "Cleo", title: "Lead", email: "cleo@tulip.example",
        role: .supervisor, limit: 3)
    static let agents = [ana, ben, cleo]

    static let supportID = ChatQueue.ID(high: 3, low: 1)
    static let salesID = ChatQueue.ID(high: 3, low: 2)

    static func queues(_ distribution: Distribution) -> [ChatQueue] {
        [
            ChatQueue(
                id: supportID, name: "Support", distribution: distribution, agents: [ana.id, ben.id, cleo.id]),
            ChatQueue(
                id: salesID, name: "Sales", distribution: distribution, agents: [ben.id], backup: supportID),
        ]
    }

    static let bot = Bot(id: Bot.ID(high: 4, low: 1), name: "Tulip Bot")

    /// Asks for the topic, lets the bot answer, and transfers visitors who ask for a person to the queue.
    static let helper = Flow(
        id: Flow.ID(high: 5, low: 1), name: "Helper", version: 1, start: "hello",
        nodes: [
            "hello": .sendMessage(text: "Hello!", next: "ask"),
            "ask": .ask(
                FlowQuestion(
                    kind: .text, field: "topic", prompt: "What is it about?", complaint: "Sorry?",
                    next: "bot", failed: "people")),
            "bot": .letBotAnswer(bot.id, handedOver: "people", ended: "bye"),
            "people": .transfer(.widgetRouting),
            "bye": .end,
        ])
    /// Sends a message after some seconds, and continues with the other flow.
    static let sleeper = Flow(
        id: Flow.ID(high: 5, low: 2), name: "Sleeper", version: 1, start: "wait",
        nodes: [
            "wait": .wait(.seconds(5), next: "wake"),
            "wake": .sendMessage(text: "Still there?", next: "on"),
            "on": .goToFlow(helper.id),
        ])
    static let flows = [helper, sleeper]

    static let widgets = [
        widget(1, "Plain", .queue, supportID), widget(2, "Sales", .queue, salesID),
        widget(3, "Flow", .flow(helper.id), supportID), widget(4, "Bot", .bot(bot.id), supportID),
        widget(5, "Sleeper", .flow(sleeper.id), supportID),
    ]

    private static func widget(
        _ number: UInt64, _ name: String, _ start: Widget.Start, _ queue: ChatQueue.ID
    ) -> Widget {
        Widget(
            id: Widget.ID(high: 6, low: number), name: name, title: "Tulip Shop", start: start, queue: queue,
            domains: ["tulip.example"])
    }

    static let origin = "https://tulip.example"
    static let host = "foyer.example"
    /// Messages of visitors: small talk, a question that the bot can answer, a request for a person.
    static let phrases = [
        "hello", "a question about tulips", "when do you deliver tulips?", "I want to talk to a human",
        "xyzzy", "thanks",
    ]
    static let pages = ["", "cart", "roses", "tulips", "contact"]

    /// The beginning of every internal note.
    static let note = "NOTE"

    static func password(of agent: Agent) -> String { "secret of \(agent.name)" }

    static func furnish(_ db: Transaction) throws {
        for agent in agents { try db.agents.insert(agent, password: password(of: agent)) }
        for queue in queues(.manual) { try db.queues.save(queue) }
        try db.bots.insert(bot)
        try db.knowledge.insert(
            "delivery", of: bot.id, question: "When do you deliver tulips?",
            answer: "Tulips are delivered on weekdays.")
        for flow in flows {
            // Not read: the server takes the flows from here.
            try db.flows.publish(flow.id, name: flow.name, version: flow.version, definition: "")
        }
        for widget in widgets { try db.widgets.save(widget) }
    }
}
