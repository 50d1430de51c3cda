/// How far one chat has come in one version of a flow. A flat value: a row in the store holds it across a
/// restart.
public struct FlowRun: Hashable, Sendable {
    public let flow: Flow.ID
    public let version: Int
    /// Where it stands; where it began while fresh, where it stopped when over.
    public var node: FlowNode.Name
    public var phase: Phase
    public var fields: [String: String]
    /// Answers given to the question at `node` that were not of its kind.
    public var attempts: Int
    /// When a sleeping run goes on; nil otherwise.
    public var wakeAt: Instant?

    /// What the run waits for.
    public enum Phase: String, CaseIterable, Hashable, Sendable {
        case fresh
        case asking
        case sleeping
        /// A bot talks.
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
    /// - Parameter fields: what is known of the visitor already.
    public init(of flow: Flow, fields: [String: String] = [:]) {
        self.init(flow: flow.id, version: flow.version, node: flow.start, fields: fields)
    }
}

/// What happens to a run.
public enum FlowEvent: Hashable, Sendable {
    case started
    /// The visitor wrote.
    case said(String)
    case woke
    /// The bot started by `FlowEffect.startBot` is done.
    case botFinished(handedOver: Bool)
}

/// What a run may know of the world.
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

/// What follows from a step. Values: the service performs them, in order.
public enum FlowEffect: Hashable, Sendable {
    /// Says something to the visitor; with `choices`, asks for one of them.
    case say(String, choices: [String])
    case startBot(Bot.ID)
    case transfer(FlowTarget)
    case goTo(Flow.ID)
    /// Tell `woke` then, or soon after.
    case wake(at: Instant)
    case setContact(ContactField, String)
    /// The chat ends here; after a transfer or another flow it goes on, and this does not come.
    case ended(because: FlowEnd)
}

/// Why a flow is over.
public enum FlowEnd: Hashable, Sendable {
    /// It came to an End node.
    case finished
    /// It went through `FlowRun.nodesPerStep` nodes without waiting: a loop.
    case looped
    /// It leads to a node that is not there.
    case lost(FlowNode.Name)
    /// It was stepped with another flow or version than its own.
    case strange
}
