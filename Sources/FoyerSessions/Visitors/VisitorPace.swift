import FoyerCore
import FoyerService
import FoyerWire
import Synchronization

/// Rate limits per visitor, over all connections and requests, so that reconnecting does not reset them.
final class VisitorPace: Sendable {
    private struct Buckets {
        var messages: TokenBucket
        var others: TokenBucket
        var history: TokenBucket
    }

    private struct State {
        var buckets: [Visitor.ID: Buckets] = [:]
        /// The number of visitors at which those with full buckets are forgotten.
        var sweepAt = VisitorPace.least

        /// A full bucket is as good as a new one.
        mutating func forgetRested(at now: Instant) {
            buckets = buckets.filter {
                !$0.value.messages.isFull(at: now) || !$0.value.others.isFull(at: now)
                    || !$0.value.history.isFull(at: now)
            }
            sweepAt = max(VisitorPace.least, buckets.count * 2)
        }
    }

    /// Commands beside each message: a widget reports typing, delivery and reading.
    private static let commandsAMessage = 4
    /// Pages of history at once, and then per second. A page is read from disk and fills a frame; a person
    /// reads one in several seconds.
    static let (historyBurst, historyPerSecond) = (10, 2)
    /// Few enough to keep.
    static let least = 1_024

    private let limits: ServerLimits
    private let state = Mutex(State())

    init(_ limits: ServerLimits) { self.limits = limits }

    /// The number of visitors remembered.
    var count: Int { state.withLock { $0.buckets.count } }

    /// Whether the command is limited at all.
    static func counts(_ command: VisitorCommand) -> Bool {
        switch command {
        case .ping: false
        // The end of typing must not be lost, since nothing follows it.
        case .typing(let text) where text.isEmpty: false
        case .hello, .page, .focus, .leave, .open, .send, .typing, .received, .read, .fetch, .history, .end,
            .answer, .decline, .identify, .set, .logout:
            true
        }
    }

    /// Counts a command.
    /// - Returns: how long to wait; nil if it may be carried out.
    func wait(for command: VisitorCommand, of visitor: Visitor.ID, at now: Instant) -> Span? {
        guard Self.counts(command) else { return nil }
        return state.withLock { state in
            if state.buckets.count >= state.sweepAt { state.forgetRested(at: now) }
            var buckets =
                state.buckets[visitor]
                ?? Buckets(
                    messages: bucket(times: 1, at: now),
                    others: bucket(times: Self.commandsAMessage, at: now),
                    history: TokenBucket(
                        burst: Self.historyBurst, perSecond: Self.historyPerSecond, at: now))
            defer { state.buckets[visitor] = buckets }
            switch command {
            case .send: return buckets.messages.take(at: now)
            case .history: return buckets.history.take(at: now)
            case .hello, .page, .focus, .leave, .open, .typing, .received, .read, .fetch, .end, .answer,
                .decline, .identify, .set, .logout, .ping:
                return buckets.others.take(at: now)
            }
        }
    }

    private func bucket(times: Int, at now: Instant) -> TokenBucket {
        TokenBucket(
            burst: limits.messageBurst * times, perSecond: limits.messagesPerSecond * times, at: now)
    }
}
