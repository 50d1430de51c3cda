import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

// The live list of this console.
extension AgentSession {
    func watch(_ request: WatchRequest, by actor: Actor) {
        guard let window = Window(offset: request.offset, count: request.count) else {
            return say(
                .refused(
                    request: nil,
                    Problem(.malformed, detail: "A window has at most \(Window.limit) rows.", field: "count"))
            )
        }
        let mustBuild = !commands.lobby.isReady(request.filter, request.order)
        let requestID = state.withLock { state in
            state.latestRequestID += 1
            state.watched = request
            return state.latestRequestID
        }
        guard mustBuild else { return show(request, window, requestID: requestID, by: actor) }
        // Build off the event loop; it takes milliseconds. While someone types a search, only the latest
        // request is built.
        Task.detached { [self] in
            guard isLatest(requestID) else { return }
            let list = commands.lobby.prepare(request.filter, request.order)
            show(request, window, requestID: requestID, by: actor)
            commands.lobby.letGo(list)
        }
    }

    func unwatch() {
        state.withLock { state in
            state.latestRequestID += 1
            state.shown = nil
            state.watched = nil
            commands.lobby.unwatch(watcher)
        }
    }

    private func show(_ request: WatchRequest, _ window: Window, requestID: Int, by actor: Actor) {
        // Under the lock, so that no change of the new window is sent before the window itself.
        state.withLock { state in
            guard state.latestRequestID == requestID,
                let page = commands.lobby.watch(
                    watcher, filter: request.filter, order: request.order, window: window,
                    requestID: requestID)
            else { return }
            state.shown = requestID
            say(.list(list(page, offset: request.offset, for: actor)))
        }
    }

    private func isLatest(_ requestID: Int) -> Bool { state.withLock { $0.latestRequestID == requestID } }

    /// Called at the lobby's tick.
    func deliver(_ news: ListNews) {
        switch news {
        case .change(let change, let requestID):
            // Without the permission nothing more is sent; `renew` ends the list.
            guard let actor = try? actor(needs: .permission(.seeVisitors)) else { return }
            // A change of the previous window is dropped if the console has another one now.
            state.withLock { state in
                if state.shown == requestID { say(.listChange(shape(change, for: actor))) }
            }
        case .selected(let visitor):
            _ = inbox.add { [self] in
                guard let actor = try? actor(needs: .permission(.seeVisitors)),
                    let details = try? await commands.queries.details(of: visitor, by: actor)
                else { return }
                say(.visitor(commands.mapping.shape(details, for: access(of: actor), as: actor)))
            }
        case .selectedGone(let visitor):
            say(.visitorGone(visitor))
        }
    }

    private func list(_ page: WindowPage, offset: Int, for actor: Actor) -> ListShape {
        let statuses = Dictionary(
            uniqueKeysWithValues: VisitorStatus.allCases.map { ($0, page.facets.statuses[$0]) })
        return ListShape(
            at: commands.environment.clock(), offset: offset, total: page.total, online: page.online,
            counts: CountsShape(statuses: statuses, captured: page.facets.captured),
            countries: page.facets.countries,
            rows: page.rows.map { commands.mapping.row($0.record, for: actor) })
    }

    private func shape(_ change: WindowChange, for actor: Actor) -> ListChangeShape {
        let mapping = commands.mapping
        return ListChangeShape(
            at: commands.environment.clock(), total: change.total, online: change.online,
            counts: CountsShape(statuses: change.statuses, captured: change.captured),
            countries: change.countries,
            remove: change.remove,
            insert: change.insert.map { insertion in
                switch insertion.what {
                case .row(let row): .row(mapping.row(row.record, for: actor), at: insertion.at)
                case .move(let visitor): .move(visitor, at: insertion.at)
                }
            },
            rows: change.changed.map {
                RowChange(
                    from: mapping.row($0.old, for: actor), to: mapping.row($0.new.record, for: actor))
            },
            outside: change.held.outside.map { mapping.row($0.record, for: actor) },
            gone: change.held.gone)
    }
}
