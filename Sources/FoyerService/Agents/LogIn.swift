public import FoyerCore
public import FoyerStore
import Synchronization

/// How passwords are hashed and tokens made; the edge that knows cryptography fills it.
public struct Secrets: Sendable {
    /// Whether the password fits the stored text. Slow on purpose; nil when too many wait for it.
    public let verify: @Sendable (_ password: String, _ stored: String) async -> Bool?
    /// Spends as long as `verify` does, for an e-mail address that nobody has.
    public let waste: @Sendable (_ password: String) async -> Void
    /// An unguessable token.
    public let newToken: @Sendable () -> String
    /// What is stored instead of a token.
    public let fingerprint: @Sendable (_ token: String) -> String

    public init(
        verify: @escaping @Sendable (String, String) async -> Bool?,
        waste: @escaping @Sendable (String) async -> Void,
        newToken: @escaping @Sendable () -> String, fingerprint: @escaping @Sendable (String) -> String
    ) {
        self.verify = verify
        self.waste = waste
        self.newToken = newToken
        self.fingerprint = fingerprint
    }
}

/// Log-in and the sessions that it opens.
public final class LogIn: Sendable {
    private let store: Store
    private let secrets: Secrets
    private let settings: Settings
    private let directory: LiveDirectory
    private let clock: @Sendable () -> Instant
    private let sessions: Mutex<[String: (agent: Agent.ID, seen: Instant)]>
    private let attempts = Mutex(Attempts())

    public init(
        store: Store, secrets: Secrets, settings: Settings, directory: LiveDirectory,
        clock: @escaping @Sendable () -> Instant,
        sessions: [LogInSession] = []
    ) {
        self.store = store
        self.secrets = secrets
        self.settings = settings
        self.directory = directory
        self.clock = clock
        self.sessions = Mutex(
            Dictionary(uniqueKeysWithValues: sessions.map { ($0.fingerprint, ($0.agent, $0.seen)) }))
    }

    public enum Failure: Error, Sendable {
        /// Which of both was wrong is not said.
        case wrongCredentials
        case tooManyAttempts(retryAfter: Span)
        case busy
        case store(StoreError)
    }

    /// - Returns: the agent, and the token for the cookie.
    public func callAsFunction(
        email: String, password: String, from address: Address
    ) async throws(Failure) -> (agent: Agent, token: String) {
        let now = clock()
        let keys = ["e \(email.lowercased())", "a \(address)"]
        // Counted before it is tried, so that attempts at the same moment cannot pass the limit together.
        let wait = attempts.withLock { attempts in
            let wait = attempts.wait(for: keys, at: now)
            if wait == nil { attempts.note(keys, at: now) }
            return wait
        }
        if let wait { throw .tooManyAttempts(retryAfter: wait) }
        let known: (agent: Agent, password: String)?
        do { known = try await store.driver.read { db in try db.credentials(for: email) } } catch {
            throw .store(StoreError(error))
        }
        guard let known else {
            // As slow as a wrong password: addresses cannot be told apart by time.
            await secrets.waste(password)
            throw .wrongCredentials
        }
        guard let fits = await secrets.verify(password, known.password) else { throw .busy }
        guard fits else { throw .wrongCredentials }
        attempts.withLock { attempts in
            attempts.forget(keys[0])
            attempts.undo(keys[1], at: now)
        }

        let token = secrets.newToken()
        let fingerprint = secrets.fingerprint(token)
        let agent = known.agent
        do {
            try await store.driver.write { db in
                try db.openSession(fingerprint, of: agent.id, at: now)
                try db.audit(
                    "logIn", by: agent.id, on: agent.id.description, detail: address.description, at: now)
            }
        } catch { throw .store(StoreError(error)) }
        sessions.withLock { $0[fingerprint] = (agent.id, now) }
        return (agent, token)
    }

    /// Whose session the token opens; nil when none, or when it was idle too long.
    public func agent(for token: String) -> Agent? {
        let fingerprint = secrets.fingerprint(token)
        let now = clock()
        let id: Agent.ID? = sessions.withLock { sessions in
            guard let session = sessions[fingerprint] else { return nil }
            guard session.seen + settings.sessionIdle > now else {
                sessions[fingerprint] = nil
                return nil
            }
            sessions[fingerprint]?.seen = now
            return session.agent
        }
        return id.flatMap { directory.now.agents[$0] }
    }

    public func end(_ token: String) async throws(StoreError) {
        let fingerprint = secrets.fingerprint(token)
        sessions.withLock { $0[fingerprint] = nil }
        do { try await store.driver.write { db in try db.closeSession(fingerprint) } } catch {
            throw StoreError(error)
        }
    }

    /// Writes when sessions were seen, so that a restart does not log out those who work.
    public func writeSeen() async throws(StoreError) {
        let seen = sessions.withLock { $0.mapValues(\.seen) }
        do {
            try await store.driver.write { db in
                for (fingerprint, at) in seen { try db.noteSeen(fingerprint, at: at) }
            }
        } catch { throw StoreError(error) }
    }
}

/// Wrong passwords by account and by address: ten a minute, then one waits (targets.md S7).
struct Attempts: Sendable {
    static let limit = 10
    static let window = Span.minutes(1)
    /// A hundred thousand keys, some 10 MB: an attacker with more addresses than that meets the limit of the accounts.
    private static let keyLimit = 100_000

    private var failures: [String: [Instant]] = [:]

    /// How long to wait; nil when one may try.
    mutating func wait(for keys: [String], at now: Instant) -> Span? {
        keys.compactMap { key -> Span? in
            let recent = (failures[key] ?? []).filter { $0 + Self.window > now }
            failures[key] = recent.isEmpty ? nil : recent
            guard recent.count >= Self.limit, let oldest = recent.first else { return nil }
            return (oldest + Self.window).since(now)
        }.max()
    }

    mutating func note(_ keys: [String], at now: Instant) {
        if failures.count >= Self.keyLimit {
            failures = failures.filter { $0.value.last.map { $0 + Self.window > now } ?? false }
        }
        for key in keys { failures[key, default: []].append(now) }
    }

    /// What was counted was no failure.
    mutating func undo(_ key: String, at moment: Instant) {
        guard let index = failures[key]?.lastIndex(of: moment) else { return }
        failures[key]?.remove(at: index)
    }

    mutating func forget(_ key: String) {
        failures[key] = nil
    }
}
