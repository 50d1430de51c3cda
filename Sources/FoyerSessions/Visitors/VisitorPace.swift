import FoyerCore
import FoyerService
import FoyerWire
import Synchronization

/// Rate limits per visitor, over all connections and requests, so that reconnecting does not reset them.
final class VisitorPace: Sendable {
    private struct Buckets {
        var messages = TokenBucket()
        var others = TokenBucket()
        var history = TokenBucket()
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

    private let messages: TokenRate
    private let others: TokenRate
    private let history = TokenRate(burst: historyBurst, perSecond: historyPerSecond)
    private let state = Mutex(State())

    init(_ limits: ServerLimits) {
        func rate(times: Int) -> TokenRate {
            TokenRate(burst: limits.messageBurst * times, perSecond: limits.messagesPerSecond * times)
        }
        messages = rate(times: 1)
        others = rate(times: Self.commandsAMessage)
    }

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
            var buckets = state.buckets[visitor] ?? Buckets()
            defer { state.buckets[visitor] = buckets }
            switch command {
            case .send: return buckets.messages.take(of: messages, at: now)
            case .history: return buckets.history.take(of: history, at: now)
            case .hello, .page, .focus, .leave, .open, .typing, .received, .read, .fetch, .end, .answer,
                .decline, .identify, .set, .logout, .ping:
                return buckets.others.take(of: others, at: now)
            }
        }
    }
}
