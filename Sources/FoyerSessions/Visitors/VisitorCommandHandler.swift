import FoyerBoard
import FoyerCore
public import FoyerRealtime
public import FoyerService
public import FoyerStore
import FoyerWire

/// Carries out visitors' commands, received by socket, stream or POST.
/// A single instance: every conversation keeps a reference to it.
public final class VisitorCommandHandler: Sendable {
    let store: Store
    let hub: Hub
    let lobby: Lobby
    let directory: LiveDirectory
    let roster: Roster
    let environment: SessionEnvironment
    let bans: ActiveBans
    let welcome: WelcomeVisitor
    let sightings: WidgetSightings
    private let history: ReadHistory
    let mapping: WireMapping
    let pace: VisitorPace
    /// Limits of all visitors from one address.
    let addressPace: AddressPace
    private let bus: any Bus
    private let send: SendVisitorMessage
    private let open: OpenWindow
    private let answer: AnswerInvitation
    private let end: EndChatByVisitor
    private let marks: RecordReadMarks
    private let identify: IdentifyVisitor
    private let logOut: LogOutVisitor

    public init(
        store: Store, hub: Hub, changeVisitor: ChangeVisitor, bus: any Bus, bans: ActiveBans, lobby: Lobby,
        roster: Roster,
        directory: LiveDirectory, waits: WaitTimes, limits: ServerLimits, environment: SessionEnvironment,
        sightings: WidgetSightings
    ) {
        self.sightings = sightings
        self.store = store
        self.hub = hub
        self.lobby = lobby
        self.directory = directory
        self.roster = roster
        self.environment = environment
        self.bans = bans
        self.bus = bus
        pace = VisitorPace(limits)
        addressPace = AddressPace(limits)
        welcome = WelcomeVisitor(store: store, changeVisitor: changeVisitor, bans: bans)
        history = ReadHistory(store: store)
        mapping = WireMapping(directory: directory, lobby: lobby, roster: roster, waits: waits)
        send = SendVisitorMessage(changeVisitor: changeVisitor, pace: addressPace)
        open = OpenWindow(changeVisitor: changeVisitor, pace: addressPace)
        answer = AnswerInvitation(changeVisitor: changeVisitor)
        let distribute = DistributeWaiting(store: store, changeVisitor: changeVisitor)
        end = EndChatByVisitor(changeVisitor: changeVisitor, distribute: distribute)
        marks = RecordReadMarks(changeVisitor: changeVisitor)
        identify = IdentifyVisitor(changeVisitor: changeVisitor, distribute: distribute)
        logOut = LogOutVisitor(changeVisitor: changeVisitor, distribute: distribute)
    }

    /// The sender of a command.
    struct Caller: Sendable {
        let visitor: Visitor.ID
        /// The widget whose page sent it.
        let widget: Widget.ID
        let address: Address
        /// The connection whose tabs are meant; nil for a POST without a stream.
        let connection: ConnectionID?
    }

    /// Carries out commands that only change memory, at once and on any thread.
    /// Replies `later` if the visitor has left the list and reports a page on the same connection; the client
    /// must send `hello` again. Replies `gone` to a page whose widget was disabled or deleted.
    /// - Returns: whether the command was one of those.
    func performAtOnce(_ command: VisitorCommand, by caller: Caller, reply: (VisitorNotice) -> Void) -> Bool {
        let now = environment.clock()
        switch command {
        case .page(let tab, let report, let focused):
            guard let connection = caller.connection else { return true }
            guard directory.now.widgets[caller.widget]?.isEnabled == true else {
                reply(.gone)
                return true
            }
            if focused { endTyping(of: caller.visitor, unlessOn: report.page.url) }
            let isHere = lobby.show(
                report.page, in: tab, of: connection, visitor: caller.visitor, isFocused: focused, at: now)
            if !isHere { reply(.later(retryAfter: Span(milliseconds: 0))) }
        case .focus(let tab, let focused):
            guard let connection = caller.connection, focused else { return true }
            lobby.focus(tab, of: connection, visitor: caller.visitor, at: now)
        case .leave(let tab):
            guard let connection = caller.connection else { return true }
            endTyping(of: caller.visitor)
            lobby.closeTab(tab, of: connection, visitor: caller.visitor, at: now)
        case .typing(let text):
            type(text, by: caller.visitor)
        case .ping:
            reply(.pong)
        case .hello, .open, .send, .received, .read, .fetch, .history, .end, .answer, .decline, .identify,
            .set, .logout:
            return false
        }
        return true
    }

    /// Removes the typing mark when the place where the visitor typed is gone: the tab, the page, or the
    /// connection.
    /// - Parameter url: the page that is shown now; the mark stays if it was shown before.
    func endTyping(of visitor: Visitor.ID, unlessOn url: String? = nil) {
        guard let record = lobby.record(visitor), record.typing, record.page.url != url else { return }
        type("", by: visitor)
    }

    private func type(_ text: String, by visitor: Visitor.ID) {
        guard let record = lobby.record(visitor), let chat = record.chat else { return }
        guard record.typing || !text.isEmpty else { return }
        let isPreviewed = directory.now.widgets[record.widget]?.typingPreview ?? false
        lobby.setTyping(visitor, !text.isEmpty, at: environment.clock())
        bus.publish(.visitorTyping(chat, visitor, text: text.isEmpty ? nil : isPreviewed ? text : ""))
    }

    /// Carries out commands that need the store.
    func perform(_ command: VisitorCommand, by caller: Caller, reply: @Sendable (VisitorNotice) -> Void) async
    {
        let visitor = caller.visitor
        if bans.contains(visitor, at: caller.address, now: environment.clock()) { return reply(.gone) }
        switch command {
        case .send(let draft, let text):
            let answer = await withUnsafeContinuation { continuation in
                send(text, draft: draft, by: caller) { continuation.resume(returning: $0) }
            }
            if let answer { reply(answer) }
        case .open:
            await attempt("open", reply) { () throws(VisitorFailure) in
                _ = try await open(by: visitor, at: caller.address)
            }
        case .end:
            await attempt("end", reply) { () throws(VisitorFailure) in try await end(by: visitor) }
        case .answer(let invitation):
            await attempt("answer", reply) { () throws(VisitorFailure) in
                _ = try await answer(invitation, by: visitor)
            }
        case .decline(let invitation):
            await attempt("decline", reply) { () throws(VisitorFailure) in
                try await answer.decline(invitation, by: visitor)
            }
        case .received(let chat, let sequence):
            await marks(.delivered, sequence, in: chat, by: .visitor(visitor))
        case .read(let chat, let sequence):
            await marks(.read, sequence, in: chat, by: .visitor(visitor))
        case .fetch(let chat, let after):
            await attempt("fetch", reply) { () throws(VisitorFailure) in
                let found = try await transcript(of: chat, after: after, for: visitor)
                reply(.messages(chat, found.messages.map { mapping.forVisitor($0) }))
            }
        case .history(let position):
            await attempt("history", reply) { () throws(VisitorFailure) in
                let page = try await history(before: position, of: visitor)
                reply(.history(before: position, mapping.forVisitor(page)))
            }
        case .identify(let identity, let request):
            await attempt("identify", request: request, reply) { () throws(VisitorFailure) in
                switch try await identify(identity.contact, id: identity.id, of: visitor) {
                case .same(let leftOut):
                    let refusal = VisitorRefusalShape(leftOut)?.answering(request)
                    reply(refusal.map(VisitorNotice.refused) ?? .identified(request: request))
                case .somebodyElse: beginAnew(after: caller, reply)
                }
            }
        case .logout:
            await attempt("logout", reply) { () throws(VisitorFailure) in
                try await logOut(visitor)
                beginAnew(after: caller, reply)
            }
        case .set(let change):
            await attempt("set", reply) { () throws(VisitorFailure) in
                let left = try await identify.set(
                    change.variables, removing: change.removed, of: visitor)
                let faults = change.faults + left.map { VariableChange.Fault($0, .tooMany) }
                if let refusal = VisitorRefusalShape(faults) { reply(.refused(refusal)) }
            }
        case .hello, .page, .focus, .leave, .typing, .ping:
            break  // done by `performAtOnce`, or not allowed after the hello
        }
    }

    /// The visitor is logged out. Only the requesting page receives the new visitor; others, which may have a
    /// copy of the old token, must forget everything, and are closed.
    private func beginAnew(after caller: Caller, _ reply: (VisitorNotice) -> Void) {
        let next = newVisitor(at: caller.address)
        if caller.connection == nil {
            reply(.fresh(next.map { FreshVisitor($0.id, token: $0.token) }))
        }
        bus.publish(.loggedOut(caller.visitor, sender: caller.connection, next: next))
    }

    /// The new visitor; nil if the address has brought so many visitors that the next one must ask for a
    /// token by hello.
    private func newVisitor(at address: Address) -> (id: Visitor.ID, token: String)? {
        guard addressPace.waitForVisitor(from: address, at: environment.clock()) == nil else { return nil }
        let (high, low) = environment.newID()
        let fresh = Visitor.ID(high: high, low: low)
        return (fresh, environment.token(for: fresh))
    }

    /// How long a command must wait, by the limits of its visitor or of the address; nil for not at all.
    func wait(for command: VisitorCommand, of visitor: Visitor.ID, at address: Address) -> Span? {
        let now = environment.clock()
        guard VisitorPace.counts(command) else { return nil }
        if let wait = pace.wait(for: command, of: visitor, at: now) { return wait }
        switch command {
        case .send(_, let text):
            return addressPace.waitForWords(text.utf8.count, from: address, at: now)
        case .page(_, let report, _):
            return addressPace.waitForFacts(report.size, from: address, at: now)
        case .set(let change):
            return addressPace.waitForFacts(change.size, from: address, at: now)
        case .typing(let text):
            return addressPace.waitForCommand(text.utf8.count, from: address, at: now)
        case .hello, .focus, .leave, .open, .received, .read, .fetch, .history, .end, .answer, .decline,
            .identify, .logout, .ping:
            return addressPace.waitForCommand(from: address, at: now)
        }
    }

    /// The visitor sends a message.
    /// - Parameter done: called once, from any thread: with the answer, or with nil if the page was informed
    ///   together with the other listeners.
    func send(
        _ text: String, draft: String, by caller: Caller, done: @escaping @Sendable (VisitorNotice?) -> Void
    ) {
        let visitor = caller.visitor
        if bans.contains(visitor, at: caller.address, now: environment.clock()) { return done(.gone) }
        send(text, draft: draft, by: visitor, from: caller.connection, at: caller.address) {
            [lobby, environment] result in
            switch result {
            case .success(let sent):
                if lobby.record(visitor)?.typing == true {
                    lobby.setTyping(visitor, false, at: environment.clock())
                }
                let message = sent.message
                done(
                    sent.isTold
                        ? nil
                        : .sent(draft: draft, chat: message.chat, sequence: message.sequence, at: message.at))
            case .failure(.gone):
                done(.gone)
            case .failure(let failure):
                done(.refused(VisitorRefusalShape(failure, command: "send", draft: draft)))
            }
        }
    }

    /// A part of the visitor's own chat.
    func transcript(
        of chat: Chat.ID, after sequence: Int64, for visitor: Visitor.ID
    ) async throws(VisitorFailure) -> VisibleTranscript {
        let found: VisibleTranscript? = try await store.read(failing: VisitorFailure.self) { db in
            guard let chat = try db.chats.find(chat), chat.visitor == visitor,
                try !db.visitors.isLoggedOut(visitor)
            else { return nil }
            return try VisibleTranscript(of: chat, after: sequence, in: db)
        }
        guard let found else { throw .noSuchChat }
        return found
    }

    private func attempt(
        _ command: String, request: String? = nil, _ reply: (VisitorNotice) -> Void,
        _ body: () async throws(VisitorFailure) -> Void
    ) async {
        do { try await body() } catch .gone { reply(.gone) } catch {
            reply(.refused(VisitorRefusalShape(error, command: command).answering(request)))
        }
    }
}
