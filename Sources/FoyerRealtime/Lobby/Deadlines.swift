import FoyerBoard
import FoyerCore
import Synchronization

/// Deadlines in order. Each is the same span after it was added, so appending keeps the order.
struct Deadlines: Sendable {
    private var queue: [(visitor: Visitor.ID, at: Instant)] = []
    private var head = 0

    init() {}

    /// - Parameter deadlines: in any order.
    init(_ deadlines: [(Visitor.ID, Instant)]) {
        // Equal moments by id, so that the same history has the same order.
        queue = deadlines.map { (visitor: $0.0, at: $0.1) }.sorted {
            ($0.at, $0.visitor) < ($1.at, $1.visitor)
        }
    }

    mutating func add(_ visitor: Visitor.ID, at moment: Instant) {
        queue.append((visitor, moment))
    }

    /// Removes and returns the deadlines that are due.
    mutating func due(by now: Instant) -> [Visitor.ID] {
        var due: [Visitor.ID] = []
        while head < queue.count, queue[head].at <= now {
            due.append(queue[head].visitor)
            head += 1
        }
        // Keep the used part small without moving the rest each time.
        if head > 1_024, head * 2 > queue.count {
            queue.removeFirst(head)
            head = 0
        }
        return due
    }
}
