public import FoyerCore

/// The names of what a record refers to by id: lists are sorted by names.
public struct BoardNames: Hashable, Sendable {
    public var agents: [Agent.ID: String]
    /// What visitors see instead of the names of some agents: not sorted by, but no visitor may go by one.
    public var aliases: [String]
    public var widgets: [Widget.ID: String]
    public var queues: [ChatQueue.ID: String]

    public init(
        agents: [Agent.ID: String] = [:], aliases: [String] = [], widgets: [Widget.ID: String] = [:],
        queues: [ChatQueue.ID: String] = [:]
    ) {
        self.agents = agents
        self.aliases = aliases
        self.widgets = widgets
        self.queues = queues
    }
}
