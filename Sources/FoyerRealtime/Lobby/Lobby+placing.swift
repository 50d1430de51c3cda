import FoyerBoard
public import FoyerCore
import Synchronization

// What is found out after a visitor arrived: the tables of countries and browsers are loaded while the server
// is running.
extension Lobby {
    /// A visitor to look up again.
    public struct Unlocated: Sendable {
        public let visitor: Visitor.ID
        public let address: Address
        public let userAgent: String
    }

    /// Visitors whose country or browser is unknown. Those of private networks always are.
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

    /// Sets a visitor's country and browser; ignored if their address has changed since.
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
