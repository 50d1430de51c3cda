public import FoyerCore
import FoyerRealtime
import Synchronization

/// The open conversations that must be found again: those without a hello, streams by name, consoles by
/// log-in.
public final class OpenSessions: Sendable {
    private struct Weak<Object: AnyObject & Sendable>: Sendable {
        weak var object: Object?
    }

    private struct State: Sendable {
        var count: UInt64 = 0
        var silent: [(session: Weak<VisitorSession>, until: Instant)] = []
        var streams: [String: Weak<VisitorSession>] = [:]
        var consoles: [WatcherID: Weak<AgentSession>] = [:]
    }

    /// Ten seconds for the hello (docs/protocol.md section 1).
    private static let helloTime = Span.seconds(10)

    private let state = Mutex(State())

    public init() {}

    func nextConnection() -> ConnectionID {
        state.withLock { state in
            state.count += 1
            return ConnectionID(number: state.count)
        }
    }

    func nextWatcher() -> WatcherID { WatcherID(number: nextConnection().number) }

    func register(_ session: VisitorSession, at now: Instant) {
        state.withLock { state in
            state.silent.append((Weak(object: session), now + Self.helloTime))
            if let stream = session.stream { state.streams[stream] = Weak(object: session) }
        }
    }

    func register(_ session: AgentSession) {
        state.withLock { $0.consoles[session.watcher] = Weak(object: session) }
    }

    func stream(_ name: String) -> VisitorSession? {
        state.withLock { $0.streams[name]?.object }
    }

    /// Ends every console of this log-in.
    func logOut(_ token: String) {
        let consoles = state.withLock { $0.consoles.values.compactMap(\.object) }
        for console in consoles where console.token == token { console.logOut() }
    }

    /// Ends every console whose log-in session is over.
    public func logOutEnded(isOpen: (_ token: String) -> Bool) {
        let consoles = state.withLock { $0.consoles.values.compactMap(\.object) }
        for console in consoles where !isOpen(console.token) { console.logOut() }
    }

    /// Closes connections without a hello in time, and forgets closed ones. Called every second.
    public func sweep(at now: Instant) {
        let due: [VisitorSession] = state.withLock { state in
            let due = state.silent.prefix { $0.until <= now }.compactMap(\.session.object)
            state.silent.removeFirst(state.silent.prefix { $0.until <= now }.count)
            state.streams = state.streams.filter { $0.value.object != nil }
            state.consoles = state.consoles.filter { $0.value.object != nil }
            return due
        }
        for session in due { session.expire() }
    }
}
