/// An event in a run.
public enum FlowEvent: Hashable, Sendable {
    case started
    /// The visitor wrote a message.
    case said(String)
    case woke
    /// The bot started by `FlowEffect.startBot` has finished.
    case botFinished(handedOver: Bool)
}
