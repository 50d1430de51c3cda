/// Why the server refuses a request: the codes of docs/protocol.md.
public enum RefusalCode: String, CaseIterable, Hashable, Sendable {
    case malformed, unknownType, helloExpected
    case wrongCredentials, loggedOut, badToken
    case forbidden, originNotAllowed, gone
    case unknownWidget, noSuchVisitor, noSuchChat, noSuchAgent, noSuchQueue, noSuchBan, noSuchFlow, noSuchBot,
        notFound
    case noSuchRole, noSuchSkill
    case beyondOwn, ownAccount, lastAdministrator, builtInRole, roleInUse, deactivated, full
    case taken, wrongPassword
    case methodNotAllowed
    case notOffered, alreadyTaken, stale, chatEnded, notYours, invitationOver, wouldChangeNothing, alreadyDone
    case draftUsed, keyUsed
    case linkUnknown, linkExpired, linkUsed, weakPassword
    case editedMeanwhile, editionMissing
    case nobodyOnline, agentUnavailable, noMailServer, widgetInUse, queueInUse, lastQueue
    case tooLarge
    case tooLong, empty, notAnEmail, notAPhone, notAnAddress, addressOfProxy, confirmationNeeded,
        nothingChosen, duplicate, notADomain
    case tooManyAttempts, tooFast
    case unavailable

    /// The HTTP status of the refusal.
    public var httpStatus: Int {
        switch self {
        case .malformed, .unknownType, .helloExpected: 400
        case .wrongCredentials, .loggedOut, .badToken: 401
        case .forbidden, .originNotAllowed, .gone, .beyondOwn: 403
        case .unknownWidget, .noSuchVisitor, .noSuchChat, .noSuchAgent, .noSuchQueue, .noSuchBan, .noSuchFlow,
            .noSuchBot, .notFound, .linkUnknown, .noSuchRole, .noSuchSkill:
            404
        case .methodNotAllowed: 405
        case .notOffered, .alreadyTaken, .stale, .chatEnded, .notYours, .invitationOver, .wouldChangeNothing,
            .alreadyDone, .draftUsed, .nobodyOnline, .agentUnavailable, .noMailServer,
            .widgetInUse, .queueInUse, .lastQueue, .ownAccount, .lastAdministrator,
            .builtInRole, .roleInUse, .deactivated, .full:
            409
        case .linkExpired, .linkUsed: 410
        case .editedMeanwhile: 412
        case .tooLarge: 413
        case .tooLong, .empty, .notAnEmail, .notAPhone, .notAnAddress, .addressOfProxy, .confirmationNeeded,
            .nothingChosen, .duplicate, .notADomain, .keyUsed, .taken, .wrongPassword, .weakPassword:
            422
        case .editionMissing: 428
        case .tooManyAttempts, .tooFast: 429
        case .unavailable: 503
        }
    }

    /// A fixed short English summary (RFC 9457, `title`); `detail` describes the case.
    public var title: String {
        switch self {
        case .malformed: "Not understood"
        case .unknownType: "Unknown command"
        case .helloExpected: "The first frame must be hello"
        case .wrongCredentials: "E-mail or password is wrong"
        case .loggedOut: "Logged out"
        case .badToken: "This token is not ours"
        case .forbidden: "Not permitted"
        case .originNotAllowed: "Not from this website"
        case .gone: "Gone"
        case .unknownWidget: "No such widget"
        case .noSuchVisitor: "No such visitor"
        case .noSuchChat: "No such chat"
        case .noSuchAgent: "No such agent"
        case .noSuchQueue: "No such queue"
        case .noSuchBan: "No such ban"
        case .noSuchFlow: "No such flow"
        case .noSuchBot: "No such bot"
        case .notFound: "Not found"
        case .noSuchRole: "No such role"
        case .noSuchSkill: "No such skill"
        case .beyondOwn: "More than your own role permits"
        case .ownAccount: "Not for your own account"
        case .lastAdministrator: "Nobody could manage agents and roles any more"
        case .builtInRole: "A built-in role"
        case .roleInUse: "Agents have this role"
        case .deactivated: "This agent is deactivated"
        case .full: "No room for more"
        case .taken: "Already in use"
        case .wrongPassword: "Wrong password"
        case .methodNotAllowed: "Not with this method"
        case .notOffered: "Not possible in this status"
        case .alreadyTaken: "Already taken"
        case .stale: "Changed in the meantime"
        case .chatEnded: "The chat has ended"
        case .notYours: "Not your chat"
        case .invitationOver: "The invitation is over"
        case .wouldChangeNothing: "Nothing to change"
        case .alreadyDone: "Already done"
        case .draftUsed: "Draft already used"
        case .keyUsed: "Idempotency-Key already used"
        case .linkUnknown: "This link is not valid"
        case .linkExpired: "This link has expired"
        case .linkUsed: "This link has been used"
        case .weakPassword: "This password is too weak"
        case .editedMeanwhile: "Edited in the meantime"
        case .editionMissing: "If-Match is missing"
        case .nobodyOnline: "Nobody is online"
        case .agentUnavailable: "This agent cannot take the chat"
        case .noMailServer: "No mail server"
        case .widgetInUse: "Chats of this widget are open"
        case .queueInUse: "The queue is in use"
        case .lastQueue: "The last queue"
        case .tooLarge: "Too large"
        case .tooLong: "Too long"
        case .empty: "Empty"
        case .notAnEmail: "Not an e-mail address"
        case .notAPhone: "Not a phone number"
        case .notAnAddress: "Not an IP address"
        case .addressOfProxy: "The address of a trusted proxy"
        case .confirmationNeeded: "Please confirm"
        case .nothingChosen: "Nothing chosen"
        case .duplicate: "Already there"
        case .notADomain: "Not a website"
        case .tooManyAttempts: "Too many attempts"
        case .tooFast: "Too fast"
        case .unavailable: "Not available now"
        }
    }
}
