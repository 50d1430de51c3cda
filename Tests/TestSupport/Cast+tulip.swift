public import FoyerCore
public import FoyerService
import FoyerStore

extension Cast {
    /// Asks for the topic, lets the bot answer, and transfers visitors who ask for a person to the queue.
    public static let helper = Flow(
        id: flow, name: "Helper", version: 1, start: "hello",
        nodes: [
            "hello": .sendMessage(text: "Hello!", next: "ask"),
            "ask": .ask(
                FlowQuestion(
                    kind: .text, field: "topic", prompt: "What is it about?", complaint: "Sorry?",
                    next: "bot",
                    failed: "people")),
            "bot": .letBotAnswer(bot.id, handedOver: "people", ended: "bye"),
            "people": .transfer(.widgetRouting),
            "bye": .end,
        ])

    /// Waits a minute before its first message.
    public static let sleeper = Flow(
        id: Flow.ID(high: 5, low: 2), name: "Sleeper", version: 1, start: "wait",
        nodes: [
            "wait": .wait(.minutes(1), next: "wake"), "wake": .sendMessage(text: "Still there?", next: "end"),
            "end": .end,
        ])

    public static let tulipSleeper = Widget(
        id: Widget.ID(high: 6, low: 4), name: "Tulip Sleeper", title: "Tulip Shop", start: .flow(sleeper.id),
        queue: support.id, domains: ["tulip.example"])

    public static let deliveryQuestion = "When do you deliver tulips?"
    public static let deliveryAnswer = "Tulips are delivered on weekdays."

    public static let directory = Directory(
        agents: [ana, ben], queues: [support, sales], widgets: [tulip, tulipFlow, tulipBot, tulipSleeper],
        bots: [bot],
        flows: [helper, sleeper], published: [helper.id: 1, sleeper.id: 1])
}

extension Store {
    /// Stores the agents, queues, bots, flows and widgets of the Tulip website.
    func furnish(_ directory: Directory) async throws {
        try await write { db in
            for agent in directory.agents.values {
                try db.agents.insert(agent, password: "secret of \(agent.name)")
            }
            for var queue in directory.queues.values {
                queue.backup = nil  // it may not be stored yet
                try db.queues.save(queue)
            }
            for queue in directory.queues.values { try db.queues.save(queue) }
            for bot in directory.bots.values {
                try db.bots.insert(bot)
                try db.knowledge.insert(
                    "delivery of \(bot.id)", of: bot.id, question: Cast.deliveryQuestion,
                    answer: Cast.deliveryAnswer)
            }
            for flow in directory.flows.values {
                // Not read in these tests: the directory is built in memory.
                try db.flows.publish(flow.id, name: flow.name, version: flow.version, definition: "")
            }
            for widget in directory.widgets.values { try db.widgets.save(widget) }
        }
    }
}
