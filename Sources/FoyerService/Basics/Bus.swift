/// Carries events to everything that must react to them: to the clients of this process and, with another engine, to other servers.
///
/// The store is the truth and the bus only saves waiting: an event that is lost is found again in the store
/// (docs/decisions/0037-events-go-through-a-bus.md).
public protocol Bus: Sendable {
    /// Publishes an event after its commit, often on the store's thread, so it must not wait.
    ///
    /// Every subscriber receives the events of one publishing thread in the order in which they were published.
    func publish(_ event: DomainEvent)
}
