/// The progress of a chat in one version of a flow. A flat value, stored as a row so that it survives a
/// restart.
public struct FlowRun: Hashable, Sendable {
    public let flow: Flow.ID
    public let version: Int
    /// The current node: the start node before the first step, the last node when over.
    public var node: FlowNode.Name
    public var phase: Phase
    public var fields: [String: String]
    /// Invalid answers so far to the question at `node`.
    public var attempts: Int
    /// When a sleeping run continues; nil otherwise.
    public var wakeAt: Instant?

    /// What the run waits for.
    public enum Phase: String, CaseIterable, Hashable, Sendable {
        case fresh
        case asking
        case sleeping
        /// A bot is answering.
        case answering
        case over
    }

    public init(
        flow: Flow.ID, version: Int, node: FlowNode.Name, phase: Phase = .fresh,
        fields: [String: String] = [:],
        attempts: Int = 0, wakeAt: Instant? = nil
    ) {
        self.flow = flow
        self.version = version
        self.node = node
        self.phase = phase
        self.fields = fields
        self.attempts = attempts
        self.wakeAt = wakeAt
    }

    /// A run that has not started yet.
    /// - Parameter fields: initial values, from what is known about the visitor.
    public init(of flow: Flow, fields: [String: String] = [:]) {
        self.init(flow: flow.id, version: flow.version, node: flow.start, fields: fields)
    }
}

/// An event in a run.
public enum FlowEvent: Hashable, Sendable {
    case started
    /// The visitor wrote a message.
    case said(String)
    case woke
    /// The bot started by `FlowEffect.startBot` has finished.
    case botFinished(handedOver: Bool)
}

/// What conditions may ask about the visitor and the site.
public struct FlowContext: Hashable, Sendable {
    public var pageURL: String
    /// Two capital letters; nil when unknown.
    public var country: String?
    public var agentsOnline: Bool

    public init(pageURL: String, country: String?, agentsOnline: Bool) {
        self.pageURL = pageURL
        self.country = country
        self.agentsOnline = agentsOnline
    }
}

/// What a step results in. Values: the service performs them, in order.
public enum FlowEffect: Hashable, Sendable {
    /// Sends a message to the visitor; with `choices`, asks to choose one of them.
    case say(String, choices: [String])
    case startBot(Bot.ID)
    case transfer(FlowTarget)
    case goTo(Flow.ID)
    /// Schedule the event `woke` for then or shortly after.
    case wake(at: Instant)
    case setContact(ContactField, String)
    /// The flow is over and the chat ends here; not produced by a transfer or another flow, after which the
    /// chat continues.
    case ended(because: FlowEnd)
}

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
