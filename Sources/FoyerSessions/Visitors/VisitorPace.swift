import FoyerCore
import FoyerService
import FoyerWire
import Synchronization

/// How fast visitors may go on: each visitor, by whatever connection or request, so that nobody begins anew by connecting again.
final class VisitorPace: Sendable {
    private struct Buckets {
        var messages: TokenBucket
        var others: TokenBucket
        var history: TokenBucket
    }

    private struct State {
        var buckets: [Visitor.ID: Buckets] = [:]
        /// So many may be known before those who have rested are forgotten.
        var sweepAt = VisitorPace.least

        /// Whoever has all tokens again is as good as new.
        mutating func forgetRested(at now: Instant) {
            buckets = buckets.filter {
                !$0.value.messages.isFull(at: now) || !$0.value.others.isFull(at: now)
                    || !$0.value.history.isFull(at: now)
            }
            sweepAt = max(VisitorPace.least, buckets.count * 2)
        }
    }

    /// Commands beside each message: a widget says that it writes, that a message came and that it was read.
    private static let commandsAMessage = 4
    /// Pages of history at once, and then a second. A page is read from disk and fills a frame; a person reads one in some seconds.
    static let (historyBurst, historyPerSecond) = (10, 2)
    /// Few enough to be kept for nothing.
    static let least = 1_024

    private let settings: Settings
    private let state = Mutex(State())

    init(_ settings: Settings) { self.settings = settings }

    /// How many are known.
    var count: Int { state.withLock { $0.buckets.count } }

    /// Whether the command has a pace at all.
    static func counts(_ command: VisitorCommand) -> Bool {
        switch command {
        case .ping: false
        // That the visitor stopped must not be missed, for nothing follows it.
        case .typing(let text) where text.isEmpty: false
        case .hello, .page, .focus, .leave, .open, .send, .typing, .received, .read, .fetch, .history, .end,
            .answer, .decline, .identify, .set, .logout:
            true
        }
    }

    /// Takes a command in.
    ///
    /// - Returns: how long to wait; nil when it may be done.
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
            burst: settings.messageBurst * times, perSecond: settings.messagesPerSecond * times, at: now)
    }
}
