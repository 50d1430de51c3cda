public import FoyerCore

/// The cast of every test: the agents Ana and Ben, the visitors Vera and Walt, the website Tulip.
public enum Cast {
    public static let ana = Agent(
        id: Agent.ID(high: 1, low: 1), name: "Ana", title: "Support", email: "ana@tulip.example",
        role: .administrator)
    public static let ben = Agent(
        id: Agent.ID(high: 1, low: 2), name: "Ben", title: "Sales", email: "ben@tulip.example", role: .agent)

    public static let vera = Visitor.ID(high: 2, low: 1)
    public static let walt = Visitor.ID(high: 2, low: 2)

    /// Manual distribution: chats wait to be accepted.
    public static let support = ChatQueue(
        id: ChatQueue.ID(high: 3, low: 1), name: "Support", distribution: .manual, agents: [ana.id, ben.id])
    /// Only Ben is in it.
    public static let sales = ChatQueue(
        id: ChatQueue.ID(high: 3, low: 2), name: "Sales", distribution: .manual, agents: [ben.id])

    public static let bot = Bot(id: Bot.ID(high: 4, low: 1), name: "Tulip Bot")
    public static let flow = Flow.ID(high: 5, low: 1)

    public static let tulip = Widget(
        id: Widget.ID(high: 6, low: 1), name: "Tulip", title: "Tulip Shop", queue: support.id,
        domains: ["tulip.example"])
    public static let tulipFlow = Widget(
        id: Widget.ID(high: 6, low: 2), name: "Tulip Flow", title: "Tulip Shop", start: .flow(flow),
        queue: support.id, domains: ["tulip.example"])
    public static let tulipBot = Widget(
        id: Widget.ID(high: 6, low: 3), name: "Tulip Bot", title: "Tulip Shop", start: .bot(bot.id),
        queue: support.id, domains: ["tulip.example"])

    /// A public address reserved for documentation (RFC 5737).
    public static let address = Address(ipv4: 0xCB00_7109)  // 203.0.113.9
}
