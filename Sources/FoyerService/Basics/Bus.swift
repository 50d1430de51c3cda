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

/// The bus of a single server: calls its subscribers before `publish` returns. Nothing is encoded, queued or locked.
public struct LocalBus: Bus {
    public typealias Subscriber = @Sendable (DomainEvent) -> Void

    private let subscribers: [Subscriber]

    /// - Parameter subscribers: called in this order for each event. Fixed, so that publishing needs no lock.
    public init(_ subscribers: [Subscriber]) {
        self.subscribers = subscribers
    }

    public func publish(_ event: DomainEvent) {
        for subscriber in subscribers { subscriber(event) }
    }
}
