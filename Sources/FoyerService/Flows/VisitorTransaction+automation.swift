import FoyerCore
import FoyerStore

// Flows and bots answer in the transaction of the visitor's message.
extension VisitorTransaction {
    /// Starts the flow from its beginning; a flow that let a bot answer continues after the bot.
    mutating func startFlow(_ id: Flow.ID, in chat: Chat.ID) throws {
        if let run = try db.flowRuns.find(of: chat), run.flow == id, run.phase == .answering {
            return try stepFlow(.botFinished(handedOver: true))
        }
        guard let flow = world.directory.flow(id) else { return try apply(.ended(.finished)) }
        let contact = standing.profile.contact
        let known = [("name", contact.name), ("email", contact.email), ("phone", contact.phone)]
        let fields = Dictionary(
            uniqueKeysWithValues: known.compactMap { name, value in value.map { (name, $0) } })
        try step(FlowRun(of: flow, fields: fields), .started, of: flow, in: chat)
    }

    /// Continues the running flow of the chat; does nothing if there is none any more.
    mutating func stepFlow(_ event: FlowEvent) throws {
        guard case .chattingWithFlow(let chat, _) = state, let run = try db.flowRuns.find(of: chat) else {
            return
        }
        let version = Directory.FlowVersion(flow: run.flow, version: run.version)
        guard let flow = world.directory.flows[version] else { return try apply(.ended(.finished)) }
        try step(run, event, of: flow, in: chat)
    }

    /// Continues a flow whose timer is due, if its right to speak is still `number`: another speaker may have
    /// the chat by now.
    mutating func wakeFlow(of chat: Chat.ID, under number: Int64) throws {
        guard state.chat == chat, let open = try db.chats.find(chat), open.speakingRight.allows(number) else {
            return
        }
        try stepFlow(.woke)
    }

    private mutating func step(_ run: FlowRun, _ event: FlowEvent, of flow: Flow, in chat: Chat.ID) throws {
        let context = FlowContext(
            pageURL: world.pageURL, country: world.country, agentsOnline: try agentsOnline())
        if run.reads(event) { try markRead() }
        let (next, effects) = run.step(event, of: flow, in: context, at: world.now)
        try db.flowRuns.save(next, of: chat)
        for effect in effects { try perform(effect) }
    }

    private mutating func perform(_ effect: FlowEffect) throws {
        switch effect {
        case .say(let text, let choices):
            try append(NewMessage(author: .flow, text: text, choices: choices))
        case .startBot(let bot):
            try handOn(.bot(bot))
        case .transfer(.agent(let agent)):
            try handOn(try route(toAgent: agent))
        case .transfer(.queue(let queue)):
            try handOn(try route(to: queue))
        case .transfer(.widgetRouting):
            try handOn(try routeOfWidget())
        case .goTo(let flow):
            try handOn(.flow(flow))
        case .wake:
            break  // stored in the run's row; the sweep wakes it
        case .setContact(let field, let value):
            // The flow keeps the answer in any case; it becomes a contact only if valid.
            guard let text = try? field.checked(value) else { return }
            var contact = standing.profile.contact
            contact[field] = text
            contact.isClaimed = true
            try save(contact)
        case .ended:
            if state.chat != nil { try apply(.ended(.finished)) }
        }
    }

    mutating func startBot(_ bot: Bot.ID, in chat: Chat.ID) throws {
        try db.bots.setMisses(0, of: bot, in: chat)
        if let opening { try answer(opening.text) }
    }

    /// Lets the bot that speaks answer the visitor's message.
    mutating func answer(_ text: String) throws {
        guard case .chattingWithBot(let chat, let bot) = state else { return }
        let found = try db.knowledge.find(
            of: bot, about: BotAnswering.stems(of: text), limit: BotAnswering.passageLimit)
        let passages = found.map { BotPassage(title: $0.question, answer: $0.answer, score: $0.score) }
        let misses = try db.bots.misses(in: chat)
        let decision = BotAnswering.decide(on: text, passages: passages, misses: misses)
        if decision.hasRead { try markRead() }
        switch decision {
        case .answer(let answer, let sources):
            try append(NewMessage(author: .bot, text: answer, sources: sources))
            try db.bots.setMisses(0, of: bot, in: chat)
        case .askAgain(let question):
            try append(NewMessage(author: .bot, text: question))
            try db.bots.setMisses(misses + 1, of: bot, in: chat)
        case .handOver:
            try handOver(from: chat)
        }
    }

    /// The bot has finished: back to the flow that started it, else to the widget's queue.
    private mutating func handOver(from chat: Chat.ID) throws {
        if let run = try db.flowRuns.find(of: chat), run.phase == .answering {
            return try handOn(.flow(run.flow))
        }
        try handOn(try routeOfWidget())
    }

    /// The widget's agents, without the flow or bot in front of them.
    private mutating func routeOfWidget() throws -> Route {
        guard let widget = world.widget.flatMap({ world.directory.widgets[$0] }) else { return .nobody }
        return try route(to: widget.queue)
    }

    private mutating func route(toAgent agent: Agent.ID) throws -> Route {
        guard let known = world.directory.agents[agent] else { return .nobody }
        let loads = world.loads([known], try db.chats.countByAgent())
        let canTake = loads.contains { $0.obstacle == nil }
        return canTake ? .agent(agent, from: nil) : try routeOfWidget()
    }

    private func agentsOnline() throws -> Bool {
        world.loads(Array(world.directory.agents.values), [:]).contains { $0.availability == .online }
    }
}
