/// Why a flow is over.
public enum FlowEnd: Hashable, Sendable {
    /// It reached an End node.
    case finished
    /// It executed `FlowRun.nodesPerStep` nodes without waiting: a loop.
    case looped
    /// An exit leads to a node that does not exist.
    case lost(FlowNode.Name)
    /// It was stepped with another flow or version than its own.
    case strange
}
