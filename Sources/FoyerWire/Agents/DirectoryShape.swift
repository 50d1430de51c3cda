import FoyerCore

/// All names that a console needs: agents, widgets and queues.
public struct DirectoryShape: WireShape, Hashable {
    public let agents: [AgentShape]
    public let widgets: [NamedShape]
    public let queues: [NamedShape]

    public init(agents: [AgentShape], widgets: [NamedShape], queues: [NamedShape]) {
        self.agents = agents
        self.widgets = widgets
        self.queues = queues
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agents", agents)
            json.member("queues", queues)
            json.type("directory")
            json.member("widgets", widgets)
        }
    }
}
