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
        guard let widget = desk.directory.now.widgets[hello.widget], desk.admits(request, to: widget) else {
            return end(saying: .gone, code: SessionClose.gone)
        }
        let now = desk.surroundings.clock()
        if let wait = desk.addressPace.waitForArrival(from: request.address, at: now)
            ?? desk.addressPace.waitForFacts(hello.page.size, from: request.address, at: now)
        {
            return end(saying: .later(retryAfter: wait), code: 1013)
        }
        let visitor: Visitor.ID
        if let token = hello.token {
            guard let known = desk.surroundings.visitor(of: token) else {
                return end(
                    saying: .refused(
                        VisitorRefusalShape(
                            .badToken, detail: "This token was not made here; come without one.",
                            command: "hello",
                            field: "token")), code: SessionClose.badToken)
            }
            visitor = known
        } else {
            if let wait = desk.addressPace.waitForVisitor(from: request.address, at: now) {
                return end(saying: .later(retryAfter: wait), code: 1013)
            }
            let (high, low) = desk.surroundings.newID()
            visitor = Visitor.ID(high: high, low: low)
        }
        let name = await browser()
        guard !name.isRobot else {
            desk.surroundings.turnedAway.noteOne()
            return end(saying: .gone, code: SessionClose.gone)
        }

        // Listening begins before the store is read, so that nothing falls between.
        desk.hub.join(self, .visitor(visitor))
        desk.hub.join(self, .widget(widget.id))
        let arrival = Arrival(
            visitor: visitor, connection: connection, tab: hello.tab, widget: widget.id,
            page: hello.page.page,
            isFocused: hello.focused, referrer: hello.page.referrer, address: request.address,
            place: desk.surroundings.place(request.address), browser: name.browser, system: name.system,
            device: Device(
                userAgent: request.userAgent, language: hello.language, timeZone: hello.timeZone,
                screen: hello.screen))
        do {
            let found = try await desk.welcome(
                arrival, isNew: hello.token == nil, resume: hello.resume.map { ($0.chat, $0.after) })
            settle(visitor, widget: widget, with: found)
        } catch {
            desk.hub.leave(self, .visitor(visitor))
            desk.hub.leave(self, .widget(widget.id))
            desk.lobby.disconnect(connection, visitor: visitor, at: desk.surroundings.clock())
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
        if let known = desk.surroundings.knownBrowser(request.userAgent) { return known }
        // Some milliseconds for an agent string that is new: not where our frames go out.
        return await withTaskExecutorPreference(globalConcurrentExecutor) {
            await desk.surroundings.browser(request.userAgent)
        }
    }

    /// Says welcome, then what was heard meanwhile.
    private func settle(_ visitor: Visitor.ID, widget: Widget, with found: WelcomeVisitor.Welcome) {
        let caller = VisitorDesk.Caller(
            visitor: visitor, widget: widget.id, address: request.address, connection: connection)
        var isBehind = false
        let waiting: [Notice]? = state.withLock { state in
            guard case .arriving(let waiting) = state.phase else { return nil }
            state.phase = .here(caller)
            // Logged out or banned while the store was read: no word of the welcome is for this browser any more.
            if let last = waiting.first(where: { $0.closing != nil }) { return [last] }
            if let chat = found.chat {
                var reader = ChatReader(seen: found.transcript?.last ?? chat.last)
                // A long absence: what did not fit into the welcome follows.
                isBehind = reader.expect(chat.last)
                state.chats = [(chat.id, reader)]
            }
            say(.welcome(desk.welcome(visitor, widget: widget, found: found, stream: stream)))
            return waiting
        }
        guard let waiting else {
            // The connection closed while the store was read.
            desk.hub.leave(self, .visitor(visitor))
            desk.hub.leave(self, .widget(widget.id))
            return desk.lobby.disconnect(connection, visitor: visitor, at: desk.surroundings.clock())
        }
        if isBehind, let chat = found.chat { catchUp(chat.id) }
        for notice in waiting { hear(notice) }
        // Banned between the question and the listening: the notice came too early to be heard.
        if desk.bans.isStopped(visitor, at: request.address, now: desk.surroundings.clock()) {
            end(saying: .gone, code: SessionClose.gone)
        }
    }

    /// Ends a connection that has not said hello in time.
    func expire() {
        let isSilent = state.withLock { state in
            guard case .new = state.phase else { return false }
            state.phase = .over
            return true
        }
        if isSilent { sink.close(code: SessionClose.silent) }
    }
}

extension VisitorDesk {
    /// Whether the page may show the widget: an allowed domain, or a page of our own host. A client without an Origin is no
    /// browser: it may look like anything, and is let in as far as its token goes.
    func admits(_ request: ClientRequest, to widget: Widget) -> Bool {
        guard let origin = request.origin else { return true }
        return request.isFromOurPages || widget.allows(origin: origin)
    }

    func welcome(
        _ visitor: Visitor.ID, widget: Widget, found: WelcomeVisitor.Welcome, stream: String?
    ) -> VisitorWelcome {
        var invitation: VisitorInvitationShape?
        if case .manuallyInvited(let open) = found.state { invitation = shaping.forVisitor(open) }
        return VisitorWelcome(
            visitor: visitor, token: surroundings.token(for: visitor), name: found.name,
            boot: surroundings.boot,
            now: surroundings.clock(), widget: widget,
            online: OnlineWidgets(directory: directory.now, roster: roster).byWidget[widget.id] ?? false,
            status: found.state.status ?? .inSite,
            chat: found.chat.map { shaping.forVisitor($0, position: found.position) },
            messages: (found.transcript?.messages ?? []).map { shaping.forVisitor($0) },
            invitation: invitation, hasHistory: found.hasHistory, stream: stream)
    }
}
