import FoyerCore
public import FoyerStore
import Synchronization

/// Tells those who wait when their place has changed. Called every second.
public final class TellPositions: Sendable {
    private let store: Store
    private let move: MoveVisitor
    private let told = Mutex<[Chat.ID: Place]>([:])

    /// A place, and since when the chat waits: one that came back to a queue was told another place then.
    private struct Place: Hashable {
        let position: Int
        let since: Instant?
    }

    public init(store: Store, move: MoveVisitor) {
        self.store = store
        self.move = move
    }

    public func callAsFunction() async {
        // Asked again in a second.
        let waiting = (try? await store.driver.read { db in try db.waitingChats() }) ?? []
        var places: [Chat.ID: Place] = [:]
        var lengths: [ChatQueue.ID: Int] = [:]
        for chat in waiting {
            guard case .queue(let queue) = chat.speaker else { continue }
            lengths[queue, default: 0] += 1
            places[chat.id] = Place(position: lengths[queue, default: 0], since: chat.waitingSince)
        }
        let before = told.withLock { told in
            defer { told = places }
            return told
        }
        for chat in waiting {
            // A chat seen for the first time may have moved on since it was told its place.
            guard let place = places[chat.id], before[chat.id] != place else { continue }
            move.announce(.position(chat, place.position))
        }
    }
}
