import Synchronization

/// Counters of the sockets since the start, for the metrics.
public final class SocketCounts: Sendable {
    private let open = Atomic(0)
    private let total = Atomic(0)
    private let framesIn = Atomic(0)
    private let framesOut = Atomic(0)
    private let cuts = Atomic(0)
    private let losses = Atomic(0)
    private let refusals = Atomic(0)
    private let crowds = Atomic(0)

    public struct Reading: Hashable, Sendable {
        /// Open now.
        public let open: Int
        /// Opened since the start.
        public let total: Int
        public let framesIn: Int
        public let framesOut: Int
        /// Disconnected because they did not read what was sent.
        public let cut: Int
        /// Disconnected because they did not respond.
        public let lost: Int
        /// Refused because nearly all file descriptors are in use.
        public let refused: Int
        /// Refused because their address has reached its limit of connections.
        public let crowded: Int
    }

    init() {}

    public var reading: Reading {
        Reading(
            open: open.load(ordering: .relaxed), total: total.load(ordering: .relaxed),
            framesIn: framesIn.load(ordering: .relaxed), framesOut: framesOut.load(ordering: .relaxed),
            cut: cuts.load(ordering: .relaxed), lost: losses.load(ordering: .relaxed),
            refused: refusals.load(ordering: .relaxed), crowded: crowds.load(ordering: .relaxed)
        )
    }

    func opened() {
        open.add(1, ordering: .relaxed)
        total.add(1, ordering: .relaxed)
    }

    func closed() { open.subtract(1, ordering: .relaxed) }
    func received() { framesIn.add(1, ordering: .relaxed) }
    func sent() { framesOut.add(1, ordering: .relaxed) }
    func cut() { cuts.add(1, ordering: .relaxed) }
    func lost() { losses.add(1, ordering: .relaxed) }
    func crowded() { crowds.add(1, ordering: .relaxed) }
    func refused() { refusals.add(1, ordering: .relaxed) }
}
