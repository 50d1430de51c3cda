import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

// What follows on this console when the permissions of its agent change.
extension AgentSession {
    /// Compares what the agent may do now with what this console was told. An agent who was removed is logged out; one who may
    /// no longer see visitors loses the list; for all others the same window is sent again, with the actions offered now.
    func renew() {
        guard let now = commands.directory.now.permissions(of: agent) else { return logOut() }
        let before = state.withLock { state in
            defer { state.permissions = now }
            return state.isHere && !state.isOver ? state.permissions : now
        }
        guard now != before else { return }
        let (watched, selected) = state.withLock { ($0.watched, $0.selected) }
        guard now.contains(.seeVisitors) else {
            return before.contains(.seeVisitors) ? loseList(watched, selected) : ()
        }
        if let watched, let actor = try? actor(needs: .permission(.seeVisitors)) {
            watch(watched, by: actor)
        }
        if let selected { commands.lobby.select(selected, for: watcher) }
    }

    /// Ends the list and the panel. What was shown is kept for the moment when the permission comes back.
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
