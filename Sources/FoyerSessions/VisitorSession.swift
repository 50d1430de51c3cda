import FoyerCore
public import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

/// A widget's conversation: hello, then commands up and notices down.
public final class VisitorSession: ClientSession, Listener {
    enum Phase: Sendable {
        case new
        /// The hello is being answered; what is heard meanwhile comes after the welcome.
        case arriving([Notice])
        case here(VisitorDesk.Caller)
        case over
    }

    struct State: Sendable {
        var phase = Phase.new
        var chat: Chat.ID?
        var reader = ChatReader(seen: 0)
        var bucket: TokenBucket
    }

    let desk: VisitorDesk
    let request: ClientRequest
    let sink: any FrameSink
    let connection: ConnectionID
    let inbox = Inbox()
    let state: Mutex<State>
    /// Told to the client of an HTTP stream, who names it in its commands.
    let stream: String?

    init(
        desk: VisitorDesk, request: ClientRequest, sink: any FrameSink, connection: ConnectionID,
        stream: String?
    ) {
        self.desk = desk
        self.request = request
        self.sink = sink
        self.connection = connection
        self.stream = stream
        state = Mutex(
            State(
                bucket: TokenBucket(
                    burst: desk.settings.messageBurst, perSecond: desk.settings.messagesPerSecond,
                    at: desk.surroundings.clock())))
    }

    public var outlet: any Outlet { sink.outlet }

    public func receive(_ text: [UInt8]) {
        let command: VisitorCommand
        do { command = try VisitorCommand(frame: text) } catch {
            return say(.refused(VisitorRefusalShape(error, of: FrameSummary(of: text))))
        }
        take(command)
    }

    /// Does a command of this client; a POST with the stream's name comes in here, too.
    func take(_ command: VisitorCommand) {
        if case .hello(let hello) = command { return begin(hello) }
        guard let caller else {
            return say(
                .refused(
                    VisitorRefusalShape(
                        .helloExpected, detail: "Say hello first; then this.", command: command.name)))
        }
        if desk.performAtOnce(command, by: caller, reply: { say($0) }) { return }
        if case .send(let draft, _) = command, let wait = pace() {
            return say(
                .refused(
                    VisitorRefusalShape(
                        .tooFast, detail: "Too many messages at once.", command: "send", draft: draft,
                        retryAfter: wait)))
        }
        let isTaken = inbox.add { [self] in
            await desk.perform(command, by: caller) { notice in
                if case .gone = notice { end(saying: .gone, code: SessionClose.gone) } else { say(notice) }
            }
        }
        if !isTaken {
            say(
                .refused(
                    VisitorRefusalShape(
                        .tooFast, detail: "Too many commands are waiting.", command: command.name,
                        retryAfter: Problem.storeRetry)))
        }
    }

    public func closed() {
        let caller = leave()
        inbox.close()
        guard let caller else { return }
        desk.hub.leave(self, .visitor(caller.visitor))
        desk.hub.leave(self, .widget(caller.widget))
        desk.lobby.disconnect(connection, visitor: caller.visitor, at: desk.surroundings.clock())
    }

    public func hear(_ notice: Notice) {
        enum Outcome { case send, skip, close(UInt16), catchUp }
        let outcome: Outcome = state.withLock { state in
            switch state.phase {
            case .new, .over:
                return .skip
            case .arriving(let waiting):
                state.phase = .arriving(waiting + [notice])
                return .skip
            case .here:
                if let closing = notice.closing { return .close(closing) }
                guard let position = notice.position else { return .send }
                switch state.hear(position) {
                case .skip: return .skip
                case .send: return .send
                case .catchUp: return .catchUp
                }
            }
        }
        switch outcome {
        case .skip: break
        case .send: if !notice.frame.bytes.isEmpty { sink.send(notice.frame) }
        case .catchUp: catchUp()
        case .close(let code):
            sink.send(notice.frame)
            sink.close(code: code)
        }
    }

    func say(_ notice: VisitorNotice) {
        sink.send(Frame(notice.encoded()))
    }

    func end(saying notice: VisitorNotice, code: UInt16) {
        say(notice)
        sink.close(code: code)
    }

    /// Whether this conversation is that visitor's.
    func isOf(_ visitor: Visitor.ID) -> Bool { caller?.visitor == visitor }

    private var caller: VisitorDesk.Caller? {
        state.withLock { state in
            switch state.phase {
            case .here(let caller): caller
            case .new, .arriving, .over: nil
            }
        }
    }

    private func leave() -> VisitorDesk.Caller? {
        state.withLock { state in
            defer { state.phase = .over }
            switch state.phase {
            case .here(let caller): return caller
            case .new, .arriving, .over: return nil
            }
        }
    }

    private func pace() -> Span? {
        state.withLock { $0.bucket.take(at: desk.surroundings.clock()) }
    }
}

extension VisitorSession.State {
    /// A visitor has one chat at a time: the position of another one begins anew.
    mutating func hear(_ position: Notice.Position) -> ChatReader.Step {
        if chat != position.chat {
            chat = position.chat
            reader = ChatReader(seen: 0)
        }
        return reader.hear(position.sequence)
    }
}

extension VisitorSession {
    /// Reads from the store what was not heard in order.
    func catchUp() {
        _ = inbox.add { [self] in
            while let (chat, after) = missing() {
                guard let caller,
                    let found = try? await desk.messages(in: chat, after: after, of: caller.visitor)
                else {
                    return sink.close(code: 1013)  // the client comes back and resumes
                }
                if !found.isEmpty { say(.messages(chat, found.map { desk.shaping.forVisitor($0) })) }
                let last = found.last?.sequence
                state.withLock { $0.reader.caughtUp(to: last) }
            }
        }
    }

    private func missing() -> (Chat.ID, Int64)? {
        state.withLock { state in
            guard let chat = state.chat, let after = state.reader.missing() else { return nil }
            return (chat, after)
        }
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
        case .end: "end"
        case .answer: "answer"
        case .decline: "decline"
        case .identify: "identify"
        case .set: "set"
        case .ping: "ping"
        }
    }
}
