import FoyerBoard
public import FoyerCore
import Synchronization

// What is learned of visitors after they came: the tables of places and browsers are read beside the serving.
extension Lobby {
    /// Whom to look up again.
    public struct Unlocated: Sendable {
        public let visitor: Visitor.ID
        public let address: Address
        public let userAgent: String
    }

    /// Everyone whose place or browser is unknown. Those of private networks are among them for good.
    public var unplaced: [Unlocated] {
        state.withLock { state in
            state.board.all.compactMap { record in
                guard record.place == .unknown || record.browser.isEmpty && record.system.isEmpty,
                    let presence = state.presences[record.id]
                else { return nil }
                return Unlocated(
                    visitor: record.id, address: record.address, userAgent: presence.device.userAgent)
            }
        }
    }

    /// Where a visitor is, and with which browser; nothing when they have another address by now.
    public func place(_ unplaced: Unlocated, in place: Place, browser: String, system: String) {
        state.withLock { state in
            _ = state.board.update(unplaced.visitor) { record in
                guard record.address == unplaced.address else { return }
                record.place = place
                record.browser = browser
                record.system = system
            }
        }
    }
}
