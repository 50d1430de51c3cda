import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerSessions
import FoyerStore
import FoyerWire

// Checked for every frame when the server sends it, whether it arrives or not.
extension Checks {
    /// One console's window as its frames describe it, and the chats that it may read.
    struct Watching {
        var mirror = ListMirror()
        var current: WatchRequest?
        var texts: RowTexts
        /// The last list request that reached the server.
        var arrived: WatchRequest?
        /// The pending requests of this connection.
        var requests: [Int64: Console.Asked] = [:]
        /// Chats joined or monitored.
        var entered: Set<String> = []
        /// Chats left again, with the time after which none of their messages may be sent.
        var left: [String: Instant] = [:]
    }

    /// A list request has reached the server.
    func recordWatch(_ request: WatchRequest, on connection: Connection) {
        watching[connection.number]?.arrived = request
    }

    func recordRequest(_ request: Int64, _ what: Console.Asked, on connection: Connection) {
        watching[connection.number]?.requests[request] = what
    }

    func recordConsole(of agent: Agent, on connection: Connection) {
        watching[connection.number] = Watching(texts: RowTexts(for: agent))
    }

    // MARK: visitors

    func visitor(_ browser: Browser, isSent frame: JSONValue, on connection: Connection) {
        lastFrame = world.time
        switch frame.member("type")?.text {
        case "welcome":
            guard let id = frame.member("visitor")?.text.flatMap({ Visitor.ID($0) }) else { return }
            recordArrival(of: id, on: connection)
            browser.welcomed(as: id, on: connection)
            for message in frame.member("messages")?.elements ?? [] { requireForVisitors(message, browser) }
        case "message": if let message = frame.member("message") { requireForVisitors(message, browser) }
        case "messages":
            for message in frame.member("messages")?.elements ?? [] { requireForVisitors(message, browser) }
        case "sent":
            guard let draft = frame.member("draft")?.text,
                let chat = frame.member("chat")?.text.flatMap({ Chat.ID($0) }),
                let stored = run.disk.look({ try $0.messages.find(from: draft, in: chat, by: .visitor) })
                    ?? nil,
                stored.sequence == frame.member("sequence")?.integer
            else { return world.fail("\(browser.name) gets an acknowledgement of nothing on disk") }
        default: break
        }
    }

    private func requireForVisitors(_ message: JSONValue, _ browser: Browser) {
        if message.member("text")?.text?.hasPrefix(Town.note) == true || message.member("note") != nil
            || message.member("sources") != nil
        {
            world.fail("\(browser.name) receives something for agents only")
        }
    }

    // MARK: consoles

    func console(_ console: Console, isSent frame: JSONValue, on connection: Connection) {
        lastFrame = world.time
        switch frame.member("type")?.text {
        case "list":
            follow(console, connection) { (state) throws(ListMirror.Misfit) in
                state.current = state.arrived
                try state.mirror.replace(by: frame)
            }
        case "listChange":
            follow(console, connection) { (state) throws(ListMirror.Misfit) in try state.mirror.apply(frame) }
        case "message":
            if let message = frame.member("message") { requireRight(console, frame, [message], connection) }
        case "messages": requireRight(console, frame, frame.member("messages")?.elements ?? [], connection)
        case "done":
            done(console, frame, connection)
            frame.member("request")?.integer.map { watching[connection.number]?.requests[$0] = nil }
        case "refused":
            frame.member("request")?.integer.map { watching[connection.number]?.requests[$0] = nil }
        default: break
        }
    }

    private func follow(
        _ console: Console, _ connection: Connection,
        _ body: (inout Watching) throws(ListMirror.Misfit) -> Void
    ) {
        areListsChanged = true
        guard var state = watching[connection.number] else { return }
        watching[connection.number] = nil  // so that it is changed without a copy
        do { try body(&state) } catch { world.fail("\(console.name): a change of the list \(error.what)") }
        watching[connection.number] = state
    }

    private func done(_ console: Console, _ frame: JSONValue, _ connection: Connection) {
        guard let request = frame.member("request")?.integer,
            let asked = watching[connection.number]?.requests[request]
        else { return }
        switch asked {
        case .send(let draft):
            guard let chat = Chat.ID(draft.chat),
                let stored = run.disk.look({
                    try $0.messages.find(from: draft.id, in: chat, by: .agent(console.agent.id))
                }) ?? nil,
                stored.sequence == frame.member("sequence")?.integer, stored.text == draft.text
            else { return world.fail("\(console.name) gets an acknowledgement of nothing on disk") }
        case .enter where run.fault == .forgottenRight: watching[connection.number]?.requests = [:]
        case .enter:
            guard let chat = frame.member("chat")?.member("id")?.text else { return }
            watching[connection.number]?.entered.insert(chat)
            watching[connection.number]?.left[chat] = nil
        case .leave(let chat):
            watching[connection.number]?.entered.remove(chat)
            watching[connection.number]?.left[chat] = world.now
        case .ban(let visitor):
            if let id = Visitor.ID(visitor), run.house?.lobby.record(id) != nil,
                run.house?.bans.contains(id, at: .unspecified, now: world.now) == true
            {
                world.fail("\(visitor) is banned, and listed")
            }
        case .other: break
        }
    }

    /// A message may be sent to agents who were in the chat at the time or are in it now, to those who joined or monitor it, and
    /// to everyone once the chat waits or has ended.
    private func requireRight(
        _ console: Console, _ frame: JSONValue, _ messages: [JSONValue], _ connection: Connection
    ) {
        guard let text = frame.member("chat")?.text, let id = Chat.ID(text),
            let state = watching[connection.number]
        else { return }
        guard let chat = run.disk.look({ try $0.chats.find(id) }) ?? nil else {
            return world.fail("\(console.name) receives chat \(text), which is not stored")
        }
        if chat.ended != nil || chat.speaker == .agent(console.agent.id) || state.entered.contains(text) {
            return
        }
        if case .queue = chat.speaker { return }
        if state.requests.values.contains(where: { asked in
            if case .enter(let visitor) = asked { visitor == chat.visitor.description } else { false }
        }) {
            return
        }
        for message in messages {
            let sequence = message.member("sequence")?.integer ?? 0
            if scripts[id]?.lastReadable[console.agent.id] ?? 0 >= sequence { continue }
            if let left = state.left[text], message.member("at")?.integer ?? 0 <= left.milliseconds {
                continue
            }
            return world.fail("\(console.name) receives \(sequence) of chat \(text) without permission")
        }
    }

    // MARK: lists

    /// The window of each console, as its frames describe it, equals a list filtered and sorted from scratch.
    func requireLists(_ records: [VisitorRecord]) {
        guard let house = run.house else { return }
        let naive = NaiveList(records)
        for console in run.consoles {
            guard let connection = console.connection, !connection.isOver,
                var state = watching[connection.number],
                let request = state.current
            else { continue }
            let members = naive.members(request.filter, request.order)
            let window = members.dropFirst(request.offset).prefix(request.count)
            let mirror = state.mirror
            let wanted = window.map(\.id.description)
            guard mirror.ids == wanted else {
                return world.fail(
                    "\(console.name) shows \(mirror.ids) for \(request), and should show \(wanted)")
            }
            guard mirror.total == members.count, mirror.online == naive.online else {
                return world.fail(
                    "\(console.name) counts \(mirror.total) of \(mirror.online), not \(members.count) of \(naive.online)"
                )
            }
            for record in window {
                let fields = state.texts.fields(of: record)
                guard mirror.rows[record.id.description] == fields else {
                    return world.fail(
                        "\(console.name) shows \(mirror.rows[record.id.description] ?? [:]), not \(fields)")
                }
            }
            requireCounts(console, mirror, naive, request.filter)
            watching[connection.number]?.texts = state.texts
        }
        _ = house
    }

    private func requireCounts(_ console: Console, _ mirror: ListMirror, _ naive: NaiveList, _ filter: Filter)
    {
        let statuses = naive.statuses(filter)
        for status in VisitorStatus.allCases
        where mirror.counts[status.rawValue] ?? 0 != Int64(statuses[status] ?? 0) {
            return world.fail(
                "\(console.name) counts \(mirror.counts[status.rawValue] ?? 0) \(status), not \(statuses[status] ?? 0)"
            )
        }
        let captured = naive.captured(filter)
        if mirror.counts["captured"] ?? 0 != Int64(captured) {
            world.fail("\(console.name) counts \(mirror.counts["captured"] ?? 0) captured, not \(captured)")
        }
        let countries = naive.countries(filter)
        if mirror.countries != countries {
            world.fail("\(console.name) counts the countries \(mirror.countries), not \(countries)")
        }
    }
}
