import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

// Applies a change of this agent's permissions to the console.
extension AgentSession {
    /// Compares the agent's permissions with those last sent to this console. An agent who was deactivated, or
    /// whose log-in was ended, is logged out; one who may no longer see visitors loses the list; all others get the same window again,
    /// with the actions offered now.
    func renew() {
        guard commands.logIn.isOpen(token), let now = commands.directory.now.permissions(of: agent) else {
            return logOut()
        }
        let before = state.withLock { state in
            defer { state.permissions = now }
            return state.isHere && !state.isOver ? state.permissions : now
        }
        guard now != before else { return }
        say(.permissions(now))
        let (watched, selected) = state.withLock { ($0.watched, $0.selected) }
        guard now.contains(.seeVisitors) else {
            return before.contains(.seeVisitors) ? loseList(watched, selected) : ()
        }
        if let watched, let actor = try? actor(needs: .permission(.seeVisitors)) {
            watch(watched, by: actor)
        }
        if let selected { commands.lobby.select(selected, for: watcher) }
    }

    /// Ends the list and the panel. What was watched is remembered, in case the permission is granted again.
    private func loseList(_ watched: WatchRequest?, _ selected: Visitor.ID?) {
        unwatch()
        commands.lobby.select(nil, for: watcher)
        state.withLock { $0.watched = watched }
        say(
            .list(
                ListShape(
                    at: commands.environment.clock(), offset: 0, total: 0, online: 0,
                    counts: CountsShape(
                        statuses: Dictionary(
                            uniqueKeysWithValues: VisitorStatus.allCases.map { ($0, 0) }), captured: 0),
                    countries: [:], rows: [])))
        if let selected { say(.visitorGone(selected)) }
        say(.refused(request: nil, Problem(.forbidden(.seeVisitors), in: commands.directory.now)))
    }
}
