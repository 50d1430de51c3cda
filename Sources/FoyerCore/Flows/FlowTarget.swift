/// The target of a transfer by a flow.
public enum FlowTarget: Hashable, Sendable {
    case agent(Agent.ID)
    case queue(ChatQueue.ID)
    /// The default of the widget's routing.
    case widgetRouting
}
