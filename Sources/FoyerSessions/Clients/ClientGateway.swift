import FoyerCore
public import FoyerService
import FoyerWire

/// Opens conversations and answers single requests of visitors and agents: the interface for the edges.
public struct ClientGateway: Sendable {
    let visitors: VisitorCommandHandler
    package let agents: AgentCommandHandler
    let open: OpenSessions
    let environment: SessionEnvironment

    public init(visitors: VisitorCommandHandler, agents: AgentCommandHandler, open: OpenSessions) {
        self.visitors = visitors
        self.agents = agents
        self.open = open
        environment = visitors.environment
    }

    /// What was refused since the start because too much came from one address.
    public var refusedByAddress: AddressPace.Refused { visitors.addressPace.refused }

    /// The interface for the edges.
    public var opener: SessionOpener {
        SessionOpener(
            visitor: { request, sink in visitor(request, sink, isStream: false) },
            visitorStream: { request, sink in visitor(request, sink, isStream: true) },
            agent: { request, sink in agent(request, sink) })
    }

    /// Every connection is accepted until the hello: a refused handshake would be visible in the console of a
    /// banned visitor's browser, where the widget must be silent.
    private func visitor(_ request: ClientRequest, _ sink: any FrameSink, isStream: Bool) -> Admission {
        var stream: String?
        if isStream {
            let (high, low) = environment.newID()
            stream = Identifier<VisitorSession>(high: high, low: low).description
        }
        let session = VisitorSession(
            commands: visitors, request: request, sink: sink, connection: open.nextConnection(),
            stream: stream)
        open.register(session, at: environment.clock())
        return .welcome(session)
    }

    private func agent(_ request: ClientRequest, _ sink: any FrameSink) -> Admission {
        guard request.isFromOurPages else {
            return .refused(
                Problem(
                    .originNotAllowed,
                    detail: "The console's socket opens only from the console's own pages."))
        }
        guard let token = request.sessionCookie, let agent = agents.logIn.agent(for: token) else {
            return .refused(Problem(.loggedOut, detail: "Log in first."))
        }
        let session = AgentSession(
            commands: agents, agent: agent.id, token: token, sink: sink, watcher: open.nextWatcher())
        open.register(session)
        return .welcome(session)
    }

    /// Whether any widget may be shown on pages of this origin.
    public func allows(origin: String) -> Bool {
        visitors.directory.now.widgets.values.contains { $0.isEnabled && $0.allows(origin: origin) }
    }
}

// Single requests of visitors.
extension ClientGateway {
    /// `POST /widget/v1/commands`.
    public func visitorCommand(_ request: ClientRequest, _ body: [UInt8]) async -> Reply {
        let post: VisitorPost
        do { post = try VisitorPost(body: body) } catch { return Reply(Problem(error)) }
        guard let visitor = environment.visitor(of: post.token) else {
            return Reply(Problem(.badToken, detail: "This token was not made here.", field: "token"))
        }
        guard let widget = visitors.directory.now.widgets[post.widget] else {
            return Reply(Problem(.unknownWidget, detail: "No widget has this key.", field: "widget"))
        }
        guard visitors.admits(request, to: widget) else {
            return Reply(Problem(.originNotAllowed, detail: "This website may not show the widget."))
        }
        if visitors.bans.blocksAndCounts(visitor, at: request.address, now: environment.clock()) {
            return Reply(Problem(.gone, detail: "Gone."))
        }
        if let name = post.stream {
            guard let session = open.stream(name), session.isOf(visitor) else {
                return Reply(
                    Problem(.notFound, detail: "There is no such stream; open one.", field: "stream"))
            }
            session.take(post.command)  // the answer is sent on the stream
            return Reply(NoticesShape([]))
        }
        if let wait = visitors.wait(for: post.command, of: visitor, at: request.address) {
            return Reply(
                Problem(.tooFast, detail: "Too many commands at once.", field: "command", retryAfter: wait))
        }
        guard widget.isEnabled || post.command == .logout else {
            return Reply(Problem(.gone, detail: "Gone."))
        }
        return await answer(post.command, by: visitor, widget: widget, request)
    }

    private func answer(
        _ command: VisitorCommand, by visitor: Visitor.ID, widget: Widget, _ request: ClientRequest
    ) async -> Reply {
        let notices = Collected()
        let caller = VisitorCommandHandler.Caller(
            visitor: visitor, widget: widget.id, address: request.address, connection: nil)
        if !visitors.performAtOnce(command, by: caller, reply: { notices.add($0) }) {
            if case .hello = command {
                return Reply(
                    Problem(.unknownType, detail: "Say hello by socket or stream.", field: "command.type"))
            }
            await visitors.perform(command, by: caller) { notices.add($0) }
        }
        for notice in notices.all {
            switch notice {
            case .refused(let refusal):
                return Reply(
                    Problem(
                        refusal.code, detail: refusal.detail, field: refusal.field,
                        retryAfter: refusal.retryAfter))
            case .gone: return Reply(Problem(.gone, detail: "Gone."))
            case .welcome, .chat, .message, .messages, .history, .sent, .typing, .marks, .identified,
                .invitation, .online, .pong, .later, .fresh:
                break
            }
        }
        return Reply(NoticesShape(notices.all))
    }
}
