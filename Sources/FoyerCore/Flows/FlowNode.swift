/// One step of a flow. Texts may hold `{field}`, which stands for what the field holds.
public enum FlowNode: Hashable, Sendable {
    /// Names a node within its flow: "ask-size".
    public typealias Name = String

    case sendMessage(text: String, next: Name)
    case ask(FlowQuestion)
    case setField(field: String, value: String, next: Name)
    case branch(FlowBranch)
    case wait(Span, next: Name)
    /// The bot talks until it hands over or comes to its end.
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

    /// Whether a run stops here until something happens outside.
    public var waits: Bool {
        switch self {
        case .ask, .wait, .letBotAnswer: true
        case .sendMessage, .setField, .branch, .transfer, .goToFlow, .end: false
        }
    }

    /// Whether the flow is over here.
    public var isLast: Bool {
        switch self {
        case .transfer, .goToFlow, .end: true
        case .sendMessage, .ask, .setField, .branch, .wait, .letBotAnswer: false
        }
    }
}

/// Asks until the answer is of the wanted kind or the tries are used up.
public struct FlowQuestion: Hashable, Sendable {
    public var kind: Kind
    /// Where the answer goes.
    public var field: String
    public var prompt: String
    /// Said when an answer is not of the kind, before asking again.
    public var complaint: String
    /// How often one may try again after the first answer.
    public var retries: Int
    public var next: FlowNode.Name
    /// Where to go when the tries are used up.
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

    /// Two more tries: a slip of the finger is forgiven, nobody is held captive.
    public static let usualRetries = 2
}

/// A fork: `then` when the conditions hold, `otherwise` when not.
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

/// Where a flow transfers a chat to.
public enum FlowTarget: Hashable, Sendable {
    case agent(Agent.ID)
    case queue(ChatQueue.ID)
    /// Whatever the widget's routing says.
    case widgetRouting
}
