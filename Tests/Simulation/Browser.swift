import FoyerCore
import FoyerSessions
import FoyerWire

/// A visitor's browser with the widget on its page, behaving as docs/protocol.md requires: it sends one draft at a time, repeats
/// it with the same id after a reconnect, and resumes with the token and the last sequence number.
final class Browser: Peer {
    struct UnsentMessage {
        let id: String
        let text: String
    }

    /// A message that the server acknowledged.
    struct Sent {
        let draft: String
        let text: String
        let chat: String
        let sequence: Int64
    }

    struct Shown {
        var id: String
        var status: String
        var position: Int64?
    }

    let number: Int
    let widget: Widget
    let address: Address
    private unowned let run: Run
    private var world: World { run.world }

    // Stored in the cookie.
    private(set) var token: String?
    private(set) var visitor: Visitor.ID?
    /// All visitor ids of this browser; clearing the cookie begins a new one.
    private(set) var visitors: [Visitor.ID] = []

    private(set) var connection: Connection?
    private(set) var isHere = false
    private(set) var isOnPage = false
    /// The server has removed the widget from the page.
    private(set) var isGone = false
    /// Connections with this cookie that the server welcomed.
    private(set) var welcomed: [Connection] = []

    private(set) var chat: Shown?
    /// By chat: the shown messages by sequence number.
    private(set) var transcripts: [String: [Int64: String]] = [:]
    /// By chat: own messages that were shown when the server acknowledged them.
    private var own: [String: Set<Int64>] = [:]
    /// By chat: the highest sequence number announced during a fetch.
    private var heard: [String: Int64] = [:]
    /// Chats with a fetch in progress.
    private var fetching: Set<String> = []
    private(set) var invitation: String?
    private(set) var isOnline: Bool?
    private(set) var sent: [Sent] = []
    private var outbox: [UnsentMessage] = []
    private var onItsWay: String?
    private var drafted = 0
    private var page = ""
    private var attempts = 0

    init(_ number: Int, in run: Run, widget: Widget, address: Address) {
        self.number = number
        self.run = run
        self.widget = widget
        self.address = address
    }

    var name: String { "visitor \(number)" }
    var hasUnsent: Bool { !outbox.isEmpty }

    /// When the server last had an open, welcomed connection of this visitor.
    var seenUntil: Int64? {
        welcomed.map { $0.overSince ?? world.time }.max()
    }

    // MARK: the page

    /// Opens a page with the widget.
    func come() {
        guard !isOnPage else { return }
        isOnPage = true
        isGone = false
        connect()
    }

    /// Closes the page. Shown messages are forgotten, drafts are kept.
    func leave() {
        isOnPage = false
        connection?.disconnect()
        forgetConnection()
        (chat, transcripts, invitation, own) = (nil, [:], nil, [:])
    }

    func clearCookie() {
        leave()
        (token, visitor, welcomed) = (nil, nil, [])
        outbox = []
    }

    func cut() { connection?.cut() }

    private func forgetConnection() {
        connection = nil
        isHere = false
        onItsWay = nil
        (fetching, heard) = ([], [:])
    }

    private func connect() {
        guard isOnPage, !isGone, connection == nil else { return }
        attempts += 1
        guard let connection = run.connect(visitor: self) else { return retry() }
        self.connection = connection
        let known = token.map { #","token":"\#($0)""# } ?? ""
        var resume = ""
        if let chat, let last = transcripts[chat.id]?.keys.max() {
            resume = #","resume":{"chat":"\#(chat.id)","after":\#(last)}"#
        }
        connection.transmit(
            #"{"type":"hello","protocol":1,"widget":"\#(widget.id)","tab":"t\#(number)","focused":true,"#
                + #""page":\#(pageText)\#(known)\#(resume)}"#)
    }

    private var pageText: String { #"{"url":"\#(Town.origin)/\#(page)","title":"\#(page)"}"# }

    private func retry() {
        let delay = world.dice.pick(Int64(50)...400) * 1_000 * Int64(min(attempts, 6))
        world.after(delay, "retry") { [self] in connect() }
    }

    func disconnected(_ connection: Connection, code: UInt16?) {
        guard connection === self.connection else { return }
        forgetConnection()
        if code == SessionClose.badToken { token = nil }
        if code == SessionClose.gone { isGone = true }
        retry()
    }

    // MARK: frames from the server

    func receive(_ frame: JSONValue, on connection: Connection) {
        guard connection === self.connection else { return }
        switch frame.member("type")?.text {
        case "welcome": welcome(frame)
        case "chat": take(chat: frame.member("chat"))
        case "message":
            if let chat = frame.member("chat")?.text, let message = frame.member("message") {
                // A message acknowledged by `sent` may also arrive as a message.
                let sequence = message.member("sequence")?.integer ?? 0
                if own[chat]?.contains(sequence) == true { return }
                // A later message than the missing ones; the fetch returns it. The next one in order is always accepted.
                let last = transcripts[chat]?.keys.max() ?? 0
                guard fetching.contains(chat) || heard[chat] ?? 0 > last, sequence > last + 1 else {
                    return take([message], of: chat)
                }
                heard[chat] = max(heard[chat] ?? 0, sequence)
            }
        case "messages":
            if let chat = frame.member("chat")?.text {
                let isAsked = fetching.remove(chat) != nil
                take(frame.member("messages")?.elements ?? [], of: chat, mayRepeat: isAsked)
                if isAsked { fetchMissing(of: chat) }
            }
        case "sent": stored(frame)
        case "invitation": invitation = frame.member("invitation")?.member("id")?.text
        case "online": isOnline = frame.member("online")?.bool
        case "refused": refused(frame)
        case "gone": isGone = true
        default: break  // typing, marks, pong and later change nothing here
        }
    }

    private func welcome(_ frame: JSONValue) {
        attempts = 0
        isHere = true
        token = frame.member("token")?.text
        isOnline = frame.member("online")?.bool
        invitation = frame.member("invitation")?.member("id")?.text
        let before = chat?.id
        take(chat: frame.member("chat"))
        if let chat {
            if chat.id != before { (transcripts[chat.id], own[chat.id]) = (nil, nil) }
            take(frame.member("messages")?.elements ?? [], of: chat.id)
        }
        onItsWay = nil
        pump()
    }

    /// Called when the server sends the welcome: the server knows the visitor from then on, even if the connection is cut and
    /// the frame does not arrive.
    func welcomed(as id: Visitor.ID, on connection: Connection) {
        if connection === self.connection { visitor = id }
        if !visitors.contains(id) { visitors.append(id) }
        welcomed.append(connection)
    }

    private func take(chat shape: JSONValue?) {
        guard let shape, let id = shape.member("id")?.text, let status = shape.member("status")?.text else {
            chat = nil
            return
        }
        // Notices about an older chat may arrive late.
        chat = Shown(id: id, status: status, position: shape.member("position")?.integer)
    }

    /// Messages must be in order, without duplicates, and without gaps except for internal notes.
    private func take(_ messages: [JSONValue], of chat: String, mayRepeat: Bool = false) {
        for message in messages {
            let sequence = message.member("sequence")?.integer ?? 0
            let last = transcripts[chat]?.keys.max() ?? 0
            if mayRepeat, sequence <= last { continue }
            guard sequence > last else {
                return world.fail("\(name) receives \(sequence) of chat \(chat) after \(last)")
            }
            run.checks.requireNothingHidden(in: chat, between: last, and: sequence, from: name)
            transcripts[chat, default: [:]][sequence] = message.member("text")?.text ?? ""
        }
    }

    private func stored(_ frame: JSONValue) {
        guard let id = frame.member("draft")?.text, let chat = frame.member("chat")?.text,
            let sequence = frame.member("sequence")?.integer,
            let place = outbox.firstIndex(where: { $0.id == id })
        else { return }
        let draft = outbox.remove(at: place)
        if let later = sent.first(where: { $0.chat == chat && $0.sequence >= sequence }) {
            world.fail(
                "\(name): \(id) was stored as \(sequence), but \(later.draft) before it as \(later.sequence)")
        }
        sent.append(Sent(draft: id, text: draft.text, chat: chat, sequence: sequence))
        onItsWay = nil
        show(draft, as: sequence, of: chat)
        pump()
    }

    /// Shows the acknowledged message if it is the next one; otherwise fetches the missing ones.
    private func show(_ draft: UnsentMessage, as sequence: Int64, of chat: String) {
        let last = transcripts[chat]?.keys.max() ?? 0
        if sequence == last + 1 {
            transcripts[chat, default: [:]][sequence] = draft.text
            own[chat, default: []].insert(sequence)
        } else {
            heard[chat] = max(heard[chat] ?? 0, sequence)
            fetchMissing(of: chat)
        }
    }

    /// Fetches messages that were announced but not received.
    private func fetchMissing(of chat: String) {
        let last = transcripts[chat]?.keys.max() ?? 0
        guard heard[chat] ?? 0 > last, fetching.insert(chat).inserted else { return }
        connection?.transmit(#"{"type":"fetch","chat":"\#(chat)","after":\#(last)}"#)
    }

    private func refused(_ frame: JSONValue) {
        if frame.member("command")?.text == "fetch" {
            fetching = []
            let connection = connection
            return world.after(1_000_000, "again") { [self] in
                guard connection === self.connection, let chat else { return }
                fetchMissing(of: chat.id)
            }
        }
        guard let id = frame.member("draft")?.text, id == onItsWay else { return }
        switch frame.member("code")?.text {
        case "tooFast", "unavailable":
            let wait = frame.member("retryAfter")?.integer ?? 1_000
            world.after(wait * 1_000, "again") { [self] in
                if onItsWay == id { onItsWay = nil }
                pump()
            }
        default:
            outbox.removeAll { $0.id == id }  // the widget shows it as failed
            onItsWay = nil
            pump()
        }
    }

    // MARK: actions of the visitor

    private func pump() {
        guard isHere, onItsWay == nil, let draft = outbox.first else { return }
        onItsWay = draft.id
        connection?.transmit(#"{"type":"send","draft":"\#(draft.id)","text":"\#(draft.text)"}"#)
    }

    func write() {
        drafted += 1
        let id = "v\(number)-\(drafted)"
        outbox.append(UnsentMessage(id: id, text: "\(world.dice.pick(from: Town.phrases) ?? "") (\(id))"))
        pump()
    }

    /// A random action of a visitor.
    func act() {
        guard isOnPage else { return come() }
        guard isHere, let connection else { return }
        switch world.dice.pick(0...99) {
        case ..<40: write()
        case ..<52:
            page = world.dice.pick(from: Town.pages) ?? ""
            connection.transmit(#"{"type":"page","tab":"t\#(number)","focused":true,"page":\#(pageText)}"#)
        case ..<60: connection.transmit(#"{"type":"open"}"#)
        case ..<66:
            connection.transmit(#"{"type":"typing","text":"\#(world.dice.happens(500) ? "so" : "")"}"#)
        case ..<74:
            guard let chat, let last = transcripts[chat.id]?.keys.max() else { return }
            let mark = world.dice.happens(500) ? "read" : "received"
            connection.transmit(#"{"type":"\#(mark)","chat":"\#(chat.id)","sequence":\#(last)}"#)
        case ..<79: connection.transmit(#"{"type":"end"}"#)
        case ..<89:
            guard let invitation else { return write() }
            let answer = world.dice.happens(700) ? "answer" : "decline"
            connection.transmit(#"{"type":"\#(answer)","invitation":"\#(invitation)"}"#)
        case ..<91: connection.transmit(#"{"type":"identify","name":"Vera \#(world.dice.pick(1...9))"}"#)
        case ..<92:
            connection.transmit(
                #"{"type":"set","variables":{"plan":"gold","size":"\#(world.dice.pick(1...9))"}}"#)
        case ..<95:
            leave()
            come()
        case ..<99:
            leave()
            let away =
                world.dice.happens(600)
                ? world.dice.pick(Int64(0)...8_000) : world.dice.pick(Int64(0)...60_000)
            run.later(away * 1_000) { [self] in come() }
        default: clearCookie()
        }
    }
}
