/// All agents.
public struct AgentListShape: WireShape, Hashable {
    public let agents: [AgentEntryShape]

    public init(_ agents: [AgentEntryShape]) { self.agents = agents }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("agents", agents) }
    }
}
