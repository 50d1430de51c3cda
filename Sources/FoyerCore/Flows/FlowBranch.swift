/// A branch: `then` when the conditions hold, else `otherwise`.
public struct FlowBranch: Hashable, Sendable {
    public var match: Match
    public var conditions: [FlowCondition]
    public var then: FlowNode.Name
    public var otherwise: FlowNode.Name

    public enum Match: String, CaseIterable, Hashable, Sendable {
        case all
        case any
    }

    public init(match: Match, conditions: [FlowCondition], then: FlowNode.Name, otherwise: FlowNode.Name) {
        self.match = match
        self.conditions = conditions
        self.then = then
        self.otherwise = otherwise
    }
}
