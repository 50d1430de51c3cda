/// A condition that a branch evaluates.
public enum FlowCondition: Hashable, Sendable {
    /// A field without a value is empty.
    case field(String, FlowTextTest)
    /// The address of the visitor's current page.
    case page(FlowTextTest)
    /// The two-letter country code; empty when unknown.
    case country(FlowTextTest)
    /// Whether any agent is Online.
    case agentsOnline(Bool)

    public func holds(fields: [String: String], in context: FlowContext) -> Bool {
        switch self {
        case .field(let name, let test): test.holds(for: fields[name] ?? "")
        case .page(let test): test.holds(for: context.pageURL)
        case .country(let test): test.holds(for: context.country ?? "")
        case .agentsOnline(let wanted): context.agentsOnline == wanted
        }
    }
}

extension FlowBranch {
    /// How conditions combine. With no conditions, `all` holds and `any` does not.
    func exit(fields: [String: String], in context: FlowContext) -> FlowNode.Name {
        let holds =
            switch match {
            case .all: conditions.allSatisfy { $0.holds(fields: fields, in: context) }
            case .any: conditions.contains { $0.holds(fields: fields, in: context) }
            }
        return holds ? then : otherwise
    }
}
