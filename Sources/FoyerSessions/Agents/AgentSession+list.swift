import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

// The live list on this console.
extension AgentSession {
    func watch(_ request: WatchRequest) {
        guard agent.role.permits(.seeVisitors) else {
            return say(
                .refused(request: nil, Problem(.forbidden, detail: "Your role does not see visitors.")))
        }
        guard let window = Window(offset: request.offset, count: request.count) else {
            return say(
                .refused(
                    request: nil,
                    Problem(.malformed, detail: "A window has at most \(Window.limit) rows.", field: "count"))
            )
        }
        let mustBuild = !counter.lobby.isReady(request.filter, request.order)
        let wish = state.withLock { state in
            state.wishes += 1
            return state.wishes
        }
        guard mustBuild else { return show(request, window, wish: wish) }
        // On no event loop: it takes milliseconds. Who types a search wishes again before; then only the last is built.
        Task.detached { [self] in
            guard isWished(wish) else { return }
            let list = counter.lobby.prepare(request.filter, request.order)
            show(request, window, wish: wish)
            counter.lobby.letGo(list)
        }
    }

    func unwatch() {
        state.withLock { state in
            state.wishes += 1
            state.shown = nil
            counter.lobby.unwatch(watcher)
        }
    }

    private func show(_ request: WatchRequest, _ window: Window, wish: Int) {
        // Under the lock, so that no change of the new window is told before the window itself.
        state.withLock { state in
            guard state.wishes == wish,
                let page = counter.lobby.watch(
                    watcher, filter: request.filter, order: request.order, window: window, wish: wish)
            else { return }
            state.shown = wish
            say(.list(list(page, offset: request.offset)))
        }
    }

    private func isWished(_ wish: Int) -> Bool { state.withLock { $0.wishes == wish } }

    /// Called at the lobby's tick.
    func tell(_ news: ListNews) {
        switch news {
        case .change(let change, let wish):
            // One of the window before, when the console has another by now.
            state.withLock { state in if state.shown == wish { say(.listChange(shape(change))) } }
        case .selected(let visitor):
            _ = inbox.add { [self] in
                guard let details = try? await counter.desk.details(of: visitor, by: agent.id),
                    let access = try? access()
                else { return }
                say(.visitor(counter.shaping.shape(details, for: access)))
            }
        case .selectedGone(let visitor):
            say(.visitorGone(visitor))
        }
    }

    private func list(_ page: WindowPage, offset: Int) -> ListShape {
        let statuses = Dictionary(
            uniqueKeysWithValues: VisitorStatus.allCases.map { ($0, page.facets.statuses[$0]) })
        return ListShape(
            at: counter.surroundings.clock(), offset: offset, total: page.total, online: page.online,
            counts: CountsShape(statuses: statuses, captured: page.facets.captured),
            countries: page.facets.countries,
            rows: page.rows.map { counter.shaping.row($0.record, for: agent.id) })
    }

    private func shape(_ change: WindowChange) -> ListChangeShape {
        let shaping = counter.shaping
        return ListChangeShape(
            at: counter.surroundings.clock(), total: change.total, online: change.online,
            counts: CountsShape(statuses: change.statuses, captured: change.captured),
            countries: change.countries,
            remove: change.remove,
            insert: change.insert.map { insertion in
                switch insertion.what {
                case .row(let row): .row(shaping.row(row.record, for: agent.id), at: insertion.at)
                case .move(let visitor): .move(visitor, at: insertion.at)
                }
            },
            rows: change.changed.map {
                RowChange(
                    from: shaping.row($0.old, for: agent.id), to: shaping.row($0.new.record, for: agent.id))
            },
            outside: change.held.outside.map { shaping.row($0.record, for: agent.id) },
            gone: change.held.gone)
    }
}
