import FoyerCore
public import FoyerStore
import Synchronization

/// Informs waiting visitors when their position has changed. Called every second.
public final class PublishQueuePositions: Sendable {
    private let store: Store
    private let changeVisitor: ChangeVisitor
    private let published = Mutex<[Chat.ID: Place]>([:])

    /// A position, and how the chat waits: a chat that came back to a queue has got another position from
    /// that change.
    private struct Place: Hashable {
        let position: Int
        let wait: Wait?
    }

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        self.changeVisitor = changeVisitor
    }

    /// Reads and publishes in the order of the writes, though nothing is written: if the chat is assigned
    /// meanwhile, that is published after its position, and not before
    /// (docs/decisions/0022-published-in-store-order.md).
    public func callAsFunction() async {
        await withUnsafeContinuation { continuation in
            store.submit({ db in try db.chats.waiting() }) { [self] result in
                // Retried in a second if the store fails.
                if case .success(let waiting) = result { publish(waiting) }
                continuation.resume()
            }
        }
    }

    private func publish(_ waiting: [Chat]) {
        var places: [Chat.ID: Place] = [:]
        var lengths: [ChatQueue.ID: Int] = [:]
        for chat in waiting {
            guard case .queue(let queue) = chat.speaker else { continue }
            lengths[queue, default: 0] += 1
            places[chat.id] = Place(position: lengths[queue, default: 0], wait: chat.wait)
        }
        let before = published.withLock { published in
            defer { published = places }
            return published
        }
        for chat in waiting {
            // A chat seen for the first time may have moved since its position was published.
            guard let place = places[chat.id], before[chat.id] != place else { continue }
            changeVisitor.publish(.position(chat, place.position))
        }
    }
}
