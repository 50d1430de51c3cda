public import FoyerCore

/// The names of what a record refers to by id: lists are sorted by names.
public struct BoardNames: Hashable, Sendable {
    public var agents: [Agent.ID: String]
    public var widgets: [Widget.ID: String]
    public var queues: [ChatQueue.ID: String]

    public init(
        agents: [Agent.ID: String] = [:], widgets: [Widget.ID: String] = [:],
        queues: [ChatQueue.ID: String] = [:]
    ) {
        self.agents = agents
        self.widgets = widgets
        self.queues = queues
    }
}
