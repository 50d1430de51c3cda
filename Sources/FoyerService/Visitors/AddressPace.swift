public import FoyerCore
import Synchronization

/// Rate limits per address, whatever visitors come from there: a stranger can create any number of visitors,
/// but has few addresses. Behind a trusted proxy the client's address counts. An IPv6 site (/48) may do eight
/// times as much as one of its /64 networks.
public final class AddressPace: Sendable {
    /// What is limited.
    fileprivate enum Kind { case visitors, arrivals, chats, commands, words, facts }

    fileprivate struct Buckets {
        var visitors = TokenBucket()
        var arrivals = TokenBucket()
        var chats = TokenBucket()
        var commands = TokenBucket()
        var words = TokenBucket()
        var facts = TokenBucket()

        mutating func take(_ kind: Kind, _ cost: Int, of rates: Rates, at now: Instant) -> Span? {
            switch kind {
            case .visitors: visitors.take(cost, of: rates.visitors, at: now)
            case .arrivals: arrivals.take(cost, of: rates.arrivals, at: now)
            case .chats: chats.take(cost, of: rates.chats, at: now)
            case .commands: commands.take(cost, of: rates.commands, at: now)
            case .words: words.take(cost, of: rates.arrivals, at: now)
            case .facts: facts.take(cost, of: rates.facts, at: now)
            }
        }

        func isFull(at now: Instant) -> Bool {
            visitors.isFull(at: now) && arrivals.isFull(at: now) && chats.isFull(at: now)
                && commands.isFull(at: now) && words.isFull(at: now) && facts.isFull(at: now)
        }
    }

    fileprivate struct Rates {
        let visitors: TokenRate
        /// Of words as well.
        let arrivals: TokenRate
        let chats: TokenRate
        let commands: TokenRate
        let facts: TokenRate

        /// - Parameters:
        ///   - visitors: how many may arrive at once
        ///   - times: the factor in relation to one address
        init(_ visitors: Int, times: Int) {
            func rate(_ burst: Int, perSecond: Int) -> TokenRate {
                TokenRate(burst: burst * times, perSecond: perSecond * times)
            }
            self.visitors = rate(visitors, perSecond: AddressPace.visitorsPerSecond)
            chats = rate(max(1, visitors / AddressPace.visitorsAChat), perSecond: AddressPace.chatsPerSecond)
            let perSecond = visitors / AddressPace.visitorsAnArrival + AddressPace.leastPerSecond
            arrivals = rate(visitors * 4 + AddressPace.leastBurst, perSecond: perSecond)
            facts = rate(
                visitors * 8 + AddressPace.leastBurst * 4, perSecond: perSecond * AddressPace.factsAnArrival)
            commands = rate(
                visitors * 8 + AddressPace.leastBurst * 4,
                perSecond: visitors + AddressPace.leastPerSecond * 8)
        }
    }

    fileprivate struct State {
        /// By `Address.subscriber`.
        var subscribers: [Address: Buckets] = [:]
        /// By `Address.site`.
        var sites: [Address: Buckets] = [:]
        /// The number of addresses at which those with full buckets are forgotten.
        var sweepAt = AddressPace.least
        var refused = Refused()
    }

    /// Refused since the start.
    public struct Refused: Hashable, Sendable {
        public internal(set) var visitors = 0
        /// Connections of visitors, new or known, that arrived too fast.
        public internal(set) var arrivals = 0
        public internal(set) var chats = 0
        /// Messages and other commands.
        public internal(set) var commands = 0
    }

    /// New visitors per second, after `Settings.visitorsPerAddress` at once: a large office at nine in the
    /// morning.
    static let visitorsPerSecond = 1
    /// Chats at once, as a fraction of the visitors, and then one per second: in an office of two hundred not
    /// everybody chats.
    static let visitorsAChat = 5
    static let chatsPerSecond = 1
    /// Connections: one for each visitor who opens a page in ten seconds, after four for each at once, since
    /// all of them reconnect together after a restart.
    static let visitorsAnArrival = 10
    /// The minimum for any address: a few people in one home.
    static let leastPerSecond = 5
    static let leastBurst = 60
    /// Bytes of text that count as one message: longer than nearly all messages. So one address can fill at
    /// most about 2 GB a day with the default number of visitors.
    static let bytesAMessage = 512
    /// Pages and variables of usual length per connection: a visitor who opens a page in ten seconds goes to
    /// another as often.
    static let factsAnArrival = 2
    /// Spreads the retries of refused clients.
    static let shortestWait = Span.seconds(30)

    /// Few enough to keep.
    static let least = 1_024

    private let ofSubscriber: Rates
    private let ofSite: Rates
    private let state = Mutex(State())

    public init(_ limits: ServerLimits) {
        ofSubscriber = Rates(limits.visitorsPerAddress, times: 1)
        ofSite = Rates(limits.visitorsPerAddress, times: Address.subscribersASite)
    }

    public var refused: Refused { state.withLock { $0.refused } }
    /// The maximum number of remembered addresses and sites.
    var known: Int { state.withLock { $0.subscribers.count + $0.sites.count } }

    /// - Returns: when a new visitor may arrive; nil for now, which counts it.
    public func waitForVisitor(from address: Address, at now: Instant) -> Span? {
        take(.visitors, from: address, at: now).map { max($0, Self.shortestWait) }
    }

    /// A browser says hello, for a new or a known visitor.
    /// - Returns: when it may; nil for now, which counts it.
    public func waitForArrival(from address: Address, at now: Instant) -> Span? {
        take(.arrivals, from: address, at: now).map { max($0, Self.shortestWait) }
    }

    /// - Returns: when a chat may begin; nil for now, which counts it.
    public func waitForChat(from address: Address, at now: Instant) -> Span? {
        take(.chats, from: address, at: now).map { max($0, Self.shortestWait) }
    }

    /// - Parameter bytes: of its content that is not stored.
    /// - Returns: when a command may be carried out; nil for now, which counts it.
    public func waitForCommand(_ bytes: Int = 0, from address: Address, at now: Instant) -> Span? {
        take(.commands, Self.cost(of: bytes), from: address, at: now)
    }

    /// What pages report that is stored with the visit or the visitor: addresses, titles, variables.
    /// - Returns: when this many bytes may be sent; nil for now, which counts them.
    public func waitForFacts(_ bytes: Int, from address: Address, at now: Instant) -> Span? {
        take(.facts, Self.cost(of: bytes), from: address, at: now)
    }

    /// - Returns: when this many bytes may be sent; nil for now, which counts them.
    public func waitForWords(_ bytes: Int, from address: Address, at now: Instant) -> Span? {
        take(.words, Self.cost(of: bytes), from: address, at: now)
    }

    private static func cost(of bytes: Int) -> Int { 1 + bytes / bytesAMessage }

    private func take(_ kind: Kind, _ cost: Int = 1, from address: Address, at now: Instant) -> Span? {
        state.withLock { state in
            state.forgetRested(at: now)
            let (subscriber, site) = (address.subscriber, address.site)
            var one = state.subscribers[subscriber] ?? Buckets()
            var many = site.map { state.sites[$0] ?? Buckets() }
            // Taken from both, or from neither.
            if let wait = one.take(kind, cost, of: ofSubscriber, at: now)
                ?? many?.take(kind, cost, of: ofSite, at: now)
            {
                state.record(kind)
                return wait
            }
            state.subscribers[subscriber] = one
            if let site { state.sites[site] = many }
            return nil
        }
    }
}

extension AddressPace.State {
    fileprivate mutating func forgetRested(at now: Instant) {
        guard subscribers.count + sites.count >= sweepAt else { return }
        subscribers = subscribers.filter { !$0.value.isFull(at: now) }
        sites = sites.filter { !$0.value.isFull(at: now) }
        sweepAt = max(AddressPace.least, (subscribers.count + sites.count) * 2)
    }

    fileprivate mutating func record(_ kind: AddressPace.Kind) {
        switch kind {
        case .visitors: refused.visitors += 1
        case .arrivals: refused.arrivals += 1
        case .chats: refused.chats += 1
        case .commands, .words, .facts: refused.commands += 1
        }
    }
}
