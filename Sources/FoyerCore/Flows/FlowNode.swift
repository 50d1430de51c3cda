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

/// Asks until the answer is valid or the attempts are used up.
public struct FlowQuestion: Hashable, Sendable {
    public var kind: Kind
    /// The field that stores the answer.
    public var field: String
    public var prompt: String
    /// Sent when an answer is invalid, before asking again.
    public var complaint: String
    /// How many further attempts are allowed after the first answer.
    public var retries: Int
    public var next: FlowNode.Name
    /// The next node when the attempts are used up.
    public var failed: FlowNode.Name

    public enum Kind: Hashable, Sendable {
        case text
        case email
        case choice([String])
    }

    public init(
        kind: Kind, field: String, prompt: String, complaint: String,
        retries: Int = FlowQuestion.usualRetries,
        next: FlowNode.Name, failed: FlowNode.Name
    ) {
        self.kind = kind
        self.field = field
        self.prompt = prompt
        self.complaint = complaint
        self.retries = retries
        self.next = next
        self.failed = failed
    }

    /// Two more attempts: enough for typing errors without trapping the visitor.
    public static let usualRetries = 2
}

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

/// The target of a transfer by a flow.
public enum FlowTarget: Hashable, Sendable {
    case agent(Agent.ID)
    case queue(ChatQueue.ID)
    /// The default of the widget's routing.
    case widgetRouting
}
