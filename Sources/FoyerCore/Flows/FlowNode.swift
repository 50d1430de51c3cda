/// One step of a flow. Texts may contain `{field}`, which is replaced by the field's value.
public enum FlowNode: Hashable, Sendable {
    /// Names a node within its flow: "ask-size".
    public typealias Name = String

    case sendMessage(text: String, next: Name)
    case ask(FlowQuestion)
    case setField(field: String, value: String, next: Name)
    case branch(FlowBranch)
    case wait(Span, next: Name)
    /// The bot answers until it hands over or finishes.
    case letBotAnswer(Bot.ID, handedOver: Name, ended: Name)
    case transfer(FlowTarget)
    case goToFlow(Flow.ID)
    case end

    /// The nodes that may follow, in the order of the exits.
    public var exits: [Name] {
        switch self {
        case .sendMessage(_, let next), .setField(_, _, let next), .wait(_, let next): [next]
        case .ask(let question): [question.next, question.failed]
        case .branch(let branch): [branch.then, branch.otherwise]
        case .letBotAnswer(_, let handedOver, let ended): [handedOver, ended]
        case .transfer, .goToFlow, .end: []
        }
    }

    /// Whether a run waits here for an external event.
    public var waits: Bool {
        switch self {
        case .ask, .wait, .letBotAnswer: true
        case .sendMessage, .setField, .branch, .transfer, .goToFlow, .end: false
        }
    }

    /// Whether the flow ends here.
    public var isLast: Bool {
        switch self {
        case .transfer, .goToFlow, .end: true
        case .sendMessage, .ask, .setField, .branch, .wait, .letBotAnswer: false
        }
    }
}
