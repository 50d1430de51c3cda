import FoyerCore
public import FoyerStore
import Synchronization

/// Tells those who wait when their place has changed. Called every second.
public final class TellPositions: Sendable {
    private let store: Store
    private let move: MoveVisitor
    private let told = Mutex<[Chat.ID: Int]>([:])

    public init(store: Store, move: MoveVisitor) {
        self.store = store
        self.move = move
    }

    public func callAsFunction() async {
        // Asked again in a second.
        let waiting = (try? await store.driver.read { db in try db.waitingChats() }) ?? []
        var positions: [Chat.ID: Int] = [:]
        var lengths: [ChatQueue.ID: Int] = [:]
        for chat in waiting {
            guard case .queue(let queue) = chat.speaker else { continue }
            lengths[queue, default: 0] += 1
            positions[chat.id] = lengths[queue]
        }
        let before = told.withLock { told in
            defer { told = positions }
            return told
        }
        for chat in waiting {
            // A chat seen for the first time may have moved on since it was told its place.
            guard let position = positions[chat.id], before[chat.id] != position else { continue }
            move.announce(.position(chat, position))
        }
    }
}
