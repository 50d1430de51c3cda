import FoyerBoard
import FoyerCore
import FoyerSessions
import FoyerWire

/// An agent's console: watches a window of the list, follows chats, and sends the commands that its screen offers.
final class Console: Peer {
    struct Shown: Hashable {
        let visitor: String
        let status: String
        let assignee: String?
        let version: Int64
    }

    /// A message that the server acknowledged.
    struct Sent {
        let chat: String
        let draft: String
        let text: String
        let sequence: Int64
    }

    struct UnsentMessage {
        let id: String
        let chat: String
        let text: String
        let isNote: Bool
    }

    /// A command without an answer yet.
    enum Asked {
        case send(UnsentMessage)
        /// Join or Monitor, of the visitor's chat.
        case enter(visitor: String)
        case leave(chat: String)
        case ban(visitor: String)
        case other
    }

    let number: Int
    let agent: Agent
    private unowned let run: Run
    private var world: World { run.world }

    private var token: String?
    private(set) var connection: Connection?
    private(set) var isHere = false
    private(set) var isOpen = false
    private(set) var mirror = ListMirror()
    private(set) var chats: [String: Shown] = [:]
    private(set) var transcripts: [String: [Int64: String]] = [:]
    private(set) var invitations: Set<String> = []
    private(set) var sent: [Sent] = []
    private(set) var asked: [Int64: Asked] = [:]
    private var drafts: [UnsentMessage] = []
    private var entered: Set<String> = []
    private var requests: Int64 = 0
    private var drafted = 0
    private var attempts = 0

    init(_ number: Int, in run: Run, agent: Agent) {
        self.number = number
        self.run = run
        self.agent = agent
    }

    var name: String { "console \(number) of \(agent.name)" }
    var hasUnsent: Bool { !drafts.isEmpty }

    // MARK: the page

    func open() {
        guard !isOpen else { return }
        isOpen = true
        connect()
    }

    func close() {
        isOpen = false
        connection?.disconnect()
        forgetConnection()
        (chats, transcripts, drafts, entered) = ([:], [:], [], [])
    }

    func cut() { connection?.cut() }

    private func forgetConnection() {
        connection = nil
        isHere = false
        asked = [:]
        entered = []
    }

    private func connect() {
        guard isOpen, connection == nil else { return }
        attempts += 1
        guard let token else {
            return run.logIn(agent) { [self] token in
                self.token = token
                token == nil ? retry() : connect()
            }
        }
        switch run.connect(console: self, token: token) {
        case .answered(let connection):
            self.connection = connection
            let held = transcripts.keys.sorted().compactMap { chat in
                transcripts[chat]?.keys.max().map { #"{"chat":"\#(chat)","after":\#($0)}"# }
            }
            connection.transmit(#"{"type":"hello","protocol":1,"chats":[\#(held.joined(separator: ","))]}"#)
            watch()
        case .loggedOut:
            self.token = nil
            retry()
        case .noAnswer: retry()
        }
    }

    private func retry() {
        let delay = world.dice.pick(Int64(50)...400) * 1_000 * Int64(min(attempts, 6))
        world.after(delay, "retry") { [self] in connect() }
    }

    func disconnected(_ connection: Connection, code: UInt16?) {
        guard connection === self.connection else { return }
        forgetConnection()
        if code == SessionClose.loggedOut { token = nil }
        retry()
    }

    // MARK: frames from the server

    func receive(_ frame: JSONValue, on connection: Connection) {
        guard connection === self.connection else { return }
        switch frame.member("type")?.text {
        case "welcome": welcome(frame)
        case "list": record { () throws(ListMirror.Misfit) in try mirror.replace(by: frame) }
        case "listChange": record { () throws(ListMirror.Misfit) in try mirror.apply(frame) }
        case "chat": if let chat = frame.member("chat") { take(chat: chat) }
        case "invitations": take(invitations: frame)
        case "message":
            if let chat = frame.member("chat")?.text, let message = frame.member("message") {
                take([message], of: chat, isLive: true)
            }
        case "messages":
            if let chat = frame.member("chat")?.text {
                take(frame.member("messages")?.elements ?? [], of: chat, isLive: false)
            }
        case "done": done(frame)
        case "refused": refused(frame)
        default: break  // other frames change nothing here
        }
    }

    private func record(_ body: () throws(ListMirror.Misfit) -> Void) {
        do { try body() } catch { world.fail("\(name): a change of the list \(error.what)") }
    }

    private func welcome(_ frame: JSONValue) {
        attempts = 0
        isHere = true
        chats = [:]
        for chat in frame.member("chats")?.elements ?? [] { take(chat: chat) }
        take(invitations: frame)
        for chat in transcripts.keys where chats[chat] == nil { transcripts[chat] = nil }
        for draft in drafts { post(draft) }
    }

    private func take(chat shape: JSONValue) {
        guard let id = shape.member("id")?.text, let status = shape.member("status")?.text,
            let visitor = shape.member("visitor")?.text, let version = shape.member("version")?.integer
        else { return }
        // Notices may arrive twice or late; the version tells which one is newer.
        if let known = chats[id], known.version > version { return }
        chats[id] = Shown(
            visitor: visitor, status: status, assignee: shape.member("assignee")?.text, version: version)
    }

    private func take(invitations frame: JSONValue) {
        invitations = Set((frame.member("invitations")?.elements ?? []).compactMap { $0.member("id")?.text })
    }

    /// Live messages arrive in order and without duplicates; pages may repeat messages.
    private func take(_ messages: [JSONValue], of chat: String, isLive: Bool) {
        for message in messages {
            let sequence = message.member("sequence")?.integer ?? 0
            if isLive, let last = transcripts[chat]?.keys.max(), sequence != last + 1 {
                world.fail("\(name) receives \(sequence) of chat \(chat) after \(last)")
            }
            transcripts[chat, default: [:]][sequence] = message.member("text")?.text ?? ""
        }
    }

    private func done(_ frame: JSONValue) {
        guard let request = frame.member("request")?.integer, let asked = asked.removeValue(forKey: request)
        else { return }
        switch asked {
        case .send(let draft):
            drafts.removeAll { $0.id == draft.id }
            sent.append(
                Sent(
                    chat: draft.chat, draft: draft.id, text: draft.text,
                    sequence: frame.member("sequence")?.integer ?? 0))
        case .enter:
            if let chat = frame.member("chat")?.member("id")?.text { entered.insert(chat) }
        case .leave, .ban, .other: break
        }
    }

    private func refused(_ frame: JSONValue) {
        guard let request = frame.member("request")?.integer, let asked = asked.removeValue(forKey: request),
            case .send(let draft) = asked
        else { return }
        guard frame.member("code")?.text == "unavailable" else {
            return drafts.removeAll { $0.id == draft.id }
        }
        world.after(1_000_000, "again") { [self] in
            if isHere, drafts.contains(where: { $0.id == draft.id }) { post(draft) }
        }
    }

    // MARK: actions of the agent

    private func post(_ draft: UnsentMessage) {
        command(
            #""type":"send","chat":"\#(draft.chat)","draft":"\#(draft.id)","text":"\#(draft.text)","note":\#(draft.isNote)"#,
            .send(draft))
    }

    private func command(_ fields: String, _ what: Asked = .other) {
        requests += 1
        asked[requests] = what
        if let connection { run.checks.recordRequest(requests, what, on: connection) }
        connection?.transmit(#"{"type":"command","request":\#(requests),"command":{\#(fields)}}"#)
    }

    /// Requests another window of the list.
    private func watch() {
        guard let connection else { return }
        let request = WatchRequest(
            filter: world.dice.filter(), order: world.dice.order(), offset: world.dice.happens(700) ? 0 : 2,
            count: world.dice.pick(2...12))
        connection.transmit(request.text) { [run] connection in
            run.checks.recordWatch(request, on: connection)
        }
    }

    private func write(in chat: String) {
        drafted += 1
        let isNote = world.dice.happens(250)
        let id = "a\(number)-\(drafted)"
        let draft = UnsentMessage(
            id: id, chat: chat, text: isNote ? "\(Town.note) \(id)" : "words \(id)", isNote: isNote)
        drafts.append(draft)
        post(draft)
    }

    /// A random action of an agent.
    func act() {
        guard isOpen else { return open() }
        guard isHere, let connection else { return }
        switch world.dice.pick(0...99) {
        case ..<45: actOnRow()
        case ..<75: actInChat()
        case ..<80: watch()
        case ..<84: select()
        case ..<88:
            guard !run.plan.isAlwaysOnline else { return }
            let choice = world.dice.pick(from: ["online", "online", "away", "offline"]) ?? "online"
            command(#""type":"availability","availability":"\#(choice)""#)
        case ..<91:
            close()
            let away =
                world.dice.happens(600)
                ? world.dice.pick(Int64(0)...4_000) : world.dice.pick(Int64(0)...50_000)
            run.later(away * 1_000) { [self] in open() }
        case ..<94: if let chat = entered.sorted().first { leave(chat) }
        case ..<96:
            if Role.builtIn(agent.role)?.permissions.contains(.manageBans) == true { run.liftBan(by: token) }
        case ..<98: connection.transmit(#"{"type":"ping"}"#)
        default: connection.transmit(#"{"type":"select","visitor":null}"#)
        }
    }

    private func select() {
        guard let id = world.dice.pick(from: mirror.ids) else { return }
        connection?.transmit(#"{"type":"select","visitor":"\#(id)"}"#)
    }

    private func leave(_ chat: String) {
        entered.remove(chat)
        command(#""type":"leaveChat","chat":"\#(chat)""#, .leave(chat: chat))
    }

    private func actOnRow() {
        guard let id = world.dice.pick(from: mirror.ids), let row = mirror.rows[id] else { return }
        let offered = (row["actions"] ?? "").split { "[],\"".contains($0) }.map(String.init)
        // Bans are rare, and actions on the visitor's chat are frequent.
        var wishes = offered.filter { !["visitorInfo", "capture", "release", "ban"].contains($0) }
        if wishes.isEmpty || world.dice.happens(250) { wishes = offered.filter { $0 != "ban" } }
        if world.dice.happens(40) { wishes = ["ban"] }
        guard let wish = world.dice.pick(from: wishes) else { return }
        var target = #""visitor":"\#(id)""#
        if world.dice.happens(500), let version = row["version"] { target += #","version":\#(version)"# }
        if world.dice.happens(500), let chat = row["chat"] { target += #","chat":"\#(chat)""# }
        if run.plan.isDistributed, ["accept", "invite", "takeOver"].contains(wish) { return }
        switch wish {
        case "visitorInfo": command(#""type":"info",\#(target)"#)
        case "ban":
            let way = world.dice.happens(700) ? (true, false) : (world.dice.happens(500), true)
            command(
                #""type":"ban",\#(target),"byVisitor":\#(way.0),"byAddress":\#(way.1),"comment":"rude""#,
                .ban(visitor: id))
        case "invite": command(#""type":"invite",\#(target),"text":"May I help?""#)
        case "join", "monitor": command(#""type":"\#(wish)",\#(target)"#, .enter(visitor: id))
        default: command(#""type":"\#(wish)",\#(target)"#)
        }
    }

    private func actInChat() {
        let own = chats.keys.sorted().filter {
            chats[$0]?.status == "chatting" && chats[$0]?.assignee == agent.id.description
        }
        guard let chat = world.dice.pick(from: own), let shown = chats[chat] else {
            return actInEntered()
        }
        let target = #""visitor":"\#(shown.visitor)","chat":"\#(chat)""#
        switch world.dice.pick(0...99) {
        case ..<55: write(in: chat)
        case ..<70:
            guard let last = transcripts[chat]?.keys.max() else { return }
            let mark = world.dice.happens(500) ? "read" : "received"
            connection?.transmit(#"{"type":"\#(mark)","chat":"\#(chat)","sequence":\#(last)}"#)
        case ..<76:
            connection?.transmit(#"{"type":"typing","chat":"\#(chat)","typing":\#(world.dice.happens(500))}"#)
        case ..<84: command(#""type":"end",\#(target)"#)
        case ..<88: command(#""type":"goToChat",\#(target)"#)
        case ..<92: command(#""type":"editContact",\#(target),"name":"Mr \#(world.dice.pick(1...9))""#)
        default:
            let note = world.dice.happens(500) ? #","note":"\#(Town.note) for you""# : ""
            let toQueue = run.plan.isDistributed || world.dice.happens(500)
            let receiver =
                toQueue
                ? #""toQueue":"\#(world.dice.happens(500) ? Town.supportID : Town.salesID)""#
                : #""toAgent":"\#((world.dice.pick(from: Town.agents) ?? agent).id)""#
            command(#""type":"transfer",\#(target),\#(receiver)\#(note)"#)
        }
    }

    /// In the window of a flow's or a bot's chat the agent can take it over.
    private func actInEntered() {
        guard !run.plan.isDistributed, let chat = world.dice.pick(from: entered.sorted()),
            let shown = chats[chat]
        else { return }
        let target = #""visitor":"\#(shown.visitor)","chat":"\#(chat)""#
        command(
            shown.status == "chattingWithBot"
                ? #""type":"takeOver",\#(target)"# : #""type":"stopFlow",\#(target)"#)
    }
}

extension Dice {
    fileprivate mutating func filter() -> Filter {
        var filter = Filter()
        guard happens(500) else { return filter }
        switch pick(0...7) {
        case 0: filter.statuses = [.waitingForChat, .chatting]
        case 1: filter.statuses = [.inSite, .end, .refusedByVisitor]
        case 2: filter.widget = pick(from: Town.widgets)?.id
        case 3: filter.assignee = happens(500) ? .nobody : pick(from: Town.agents).map { .agent($0.id) }
        case 4: filter.country = "DE"
        case 5: filter.captured = happens(500)
        case 6: filter.text = pick(from: ["vera", "cart", "203.0", "a"]) ?? ""
        default: filter.queue = Town.supportID
        }
        return filter
    }

    fileprivate mutating func order() -> SortOrder {
        happens(400)
            ? SortOrder() : SortOrder(by: pick(from: NaiveList.keys) ?? .default, descending: happens(500))
    }
}

extension WatchRequest {
    /// The command as JSON.
    fileprivate var text: String {
        var parts: [String] = []
        let statuses = VisitorStatus.allCases.filter(filter.statuses.contains).map { "\"\($0.rawValue)\"" }
        parts.append("\"statuses\":[\(statuses.joined(separator: ","))]")
        if let widget = filter.widget { parts.append("\"widget\":\"\(widget)\"") }
        if let queue = filter.queue { parts.append("\"queue\":\"\(queue)\"") }
        switch filter.assignee {
        case .agent(let agent)?: parts.append("\"assignee\":\"\(agent)\"")
        case .nobody?: parts.append("\"assignee\":\"nobody\"")
        case nil: break
        }
        if let country = filter.country { parts.append("\"country\":\"\(country)\"") }
        if let captured = filter.captured { parts.append("\"captured\":\(captured)") }
        parts.append("\"text\":\"\(filter.text)\"")
        return #"{"type":"watch","filter":{\#(parts.joined(separator: ","))},"#
            + #""sort":{"by":"\#(order.by.rawValue)","descending":\#(order.descending)},"#
            + #""offset":\#(offset),"count":\#(count)}"#
    }
}
