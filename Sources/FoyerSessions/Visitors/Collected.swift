import FoyerWire
import Synchronization

/// Gathers what answers a command, where no line stays open to say it on.
final class Collected: Sendable {
    private let notices = Mutex<[VisitorNotice]>([])

    func add(_ notice: VisitorNotice) { notices.withLock { $0.append(notice) } }

    var all: [VisitorNotice] { notices.withLock { $0 } }
}
