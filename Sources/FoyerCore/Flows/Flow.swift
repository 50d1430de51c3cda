/// A scripted conversation: a graph of nodes, executed from `start`. A running chat keeps the version it
/// began with.
public struct Flow: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Flow>

    public let id: ID
    public var name: String
    /// Increases with every publication.
    public var version: Int
    public var start: FlowNode.Name
    public var nodes: [FlowNode.Name: FlowNode]

    public init(id: ID, name: String, version: Int, start: FlowNode.Name, nodes: [FlowNode.Name: FlowNode]) {
        self.id = id
        self.name = name
        self.version = version
        self.start = start
        self.nodes = nodes
    }
}
