import FoyerCore

/// How a chat enters a queue.
enum QueueEntry: Hashable, Sendable {
    /// Behind all that wait. A queue that is full does not take it.
    case last(waiting: [ChatQueue.ID: Int])
    /// It waits already and is the next one, or it returns from an agent who is gone.
    case next
    /// It waits behind so many.
    case waiting(in: ChatQueue.ID, behind: Int)

    func ahead(in queue: ChatQueue.ID) -> Int {
        switch self {
        case .last(let waiting): waiting[queue] ?? 0
        case .next: 0
        case .waiting(queue, let behind): behind
        case .waiting: 0
        }
    }

    var isWaiting: Bool {
        switch self {
        case .last: false
        case .next, .waiting: true
        }
    }
}
