import FoyerCore
public import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

/// The conversation with a widget: hello, then commands up and notices down.
public final class VisitorSession: ClientSession, Listener {
    enum Phase: Sendable {
        case new
        /// The hello is being answered; events that arrive meanwhile are sent after the welcome.
        case arriving([HubEvent])
        case here(VisitorCommandHandler.Caller)
        /// The closing frame was sent, and the connection is about to close.
        case leaving(VisitorCommandHandler.Caller)
        case over
    }

    struct State: Sendable {
        var phase = Phase.new
        /// How far the page has come in its chats, the newest last.
        var chats: [(id: Chat.ID, reader: ChatReader)] = []
        /// Messages in flight to disk.
        var sending = 0
        /// There are so many that reading is paused.
        var isUnread = false
    }

    /// Maximum in-flight messages per connection before we stop reading from it. A person has one in flight;
    /// a script that sends more waits in its own connection and not in the writer's queue, where all others
    /// would wait behind it.
    static let sendingLimit = 2

    let commands: VisitorCommandHandler
    let request: ClientRequest
    let sink: any FrameSink
    let connection: ConnectionID
    let inbox: Inbox
    let state: Mutex<State>
    /// The name of an HTTP stream, which its client sends with its commands.
    let stream: String?

    init(
        commands: VisitorCommandHandler, request: ClientRequest, sink: any FrameSink,
        connection: ConnectionID,
        stream: String?
    ) {
        self.commands = commands
        self.request = request
        self.sink = sink
        self.connection = connection
        self.stream = stream
        inbox = Inbox(on: sink.outlet.executor)
        state = Mutex(State())
    }

    public var outlet: any Outlet { sink.outlet }

    public func receive(_ text: [UInt8]) {
        let command: VisitorCommand
        do { command = try VisitorCommand(frame: text) } catch {
            return say(.refused(VisitorRefusalShape(error, of: FrameSummary(of: text))))
        }
        take(command)
    }

    /// Carries out a command of this client, including a POST with the stream's name.
    func take(_ command: VisitorCommand) {
        if case .hello(let hello) = command { return begin(hello) }
        if isLeaving { return }
        guard let caller else {
            return say(
                .refused(
                    VisitorRefusalShape(
                        .helloExpected, detail: "Say hello first; then this.", command: command.name)))
        }
        if let wait = commands.wait(for: command, of: caller.visitor, at: request.address) {
            return refuse(command, for: wait)
        }
        let reply = { (notice: VisitorNotice) in
            if case .later = notice {
                self.end(saying: notice, code: 1013)
            } else if case .gone = notice {
                self.end(saying: notice, code: SessionClose.gone)
            } else {
                self.say(notice)
            }
        }
        if commands.performAtOnce(command, by: caller, reply: reply) { return }
        if !enqueue(command, by: caller) {
            say(
                .refused(
                    VisitorRefusalShape(
                        .tooFast, detail: "Too many commands are waiting.", command: command.name,
                        request: command.request, retryAfter: Problem.storeRetry)))
        }
    }

    /// - Returns: false if too many commands are waiting.
    private func enqueue(_ command: VisitorCommand, by caller: VisitorCommandHandler.Caller) -> Bool {
        let answer: @Sendable (VisitorNotice) -> Void = { [self] notice in
            if case .gone = notice { end(saying: .gone, code: SessionClose.gone) } else { say(notice) }
        }
        guard case .send(let draft, let text) = command else {
            return inbox.add { [self] in
                await commands.perform(command, by: caller) { notice in
                    recordSent(notice, as: command)
                    answer(notice)
                }
            }
        }
        beginSending()
        let isEnqueued = inbox.addBrief { [self] in
            commands.send(text, draft: draft, by: caller) { [self] notice in
                if let notice { answer(notice) }
                endSending()
            }
        }
        if !isEnqueued { endSending() }
        return isEnqueued
    }

    /// What the page fetched is not sent again when its event arrives.
    private func recordSent(_ notice: VisitorNotice, as command: VisitorCommand) {
        guard case .fetch(_, let after) = command, case .messages(let chat, let lines) = notice,
            let last = lines.last?.shape.message.sequence
        else { return }
        state.withLock { $0.told(from: after, to: last, in: chat) }
    }

    private func beginSending() {
        let mustPause = state.withLock { state in
            state.sending += 1
            guard state.sending >= Self.sendingLimit, !state.isUnread else { return false }
            state.isUnread = true
            return true
        }
        if mustPause { sink.pauseReading() }
    }

    private func endSending() {
        let mayResume = state.withLock { state in
            state.sending -= 1
            guard state.sending < Self.sendingLimit, state.isUnread else { return false }
            state.isUnread = false
            return true
        }
        if mayResume { sink.resumeReading() }
    }

    public func closed() {
        let caller = leave()
        inbox.close()
        guard let caller else { return }
        commands.hub.leave(self, .visitor(caller.visitor))
        commands.hub.leave(self, .widget(caller.widget))
        commands.endTyping(of: caller.visitor)
        commands.lobby.disconnect(connection, visitor: caller.visitor, at: commands.environment.clock())
    }

    public func handle(_ notice: HubEvent) {
        let outcome: Delivery = state.withLock { state in
            switch state.phase {
            case .new, .leaving, .over:
                return .skip
            case .arriving(let waiting):
                state.phase = .arriving(waiting + [notice])
                return .skip
            case .here(let caller):
                if let closing = notice.closing {
                    state.phase = .leaving(caller)
                    return .close(closing)
                }
                if notice.asksBans { return isBanned(caller, &state) ? .ban : .skip }
                guard let position = notice.position else { return .send }
                switch state.observe(position) {
                case .skip: return .skip
                case .send: return .send
                case .catchUp: return .catchUp(position.chat)
                }
            }
        }
        if let receipt = notice.receipt, receipt.connection == connection { return take(receipt, outcome) }
        switch outcome {
        case .skip: break
        case .send: if !notice.frame.bytes.isEmpty { sink.send(notice.frame) }
        case .catchUp(let chat): catchUp(chat)
        case .close(let code):
            sink.send(notice.frame)
            sink.close(code: code)
        case .ban:
            say(.gone)
            sink.close(code: SessionClose.gone)
        }
    }

    private enum Delivery { case send, skip, close(UInt16), ban, catchUp(Chat.ID) }

    /// Checked with this connection's own address: the visitor's latest address may be another.
    private func isBanned(_ caller: VisitorCommandHandler.Caller, _ state: inout State) -> Bool {
        guard commands.bans.contains(caller.visitor, at: request.address, now: commands.environment.clock())
        else {
            return false
        }
        state.phase = .leaving(caller)
        return true
    }

    /// Handles the receipt for this page's own message: sent in order with the other messages, even if the
    /// page already has the message from the store.
    private func take(_ receipt: HubEvent.Receipt, _ heard: Delivery) {
        switch heard {
        case .send, .skip, .ban: sink.send(receipt.frame)
        case .close(let code):
            sink.send(receipt.frame)
            sink.close(code: code)
        case .catchUp(let chat):
            sink.send(receipt.frame)
            catchUp(chat)
        }
    }

    func say(_ notice: VisitorNotice) {
        sink.send(Frame(notice.encoded()))
    }

    func end(saying notice: VisitorNotice, code: UInt16) {
        state.withLock { state in
            if case .here(let caller) = state.phase { state.phase = .leaving(caller) }
        }
        say(notice)
        sink.close(code: code)
    }

    /// Whether this conversation is that visitor's.
    func isOf(_ visitor: Visitor.ID) -> Bool { caller?.visitor == visitor }

    private var caller: VisitorCommandHandler.Caller? {
        state.withLock { state in
            switch state.phase {
            case .here(let caller): caller
            case .new, .arriving, .leaving, .over: nil
            }
        }
    }

    private var isLeaving: Bool {
        state.withLock { state in
            switch state.phase {
            case .leaving: true
            case .new, .arriving, .here, .over: false
            }
        }
    }

    private func leave() -> VisitorCommandHandler.Caller? {
        state.withLock { state in
            defer { state.phase = .over }
            switch state.phase {
            case .here(let caller), .leaving(let caller): return caller
            case .new, .arriving, .over: return nil
            }
        }
    }

    private func refuse(_ command: VisitorCommand, for wait: Span) {
        switch command {
        case .send(let draft, _):
            say(
                .refused(
                    VisitorRefusalShape(
                        .tooFast, detail: "Too many messages at once.", command: "send", draft: draft,
                        retryAfter: wait)))
        case .typing: break  // the next one says more
        case .hello, .page, .focus, .leave, .open, .received, .read, .fetch, .history, .end, .answer,
            .decline, .identify, .set, .logout, .ping:
            say(
                .refused(
                    VisitorRefusalShape(
                        .tooFast, detail: "Too many commands at once.", command: command.name,
                        request: command.request, retryAfter: wait)))
        }
    }
}

extension VisitorSession.State {
    /// A visitor has one chat at a time; four are remembered, since events of earlier ones may arrive late.
    private static let chatLimit = 4

    mutating func observe(_ position: HubEvent.Position) -> ChatReader.Step {
        if let index = place(of: position.chat) { return chats[index].reader.observe(position.sequence) }
        if chats.count == Self.chatLimit { chats.removeFirst() }
        chats.append((position.chat, ChatReader(seen: 0)))
        return chats[chats.count - 1].reader.observe(position.sequence)
    }

    mutating func missing(in chat: Chat.ID) -> Int64? {
        guard let index = place(of: chat) else { return nil }
        return chats[index].reader.missing()
    }

    mutating func caughtUp(to position: Int64, in chat: Chat.ID) {
        guard let index = place(of: chat) else { return }
        chats[index].reader.caughtUp(to: position)
    }

    /// The page was sent everything from one position up to another.
    mutating func told(from start: Int64, to end: Int64, in chat: Chat.ID) {
        guard let index = place(of: chat), start <= chats[index].reader.seen else { return }
        chats[index].reader.caughtUp(to: end)
    }

    private func place(of chat: Chat.ID) -> Int? { chats.firstIndex { $0.id == chat } }
}

extension VisitorSession {
    /// Fills the gap from the store.
    func catchUp(_ chat: Chat.ID) {
        let isEnqueued = inbox.add { [self] in
            while let caller, let after = state.withLock({ $0.missing(in: chat) }) {
                guard let found = try? await commands.transcript(of: chat, after: after, for: caller.visitor)
                else {
                    return sink.close(code: 1013)  // the client reconnects and resumes
                }
                if !found.messages.isEmpty {
                    say(.messages(chat, found.messages.map { commands.mapping.forVisitor($0) }))
                }
                state.withLock { $0.caughtUp(to: found.last, in: chat) }
            }
        }
        if !isEnqueued { sink.close(code: 1013) }
    }
}

extension VisitorCommand {
    /// The command's `type`, for a refusal.
    var name: String {
        switch self {
        case .hello: "hello"
        case .page: "page"
        case .focus: "focus"
        case .leave: "leave"
        case .open: "open"
        case .send: "send"
        case .typing: "typing"
        case .received: "received"
        case .read: "read"
        case .fetch: "fetch"
        case .history: "history"
        case .end: "end"
        case .answer: "answer"
        case .decline: "decline"
        case .identify: "identify"
        case .set: "set"
        case .logout: "logout"
        case .ping: "ping"
        }
    }

    /// The client's own id of the command, repeated in the answer.
    var request: String? {
        guard case .identify(_, let request) = self else { return nil }
        return request
    }
}
