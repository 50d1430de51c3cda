public import FoyerCore
import Synchronization

/// How fast one address brings new visitors and opens chats, whoever they are: a stranger can make any number of visitors, but
/// has few addresses. Behind a trusted proxy the client's address counts.
public final class AddressPace: Sendable {
    private struct Buckets {
        var visitors: TokenBucket
        var chats: TokenBucket
    }

    private struct State {
        var buckets: [Address: Buckets] = [:]
        /// So many may be known before those who have rested are forgotten.
        var sweepAt = AddressPace.least
    }

    /// New visitors a second, after `Settings.visitorsPerAddress` at once: a large office at nine in the morning.
    static let visitorsPerSecond = 1
    /// Chats at once, as a part of the visitors, and then one a second: in an office of two hundred not everybody chats.
    static let visitorsAChat = 5
    static let chatsPerSecond = 1
    /// Those who are told to come later do not all try again in the next second.
    static let shortestWait = Span.seconds(30)

    /// Few enough to be kept for nothing.
    static let least = 1_024

    private let settings: Settings
    private let state = Mutex(State())
    private let refusals = Mutex((visitors: 0, chats: 0))

    public init(_ settings: Settings) { self.settings = settings }

    /// Refused since the start.
    public var refused: (visitors: Int, chats: Int) { refusals.withLock { $0 } }

    /// - Returns: when a new visitor may come; nil: now, and it is counted.
    public func waitForVisitor(from address: Address, at now: Instant) -> Span? {
        guard let wait = take(from: address, at: now, { $0.visitors.take(at: now) }) else { return nil }
        refusals.withLock { $0.visitors += 1 }
        return max(wait, Self.shortestWait)
    }

    /// - Returns: when a chat may begin; nil: now, and it is counted.
    public func waitForChat(from address: Address, at now: Instant) -> Span? {
        guard let wait = take(from: address, at: now, { $0.chats.take(at: now) }) else { return nil }
        refusals.withLock { $0.chats += 1 }
        return max(wait, Self.shortestWait)
    }

    private func take(
        from address: Address, at now: Instant, _ body: (inout Buckets) -> Span?
    ) -> Span? {
        state.withLock { state in
            if state.buckets.count >= state.sweepAt {
                state.buckets = state.buckets.filter {
                    !$0.value.visitors.isFull(at: now) || !$0.value.chats.isFull(at: now)
                }
                state.sweepAt = max(AddressPace.least, state.buckets.count * 2)
            }
            let burst = settings.visitorsPerAddress
            var buckets =
                state.buckets[address.subscriber]
                ?? Buckets(
                    visitors: TokenBucket(burst: burst, perSecond: Self.visitorsPerSecond, at: now),
                    chats: TokenBucket(
                        burst: max(1, burst / Self.visitorsAChat), perSecond: Self.chatsPerSecond, at: now))
            defer { state.buckets[address.subscriber] = buckets }
            return body(&buckets)
        }
    }
}
