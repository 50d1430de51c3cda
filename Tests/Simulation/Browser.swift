import FoyerCore
import FoyerSessions
import FoyerWire

/// A visitor's browser with the widget on its page, as docs/protocol.md wants it: one draft at a time, sent again under its
/// name after a break, resumed with the token and the last number.
final class Browser: Peer {
    struct UnsentMessage {
        let id: String
        let text: String
    }

    /// A message that the server said it has.
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

    // The cookie.
    private(set) var token: String?
    private(set) var visitor: Visitor.ID?
    /// Every id this browser had; a cleared cookie makes a new one.
    private(set) var visitors: [Visitor.ID] = []

    private(set) var line: Line?
    private(set) var isHere = false
    private(set) var isOnPage = false
    /// The widget was taken away from the page.
    private(set) var isGone = false
    /// Lines of this cookie that the server answered.
    private(set) var welcomed: [Line] = []

    private(set) var chat: Shown?
    /// By chat: what is shown, by number.
    private(set) var transcripts: [String: [Int64: String]] = [:]
    /// By chat: own messages that were shown when they were answered.
    private var own: [String: Set<Int64>] = [:]
    /// By chat: the highest number that was heard of while something was asked for.
    private var heard: [String: Int64] = [:]
    /// Chats of which something was asked for.
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

    /// When the server last had a line of this visitor's, answered and open.
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

    /// Closes the page; what is shown is forgotten with it, the drafts are not.
    func leave() {
        isOnPage = false
        line?.hangUp()
        forgetLine()
        (chat, transcripts, invitation, own) = (nil, [:], nil, [:])
    }

    func clearCookie() {
        leave()
        (token, visitor, welcomed) = (nil, nil, [])
        outbox = []
    }

    func cut() { line?.cut() }

    private func forgetLine() {
        line = nil
        isHere = false
        onItsWay = nil
        (fetching, heard) = ([], [:])
    }

    private func connect() {
        guard isOnPage, !isGone, line == nil else { return }
        attempts += 1
        guard let line = run.dial(visitor: self) else { return retry() }
        self.line = line
        let known = token.map { #","token":"\#($0)""# } ?? ""
        var resume = ""
        if let chat, let last = transcripts[chat.id]?.keys.max() {
            resume = #","resume":{"chat":"\#(chat.id)","after":\#(last)}"#
        }
        line.say(
            #"{"type":"hello","protocol":1,"widget":"\#(widget.id)","tab":"t\#(number)","focused":true,"#
                + #""page":\#(pageText)\#(known)\#(resume)}"#)
    }

    private var pageText: String { #"{"url":"\#(Town.origin)/\#(page)","title":"\#(page)"}"# }

    private func retry() {
        let delay = world.dice.pick(Int64(50)...400) * 1_000 * Int64(min(attempts, 6))
        world.after(delay, "retry") { [self] in connect() }
    }

    func lost(_ line: Line, code: UInt16?) {
        guard line === self.line else { return }
        forgetLine()
        if code == SessionClose.badToken { token = nil }
        if code == SessionClose.gone { isGone = true }
        retry()
    }

    // MARK: what the server says

    func heard(_ frame: JSONValue, on line: Line) {
        guard line === self.line else { return }
        switch frame.member("type")?.text {
        case "welcome": greeted(frame)
        case "chat": take(chat: frame.member("chat"))
        case "message":
            if let chat = frame.member("chat")?.text, let message = frame.member("message") {
                // What was answered by `sent` may come as a message, too.
                let sequence = message.member("sequence")?.integer ?? 0
                if own[chat]?.contains(sequence) == true { return }
                // Beyond what is missing; the next one fits in any case.
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
        default: break  // typing, marks, pong, later: nothing here depends on them
        }
    }

    private func greeted(_ frame: JSONValue) {
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

    /// Told by the run as soon as the server says it: the visitor is known from then on. On a line that was cut meanwhile it
    /// reaches nobody.
    func welcomed(as id: Visitor.ID, on line: Line) {
        if line === self.line { visitor = id }
        if !visitors.contains(id) { visitors.append(id) }
        welcomed.append(line)
    }

    private func take(chat shape: JSONValue?) {
        guard let shape, let id = shape.member("id")?.text, let status = shape.member("status")?.text else {
            chat = nil
            return
        }
        // Notices of an older chat may arrive late.
        chat = Shown(id: id, status: status, position: shape.member("position")?.integer)
    }

    /// In order, none twice, and nothing left out but what is not for visitors.
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

    /// The answer is the message, where it is the next one; else what is missing is asked for.
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

    /// Asks for what was heard of and is not here.
    private func fetchMissing(of chat: String) {
        let last = transcripts[chat]?.keys.max() ?? 0
        guard heard[chat] ?? 0 > last, fetching.insert(chat).inserted else { return }
        line?.say(#"{"type":"fetch","chat":"\#(chat)","after":\#(last)}"#)
    }

    private func refused(_ frame: JSONValue) {
        if frame.member("command")?.text == "fetch" {
            fetching = []
            let line = line
            return world.after(1_000_000, "again") { [self] in
                guard line === self.line, let chat else { return }
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
            outbox.removeAll { $0.id == id }  // shown as failed
            onItsWay = nil
            pump()
        }
    }

    // MARK: what the visitor does

    private func pump() {
        guard isHere, onItsWay == nil, let draft = outbox.first else { return }
        onItsWay = draft.id
        line?.say(#"{"type":"send","draft":"\#(draft.id)","text":"\#(draft.text)"}"#)
    }

    func write() {
        drafted += 1
        let id = "v\(number)-\(drafted)"
        outbox.append(UnsentMessage(id: id, text: "\(world.dice.pick(from: Town.phrases) ?? "") (\(id))"))
        pump()
    }

    /// One of the things that visitors do.
    func act() {
        guard isOnPage else { return come() }
        guard isHere, let line else { return }
        switch world.dice.pick(0...99) {
        case ..<40: write()
        case ..<52:
            page = world.dice.pick(from: Town.pages) ?? ""
            line.say(#"{"type":"page","tab":"t\#(number)","focused":true,"page":\#(pageText)}"#)
        case ..<60: line.say(#"{"type":"open"}"#)
        case ..<66: line.say(#"{"type":"typing","text":"\#(world.dice.happens(500) ? "so" : "")"}"#)
        case ..<74:
            guard let chat, let last = transcripts[chat.id]?.keys.max() else { return }
            let mark = world.dice.happens(500) ? "read" : "received"
            line.say(#"{"type":"\#(mark)","chat":"\#(chat.id)","sequence":\#(last)}"#)
        case ..<79: line.say(#"{"type":"end"}"#)
        case ..<89:
            guard let invitation else { return write() }
            let answer = world.dice.happens(700) ? "answer" : "decline"
            line.say(#"{"type":"\#(answer)","invitation":"\#(invitation)"}"#)
        case ..<91: line.say(#"{"type":"identify","name":"Vera \#(world.dice.pick(1...9))"}"#)
        case ..<92:
            line.say(#"{"type":"set","variables":{"plan":"gold","size":"\#(world.dice.pick(1...9))"}}"#)
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
