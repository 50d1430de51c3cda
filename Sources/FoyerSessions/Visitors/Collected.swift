import FoyerWire
import Synchronization

/// Collects the answers to a command that has no connection to send them on.
final class Collected: Sendable {
    private let notices = Mutex<[VisitorNotice]>([])

    func add(_ notice: VisitorNotice) { notices.withLock { $0.append(notice) } }

    var all: [VisitorNotice] { notices.withLock { $0 } }
}
