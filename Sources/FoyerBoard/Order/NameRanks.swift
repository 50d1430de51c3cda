import FoyerCore

/// The positions of agents, widgets and queues in the order of their names.
struct NameRanks: Sendable {
    let agents: Ranks<Agent>
    let widgets: Ranks<Widget>
    let queues: Ranks<ChatQueue>

    init(_ names: BoardNames) {
        agents = Ranks(names.agents)
        widgets = Ranks(names.widgets)
        queues = Ranks(names.queues)
    }
}
