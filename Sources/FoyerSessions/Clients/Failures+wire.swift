package import FoyerCore
package import FoyerService
package import FoyerStore
package import FoyerWire

extension VisitorStatus {
    /// The words on screen (docs/product.md, 1.1).
    var words: String {
        switch self {
        case .inSite: "In Site"
        case .waitingForChat: "Waiting for Chat"
        case .chatting: "Chatting"
        case .chattingWithFlow: "Chatting with Flow"
        case .chattingWithBot: "Chatting with Bot"
        case .manuallyInvited: "Manually Invited"
        case .refusedByAgent: "Refused by Agent"
        case .refusedByVisitor: "Refused by Visitor"
        case .end: "End"
        }
    }
}

extension Problem {
    /// When to retry if the store is not available.
    static let storeRetry = Span.seconds(2)

    package init(_ failure: AgentFailure, in directory: Directory) {
        func name(_ agent: Agent.ID) -> String { directory.agents[agent]?.name ?? "another agent" }
        switch failure {
        case .forbidden(let permission):
            self.init(
                .forbidden, detail: "Your role doesn't have the permission \(permission.rawValue).",
                reason: .permission(permission))
        case .noAgent: self.init(.loggedOut, detail: "Your account was removed. Log in again.")
        case .noSuchVisitor:
            self.init(
                .noSuchVisitor, detail: "There is no visitor with this ID on the list.", field: "visitor")
        case .noSuchChat: self.init(.noSuchChat, detail: "There is no chat with this ID.", field: "chat")
        case .noSuchAgent:
            self.init(.noSuchAgent, detail: "There is no agent with this ID.", field: "toAgent")
        case .noSuchQueue:
            self.init(.noSuchQueue, detail: "There is no queue with this ID.", field: "toQueue")
        case .noSuchBan:
            self.init(.noSuchBan, detail: "There is no ban with this ID. It may have been removed.")
        case .noSuchWidget:
            self.init(.unknownWidget, detail: "There is no widget with this ID. It may have been deleted.")
        case .noSuchFlow:
            self.init(.noSuchFlow, detail: "There is no published flow with this ID.", field: "start")
        case .noSuchBot: self.init(.noSuchBot, detail: "There is no bot with this ID.", field: "start")
        case .notADomain(let failure):
            self.init(.notADomain, detail: "Website: \(failure).", reason: .domain(failure), field: "domains")
        case .widgetInUse(let chats):
            self.init(
                .widgetInUse,
                detail:
                    "\(chats == 1 ? "1 chat is" : "\(chats) chats are") open on this widget. Disable it, and delete it when they have ended.",
                reason: .openChats(chats))
        case .refused(let refusal): self.init(refusal, name)
        case .chatEnded: self.init(.chatEnded, detail: "The visitor has no open chat.")
        case .notIn:
            self.init(
                .notYours, detail: "Join or monitor this chat first.", reason: .notWatched, field: "chat")
        case .draftUsed:
            self.init(
                .draftUsed,
                detail: "This draft was sent before with other words; give the message a new one.",
                field: "draft")
        case .editedMeanwhile(let agent):
            let editor = agent.map(name)
            self.init(
                .editedMeanwhile,
                detail:
                    "\(editor ?? "Someone else") changed this since you loaded it. Load it again, then make your change.",
                reason: editor.map(RefusalReason.editedBy))
        case .keyUsed:
            self.init(
                .keyUsed,
                detail:
                    "This Idempotency-Key was sent with another request. Use a new key for each new request.")
        case .stale:
            self.init(.stale, detail: "This visitor has changed since. Refresh and try again.")
        case .tooLong(let field, let limit, let got):
            self.init(
                .tooLong, detail: "\(field) can have at most \(limit) characters; this has \(got).",
                reason: .length(limit: limit, got: got), field: field)
        case .empty(let field):
            self.init(.empty, detail: "\(field) can't be empty.", field: field)
        case .notAContact(let fault): self.init(fault)
        case .nothingChosen:
            self.init(
                .nothingChosen, detail: "Choose the visitor ID, the IP address, or both.", field: "byVisitor")
        case .addressOfProxy(let address):
            self.init(
                .addressOfProxy, detail: "\(address) is a trusted proxy; banning it would block everyone.",
                reason: .proxy("\(address)"), field: "byAddress")
        case .confirmationNeeded(let reach, let doubt):
            self.init(
                .confirmationNeeded, detail: reach.question(doubt),
                reason: .doubt(
                    doubt, range: reach.subject(of: doubt), stopped: reach.stopped, online: reach.online),
                field: "confirmed")
        case .addressUnknown:
            self.init(
                .notAnAddress, detail: "The visitor's IP address is unknown. Ban by visitor ID instead.",
                reason: .addressUnknown, field: "byAddress")
        case .notAnAddress(let failure):
            self.init(.notAnAddress, detail: failure.words, reason: .address(failure), field: "address")
        case .duplicate(let ban):
            self.init(
                .duplicate, detail: "Already banned by \(name(ban.by)).", reason: .bannedBy(name(ban.by)))
        case .notAllowed(let field, let allowed):
            self.init(.malformed, detail: "\(field) must be \(allowed).", field: field)
        case .queueInUse(let widgets, let flows):
            let users = (widgets.map { "the widget \($0)" } + flows.map { "the flow \($0)" })
            self.init(
                .queueInUse,
                detail: "Used by \(users.joined(separator: ", ")). Choose another queue there first.",
                reason: .usedBy(widgets: widgets, flows: flows))
        case .lastQueue: self.init(.lastQueue, detail: "Create another queue first.")
        case .nobodyOnline: self.init(.nobodyOnline, detail: "No one there is online.")
        case .offline:
            self.init(
                .agentUnavailable, title: "You're offline", detail: "Go online to take chats.",
                reason: .selfOffline)
        case .agentUnavailable(let agent, let obstacle):
            self.init(
                .agentUnavailable, title: "\(name(agent)) cannot take the chat",
                detail: "\(name(agent)) \(obstacle.words).", reason: .obstacle(obstacle, of: name(agent)),
                field: "toAgent")
        case .noMailServer:
            self.init(.noMailServer, detail: "No mail server is set up.")
        case .staff(let refusal): self.init(refusal)
        case .wrongPassword:
            self.init(.wrongPassword, detail: "This is not your current password.", field: "old")
        case .weakPassword(let fault): self.init(fault, field: "new")
        case .tooManyPasswords(let wait):
            self.init(
                .tooManyAttempts, detail: "Too many wrong passwords. Try again later.", retryAfter: wait)
        case .store(let error): self.init(error)
        }
    }

    /// The rules refuse it.
    private init(_ refusal: VisitorRefusal, _ name: (Agent.ID) -> String) {
        switch refusal {
        case .notOffered(let status):
            self.init(
                .notOffered, detail: "The visitor's status is now \(status.words), so this isn't possible.",
                reason: .status(status))
        case .alreadyTaken(let agent):
            self.init(
                .alreadyTaken, title: "Already taken by \(name(agent))",
                detail: "\(name(agent)) was faster.", reason: .takenBy(name(agent)))
        case .notYours(let agent):
            self.init(
                .notYours, detail: "This belongs to \(name(agent)).", reason: .belongsTo(name(agent)))
        case .invitationOver:
            self.init(.invitationOver, detail: "The invitation was answered or canceled, or it expired.")
        case .chatOpen: self.init(.notOffered, detail: "The visitor is in a chat.", reason: .inChat)
        case .noOpenChat: self.init(.chatEnded, detail: "The visitor has no open chat.")
        case .banned:
            self.init(.noSuchVisitor, detail: "This visitor is banned.", reason: .banned, field: "visitor")
        }
    }

    package init(_ fault: ContactFault) {
        self.init(fault.code, detail: fault.detail, reason: fault.refusalReason, field: fault.field.rawValue)
    }

    package init(_ error: StoreError) {
        switch error {
        case .conflict, .constraint:
            self.init(.stale, detail: "Someone else changed this at the same time. Refresh and try again.")
        case .overloaded, .unavailable, .damaged:
            self.init(
                .unavailable, detail: "This could not be saved. Nothing was changed; try again.",
                retryAfter: Self.storeRetry)
        }
    }
}

extension VisitorRefusalShape {
    /// The variables that were not stored as sent; the others were. nil if all were.
    init?(_ faults: [VariableChange.Fault]) {
        guard let first = faults.first else { return nil }
        let detail = faults.prefix(VariableChange.faultLimit).map(\.detail).joined(separator: " ")
        self.init(first.code, detail: detail, command: "set", field: "variables.\(first.name)")
    }

    init(_ failure: VisitorFailure, command: String, draft: String? = nil) {
        switch failure {
        case .gone: self.init(.gone, detail: "Gone.", command: command, draft: draft)
        case .loggedOut:
            self.init(
                .badToken, detail: "This visitor is logged out; come without a token.", command: command,
                draft: draft, field: "token")
        case .nobodyOnline:
            self.init(.nobodyOnline, detail: "No agent is online right now.", command: command, draft: draft)
        case .noSuchChat:
            self.init(.noSuchChat, detail: "There is no such chat.", command: command, draft: draft)
        case .chatEnded: self.init(.chatEnded, detail: "The chat has ended.", command: command, draft: draft)
        case .invitationOver: self.init(.invitationOver, detail: "The invitation is over.", command: command)
        case .draftUsed:
            self.init(
                .draftUsed,
                detail: "This draft was sent before with other words; give the message a new one.",
                command: command, draft: draft, field: "draft")
        case .empty(let field):
            self.init(
                .empty, detail: "A message can't be empty.", command: command, draft: draft,
                field: field)
        case .tooLong(let field, let limit, let got):
            let detail =
                field == "text"
                ? "A message can have at most \(limit) characters; this one has \(got)."
                : "At most \(limit) \(field) are allowed; this would make \(got)."
            self.init(.tooLong, detail: detail, command: command, draft: draft, field: field)
        case .tooFast(let wait):
            self.init(
                .tooFast, detail: "Too many chats from your network address. Try again later.",
                command: command, draft: draft, retryAfter: wait)
        case .store:
            self.init(
                .unavailable, detail: "This could not be saved. Try again.", command: command,
                draft: draft,
                retryAfter: Problem.storeRetry)
        }
    }
}

extension VisitorRefusalShape {
    /// The fields of an identity that were ignored; the others were stored. nil if all were.
    init?(_ faults: [ContactFault]) {
        guard let first = faults.first else { return nil }
        let detail = faults.map { "\($0.detail) It was left out." }.joined(separator: " ")
        self.init(first.code, detail: detail, command: "identify", field: first.field.rawValue)
    }
}

extension ContactFault {
    fileprivate var code: RefusalCode {
        switch reason {
        case .tooLong: .tooLong
        case .notAnEmail: .notAnEmail
        case .notAPhone: .notAPhone
        }
    }

    fileprivate var refusalReason: RefusalReason? {
        switch reason {
        case .tooLong(let limit, let got): .length(limit: limit, got: got)
        case .notAnEmail, .notAPhone: nil
        }
    }

    /// What is wrong, and what is allowed.
    fileprivate var detail: String {
        switch reason {
        case .tooLong(let limit, let got):
            "\(field.rawValue) can have at most \(limit) characters; this has \(got)."
        case .notAnEmail: "email must be an e-mail address, such as ana@example.com."
        case .notAPhone:
            "phone must be 3 to 15 digits with a + in front, blanks, brackets, dots, hyphens and slashes, such as +49 30 123456."
        }
    }
}

extension BanReach {
    /// The address or range in question.
    fileprivate func subject(of doubt: Doubt) -> String {
        switch doubt {
        case .loopbackAddress, .privateAddress: "\(range.innerAddress ?? range.start)"
        case .veryWide, .manyVisitors: "\(range)"
        }
    }

    /// What must be confirmed before this is banned.
    fileprivate func question(_ doubt: Doubt) -> String {
        let numbers = "This would block \(stopped) of \(online) visitors online now."
        let reason: String? =
            switch doubt {
            case .loopbackAddress:
                "\(subject(of: doubt)) is this machine's own address, often that of a proxy that is not configured."
            case .privateAddress:
                "\(subject(of: doubt)) is a private address, often that of a proxy that is not configured."
            case .veryWide: "\(subject(of: doubt)) is a very wide range."
            case .manyVisitors: nil
            }
        return [reason, numbers, "Confirm to ban it anyway."].compactMap(\.self).joined(separator: " ")
    }
}

extension AgentLoad.Obstacle {
    /// What prevents the agent.
    fileprivate var words: String {
        switch self {
        case .offline: "is offline"
        case .away: "is away"
        case .notConnected: "is not connected"
        case .full: "has as many chats as allowed"
        }
    }
}

extension AddressRangeFailure {
    /// The fault of each field.
    var words: String {
        switch self {
        case .notAnAddress(let text): "\"\(text)\" is not an IPv4 or IPv6 address."
        case .notAPrefix(let text): "\"\(text)\" is not a valid prefix length."
        case .prefixTooLong(let prefix, let limit): "/\(prefix) is too long; at most /\(limit) is allowed."
        case .prefixTooShort(let prefix, let least): "/\(prefix) is too wide; at least /\(least) is required."
        case .mixedFamilies: "Start IP and End IP must both be IPv4 or both IPv6."
        case .startAfterEnd: "Start IP must not be higher than End IP."
        }
    }
}
