import Synchronization

/// The listeners of each topic. Publishes to every listener of a topic without waiting for any.
/// Events may arrive late, twice or out of order when published by several tasks; a listener to numbered
/// topics keeps a `Reader`.
public final class Hub: Sendable {
    private let groups = Mutex<[Topic: Group]>([:])

    public init() {}

    /// Subscribes `listener` to `topic`. Subscribing twice has no further effect.
    public func join(_ listener: any Listener, _ topic: Topic) {
        groups.withLock { $0[topic, default: Group()].insert(listener) }
    }

    public func leave(_ listener: any Listener, _ topic: Topic) {
        groups.withLock { groups in
            guard groups[topic] != nil else { return }
            groups[topic]?.remove(listener)
            if groups[topic]?.isEmpty == true { groups[topic] = nil }
        }
    }

    /// Hands the event to the outlets of all listeners: one hop per outlet, however many listeners it has.
    public func publish(_ notice: HubEvent) {
        publish(notice.topic) { _ in notice }
    }

    /// Publishes an event that is made only if there is a listener.
    /// - Parameter make: receives the listener if there is only one.
    public func publish(_ topic: Topic, _ make: (_ only: (any Listener)?) -> HubEvent) {
        guard let group = groups.withLock({ $0[topic] }) else { return }
        let notice = make(group.only)
        for batch in group.batches { batch.outlet.deliver(notice, to: batch.listeners) }
    }

    /// The number of topics with a listener.
    public var topics: Int { groups.withLock { $0.count } }
}

/// The listeners of one topic, by outlet. Most topics have one listener and need no dictionary; a website's
/// topic has thousands, and unsubscribing must not search them.
private struct Group {
    private(set) var batches: [Batch] = []

    struct Batch {
        let outlet: any Outlet
        private var first: (any Listener)?
        private var others: [ObjectIdentifier: any Listener] = [:]

        init(_ listener: any Listener) {
            outlet = listener.outlet
            first = listener
        }

        var isEmpty: Bool { first == nil && others.isEmpty }
        /// The listener, if there is only one.
        var only: (any Listener)? { others.isEmpty ? first : nil }

        var listeners: [any Listener] {
            guard let first else { return Array(others.values) }
            return [first] + others.values
        }

        mutating func insert(_ listener: any Listener) {
            guard first !== listener else { return }
            others[ObjectIdentifier(listener)] = listener
        }

        mutating func remove(_ listener: any Listener) {
            if first === listener {
                first = nil
            } else {
                others[ObjectIdentifier(listener)] = nil
            }
        }
    }

    var isEmpty: Bool { batches.isEmpty }
    /// The listener, if there is only one.
    var only: (any Listener)? { batches.count == 1 ? batches[0].only : nil }

    mutating func insert(_ listener: any Listener) {
        guard let index = batches.firstIndex(where: { $0.outlet === listener.outlet }) else {
            return batches.append(Batch(listener))
        }
        batches[index].insert(listener)
    }

    mutating func remove(_ listener: any Listener) {
        guard let index = batches.firstIndex(where: { $0.outlet === listener.outlet }) else { return }
        batches[index].remove(listener)
        if batches[index].isEmpty { batches.remove(at: index) }
    }
}
