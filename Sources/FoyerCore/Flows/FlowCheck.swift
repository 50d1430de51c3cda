/// Validates a flow before it is published.
public enum FlowCheck {
    /// A fault in a flow.
    public enum Finding: Hashable, Sendable {
        /// The start names a node that does not exist.
        case noStart(FlowNode.Name)
        /// No path leads from the start to this node.
        case unreachable(FlowNode.Name)
        /// An exit of the node leads to one that does not exist.
        case missingTarget(FlowNode.Name, exit: FlowNode.Name)
        /// No path leads from this node to an end: a run that reaches it never finishes.
        case noExit(FlowNode.Name)
        /// The node can reach itself without waiting.
        case loopWithoutWaiting(FlowNode.Name)
        /// A multiple-choice question without choices.
        case noChoices(FlowNode.Name)
    }

    /// The faults, by node name; empty if the flow may be published.
    public static func findings(in flow: Flow) -> [Finding] {
        guard flow.nodes[flow.start] != nil else { return [.noStart(flow.start)] }
        let reached = reachable(from: [flow.start], in: flow)
        let leading = leadingToEnd(in: flow)
        return flow.nodes.keys.sorted().flatMap { name -> [Finding] in
            guard let node = flow.nodes[name] else { return [] }
            var findings: [Finding] = []
            if !reached.contains(name) { findings.append(.unreachable(name)) }
            for exit in node.exits where flow.nodes[exit] == nil {
                findings.append(.missingTarget(name, exit: exit))
            }
            if !leading.contains(name) { findings.append(.noExit(name)) }
            if loops(name, in: flow) { findings.append(.loopWithoutWaiting(name)) }
            if case .ask(let question) = node, question.kind == .choice([]) {
                findings.append(.noChoices(name))
            }
            return findings
        }
    }

    private static func reachable(from starts: [FlowNode.Name], in flow: Flow) -> Set<FlowNode.Name> {
        var reached: Set<FlowNode.Name> = []
        var open = starts
        while let name = open.popLast() {
            guard let node = flow.nodes[name], reached.insert(name).inserted else { continue }
            open += node.exits
        }
        return reached
    }

    /// The nodes from which a final node can be reached. An exit to a missing node ends the run too, but is
    /// reported separately.
    private static func leadingToEnd(in flow: Flow) -> Set<FlowNode.Name> {
        var comingFrom: [FlowNode.Name: [FlowNode.Name]] = [:]
        var open: [FlowNode.Name] = []
        for (name, node) in flow.nodes {
            if node.isLast || node.exits.contains(where: { flow.nodes[$0] == nil }) { open.append(name) }
            for exit in node.exits { comingFrom[exit, default: []].append(name) }
        }
        var leading: Set<FlowNode.Name> = []
        while let name = open.popLast() {
            guard leading.insert(name).inserted else { continue }
            open += comingFrom[name] ?? []
        }
        return leading
    }

    /// Whether a path leads from the node to itself through nodes that do not wait.
    private static func loops(_ start: FlowNode.Name, in flow: Flow) -> Bool {
        guard let node = flow.nodes[start], !node.waits else { return false }
        var seen: Set<FlowNode.Name> = []
        var open = node.exits
        while let name = open.popLast() {
            if name == start { return true }
            guard let node = flow.nodes[name], !node.waits, seen.insert(name).inserted else { continue }
            open += node.exits
        }
        return false
    }
}
