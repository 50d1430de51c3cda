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
