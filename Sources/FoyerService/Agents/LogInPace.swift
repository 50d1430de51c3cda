import FoyerCore
import Synchronization

/// Limits wrong passwords by where they come from (docs/threat-model.md, "Guessing passwords").
/// A browser that has logged the agent in before, and a network from which the agent has logged in, are
/// counted separately: strangers cannot lock them out. All others share the account's limit; part of it is
/// reserved for networks that have not guessed yet, so that an attacker needs new networks all the time to
/// keep a new browser out.
final class LogInPace: Sendable {
    /// Wrong passwords from one network or one browser.
    static let own = [
        Attempts.Limit(count: 10, span: .minutes(1)), Attempts.Limit(count: 30, span: .hours(1)),
        Attempts.Limit(count: 100, span: .days(1)),
    ]
    /// Wrong passwords from all unknown networks together, for one account.
    static let account = [Attempts.Limit(count: 10, span: .minutes(1))]
    /// The same amount again, twice, for networks that are new to the account: at most 43,000 guesses a day,
    /// for which an attacker needs a new network for every three.
    static let newcomers = [Attempts.Limit(count: 20, span: .minutes(1))]
    /// A network is new to an account until it has had this many wrong passwords within a day: people
    /// mistype.
    static let newcomer = [Attempts.Limit(count: 3, span: .days(1))]
    /// Networks remembered per agent: home, office, phone, some hotels.
    static let usualLimit = 20
    /// How long they are remembered. Shorter than browser cookies, since an address is given to somebody else
    /// some day.
    static let usualTime = Span.days(30)

    fileprivate struct State {
        var attempts = Attempts()
        /// When an agent last logged in from a network, by e-mail address.
        var usual: [String: [Address: Instant]] = [:]
    }

    private let state: Mutex<State>

    init(_ logIns: [PastLogIn]) {
        var state = State()
        for logIn in logIns { state.remember(logIn.email, logIn.address, at: logIn.at) }
        self.state = Mutex(state)
    }

    /// An attempt in progress, with what it is counted by.
    struct Attempt: Sendable {
        fileprivate let email: String
        fileprivate let address: Address
        fileprivate let keys: [Attempts.Key]
        fileprivate let at: Instant
    }

    /// Counts an attempt before it is made, so that concurrent attempts cannot pass a limit together.
    /// - Parameter mark: the cookie of a browser that has logged this agent in before.
    /// - Throws: how long to wait.
    func begin(
        _ email: String, from address: Address, _ mark: DeviceMark?, at now: Instant
    ) throws(LogIn.Failure) -> Attempt {
        let email = email.lowercased()
        let result: Result<[Attempts.Key], LogIn.Failure> = state.withLock { state in
            let way = state.way(email, address, mark, at: now)
            switch way {
            case .success(let keys):
                guard state.attempts.record(keys, at: now) else {
                    return .failure(.tooManyAttempts(retryAfter: Self.account[0].span))
                }
                return way
            case .failure: return way
            }
        }
        return Attempt(email: email, address: address, keys: try result.get(), at: now)
    }

    /// The password was not verified: the attempt is not counted.
    func undo(_ attempt: Attempt) {
        state.withLock { state in
            for key in attempt.keys { state.attempts.undo(key, at: attempt.at) }
        }
    }

    /// How long a new browser in a new network must wait for this account; nil if it need not.
    func wait(for email: String, at now: Instant) -> Span? {
        state.withLock { $0.attempts.wait(for: .account(email.lowercased()), at: now) }
    }

    /// Forgets the wrong passwords for this account, from wherever they came.
    func unlock(_ email: String) {
        let email = email.lowercased()
        state.withLock { state in
            state.attempts.forget(.account(email))
            state.attempts.forget(.newcomers(email))
            state.attempts.forgetAll(endingWith: " \(email)")
        }
    }

    /// The password was right: forgets the wrong ones of this browser or network, but not those of others.
    func succeed(_ attempt: Attempt) {
        state.withLock { state in
            for key in attempt.keys { state.attempts.undo(key, at: attempt.at) }
            state.attempts.forget(.pair(attempt.email, attempt.address))
            state.remember(attempt.email, attempt.address, at: attempt.at)
        }
    }
}

extension LogInPace.State {
    /// The keys to count the attempt by, or how long it must wait.
    fileprivate func way(
        _ email: String, _ address: Address, _ mark: DeviceMark?, at now: Instant
    ) -> Result<[Attempts.Key], LogIn.Failure> {
        let pair = Attempts.Key.pair(email, address)
        if let mark { return allowed([.device(mark)], at: now) }
        if isUsual(email, address, at: now) { return allowed([pair], at: now) }
        let network = Attempts.Key.network(address)
        let shared = allowed([network, .account(email), pair], at: now)
        guard case .failure = shared, attempts.wait(for: .newcomer(email, address), at: now) == nil else {
            return shared
        }
        return allowed([network, .newcomers(email), pair], at: now)
    }

    private func allowed(_ keys: [Attempts.Key], at now: Instant) -> Result<[Attempts.Key], LogIn.Failure> {
        let wait = keys.compactMap { attempts.wait(for: $0, at: now) }.max()
        return wait.map { .failure(.tooManyAttempts(retryAfter: $0)) } ?? .success(keys)
    }

    private func isUsual(_ email: String, _ address: Address, at now: Instant) -> Bool {
        usual[email]?[address.subscriber].map { $0 + LogInPace.usualTime > now } ?? false
    }

    fileprivate mutating func remember(_ email: String, _ address: Address, at now: Instant) {
        var networks = usual[email] ?? [:]
        networks[address.subscriber] = max(now, networks[address.subscriber] ?? now)
        if networks.count > LogInPace.usualLimit, let oldest = networks.min(by: { $0.value < $1.value }) {
            networks[oldest.key] = nil
        }
        usual[email] = networks
    }
}

extension Attempts.Key {
    fileprivate static func network(_ address: Address) -> Self {
        Self(name: "network \(address.subscriber)", limits: LogInPace.own)
    }

    fileprivate static func device(_ mark: DeviceMark) -> Self {
        Self(name: "device \(mark.nonce)", limits: LogInPace.own)
    }

    fileprivate static func account(_ email: String) -> Self {
        Self(name: "account \(email)", limits: LogInPace.account)
    }

    fileprivate static func newcomers(_ email: String) -> Self {
        Self(name: "newcomers \(email)", limits: LogInPace.newcomers)
    }

    /// Wrong passwords of one network for one account.
    fileprivate static func pair(_ email: String, _ address: Address) -> Self {
        Self(name: "pair \(address.subscriber) \(email)", limits: LogInPace.own)
    }

    /// The same, to decide whether the network is still new to the account.
    fileprivate static func newcomer(_ email: String, _ address: Address) -> Self {
        Self(name: pair(email, address).name, limits: LogInPace.newcomer)
    }
}
