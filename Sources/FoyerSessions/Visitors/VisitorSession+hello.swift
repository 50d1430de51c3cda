import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

// From the first frame to the welcome.
extension VisitorSession {
    func begin(_ hello: VisitorHello) {
        let isFirst = state.withLock { state in
            guard case .new = state.phase else { return false }
            state.phase = .arriving([])
            return true
        }
        guard isFirst else {
            return say(
                .refused(
                    VisitorRefusalShape(.alreadyDone, detail: "Hello was said already.", command: "hello")))
        }
        _ = inbox.add { [self] in await arrive(hello) }
    }

    private func arrive(_ hello: VisitorHello) async {
        let now = commands.environment.clock()
        guard let widget = commands.directory.now.widgets[hello.widget], widget.isEnabled else {
            return end(saying: .gone, code: SessionClose.gone)
        }
        guard commands.admits(request, to: widget) else {
            // The set-up shows the administrator which host is missing.
            if let origin = request.origin { commands.sightings.refuse(widget.id, on: origin, at: now) }
            return end(saying: .gone, code: SessionClose.gone)
        }
        if let wait = commands.addressPace.waitForArrival(from: request.address, at: now)
            ?? commands.addressPace.waitForFacts(hello.page.size, from: request.address, at: now)
        {
            return end(saying: .later(retryAfter: wait), code: 1013)
        }
        let visitor: Visitor.ID
        if let token = hello.token {
            guard let known = commands.environment.visitor(of: token) else {
                return end(
                    saying: .refused(
                        VisitorRefusalShape(
                            .badToken, detail: "This token was not made here; come without one.",
                            command: "hello",
                            field: "token")), code: SessionClose.badToken)
            }
            visitor = known
        } else {
            if let wait = commands.addressPace.waitForVisitor(from: request.address, at: now) {
                return end(saying: .later(retryAfter: wait), code: 1013)
            }
            let (high, low) = commands.environment.newID()
            visitor = Visitor.ID(high: high, low: low)
        }
        let name = await browser()
        guard !name.isRobot else {
            commands.environment.robotCount.add()
            return end(saying: .gone, code: SessionClose.gone)
        }

        // Subscribed before the store is read, so that nothing is missed in between.
        commands.hub.join(self, .visitor(visitor))
        commands.hub.join(self, .widget(widget.id))
        let arrival = Arrival(
            visitor: visitor, connection: connection, tab: hello.tab, widget: widget.id,
            page: hello.page.page,
            isFocused: hello.focused, referrer: hello.page.referrer, address: request.address,
            place: commands.environment.place(request.address), browser: name.browser, system: name.system,
            device: Device(
                userAgent: request.userAgent, language: hello.language, timeZone: hello.timeZone,
                screen: hello.screen))
        do {
            let found = try await commands.welcome(
                arrival, isNew: hello.token == nil, resume: hello.resume.map { ($0.chat, $0.after) })
            settle(visitor, widget: widget, with: found)
            commands.noteSighting(of: widget.id, on: hello.page.page, request, at: now)
        } catch {
            commands.hub.leave(self, .visitor(visitor))
            commands.hub.leave(self, .widget(widget.id))
            commands.lobby.disconnect(connection, visitor: visitor, at: commands.environment.clock())
            switch error {
            case .gone: end(saying: .gone, code: SessionClose.gone)
            case .loggedOut:
                end(
                    saying: .refused(VisitorRefusalShape(error, command: "hello")),
                    code: SessionClose.badToken)
            case .nobodyOnline, .noSuchChat, .chatEnded, .invitationOver, .draftUsed, .empty, .tooLong,
                .tooFast,
                .store:
                end(saying: .later(retryAfter: Problem.storeRetry), code: 1013)
            }
        }
    }

    private func browser() async -> BrowserName {
        if let known = commands.environment.knownBrowser(request.userAgent) { return known }
        // Milliseconds for a new user agent: not on the event loop that sends our frames.
        return await withTaskExecutorPreference(globalConcurrentExecutor) {
            await commands.environment.browser(request.userAgent)
        }
    }

    /// Sends the welcome, then the events that arrived meanwhile.
    private func settle(_ visitor: Visitor.ID, widget: Widget, with found: WelcomeVisitor.Welcome) {
        let caller = VisitorCommandHandler.Caller(
            visitor: visitor, widget: widget.id, address: request.address, connection: connection)
        var isBehind = false
        let waiting: [HubEvent]? = state.withLock { state in
            guard case .arriving(let waiting) = state.phase else { return nil }
            state.phase = .here(caller)
            // Logged out or banned while the store was read: nothing of the welcome is meant for this browser
            // any more.
            if let last = waiting.first(where: { $0.closing != nil }) { return [last] }
            if let chat = found.chat {
                var reader = ChatReader(seen: found.transcript?.last ?? chat.last)
                // After a long absence, what did not fit into the welcome follows.
                isBehind = reader.expect(chat.last)
                state.chats = [(chat.id, reader)]
            }
            say(.welcome(commands.welcome(visitor, widget: widget, found: found, stream: stream)))
            return waiting
        }
        guard let waiting else {
            // The connection closed while the store was read.
            commands.hub.leave(self, .visitor(visitor))
            commands.hub.leave(self, .widget(widget.id))
            return commands.lobby.disconnect(connection, visitor: visitor, at: commands.environment.clock())
        }
        if isBehind, let chat = found.chat { catchUp(chat.id) }
        for notice in waiting { handle(notice) }
        // Banned between the check and the subscription: the event was published too early to be received.
        if commands.bans.contains(visitor, at: request.address, now: commands.environment.clock()) {
            end(saying: .gone, code: SessionClose.gone)
        }
    }

    /// Closes a connection that has not said hello in time.
    func expire() {
        let isSilent = state.withLock { state in
            guard case .new = state.phase else { return false }
            state.phase = .over
            return true
        }
        if isSilent { sink.close(code: SessionClose.silent) }
    }
}

extension VisitorCommandHandler {
    /// Whether the page may show the widget: an allowed domain, or a page of our own host. A client without
    /// an Origin is not a browser: it could claim any origin, and is admitted as far as its token allows.
    func admits(_ request: ClientRequest, to widget: Widget) -> Bool {
        guard let origin = request.origin else { return true }
        return request.isFromOurPages || widget.allows(origin: origin)
    }

    /// Where the set-up's test page is (`AssetRoutes`).
    private static let testPage = "/setup/test"

    /// Tells the set-up that the widget was shown.
    func noteSighting(of widget: Widget.ID, on page: Page, _ request: ClientRequest, at now: Instant) {
        guard let origin = request.origin else { return }  // not a browser
        let isTest = request.isFromOurPages && page.url.hasPrefix(origin + Self.testPage)
        sightings.see(
            WidgetSighting(
                widget: widget, site: isTest ? .testPage : .website, at: now, url: page.url,
                address: request.address))
    }

    func welcome(
        _ visitor: Visitor.ID, widget: Widget, found: WelcomeVisitor.Welcome, stream: String?
    ) -> VisitorWelcome {
        var invitation: VisitorInvitationShape?
        if case .manuallyInvited(let open) = found.state { invitation = mapping.forVisitor(open) }
        return VisitorWelcome(
            visitor: visitor, token: environment.token(for: visitor), name: found.name,
            boot: environment.boot,
            now: environment.clock(), widget: widget,
            online: OnlineWidgets(directory: directory.now, roster: roster, at: environment.clock())
                .byWidget[widget.id] ?? false,
            status: found.state.status ?? .inSite,
            chat: found.chat.map { mapping.forVisitor($0, position: found.position) },
            messages: (found.transcript?.messages ?? []).map { mapping.forVisitor($0) },
            invitation: invitation, hasHistory: found.hasHistory, stream: stream)
    }
}
