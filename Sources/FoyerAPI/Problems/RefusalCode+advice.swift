import FoyerWire

// The text of the problem pages. Plain text that is written into HTML unescaped, so without < and &.
extension RefusalCode {
    /// What happened.
    var meaning: String {
        switch self {
        case .malformed:
            "The request is not valid JSON, or a field is missing or has a value that is not allowed."
        case .unknownType: "The server does not know a command of this type."
        case .helloExpected: "The connection must begin with a hello."
        case .wrongCredentials: "No agent has this e-mail address with this password."
        case .loggedOut:
            "The request comes without a valid session. It may have ended, or it was idle for too long."
        case .badToken: "The visitor's token was not issued by this server, or the visitor has logged out."
        case .forbidden: "The agent's role does not have the permission that this needs."
        case .originNotAllowed: "The request comes from a page that may not ask this server."
        case .gone: "The visitor cannot use the chat."
        case .unknownWidget: "There is no widget with this ID. It may have been deleted."
        case .noSuchVisitor: "The visitor is not on the list. They may have left."
        case .noSuchChat: "There is no chat with this ID."
        case .noSuchAgent: "There is no agent with this ID."
        case .noSuchQueue: "There is no queue with this ID."
        case .noSuchBan: "There is no ban with this ID. It may have been removed."
        case .noSuchFlow: "There is no published flow with this ID."
        case .noSuchBot: "There is no bot with this ID."
        case .notFound: "There is nothing at this address."
        case .noSuchRole: "There is no role with this ID. It may have been deleted."
        case .noSuchSkill: "There is no skill with this ID. It may have been deleted."
        case .beyondOwn:
            "The agent or role has, or would get, a permission that you do not have yourself."
        case .ownAccount: "Nobody can change their own role or deactivate themselves."
        case .lastAdministrator:
            "After this change, no active agent could manage both agents and roles, so nobody could undo it."
        case .builtInRole: "Built-in roles cannot be changed or deleted."
        case .roleInUse: "A role can be deleted only when no agent has it."
        case .deactivated: "A deactivated agent cannot log in, and so cannot choose a password."
        case .full: "There are as many roles or skills as allowed."
        case .taken: "Another agent, role or skill has this name or e-mail address."
        case .wrongPassword: "The current password is not correct."
        case .methodNotAllowed: "The address exists, but not with this method."
        case .notOffered: "The action is not possible in the visitor's present status."
        case .alreadyTaken: "Another agent was faster."
        case .stale: "The request was meant for a state that has changed since."
        case .chatEnded: "The chat has ended."
        case .notYours: "The chat belongs to another agent, and you have not joined it."
        case .invitationOver: "The invitation was answered, declined or canceled, or it expired."
        case .wouldChangeNothing: "The request would change nothing."
        case .alreadyDone: "This was done before."
        case .draftUsed: "The message's draft ID was used before, for other words."
        case .keyUsed: "The Idempotency-Key was used before, for another request."
        case .linkUnknown: "The one-time link was not made by this server, or a newer one has replaced it."
        case .linkExpired: "The one-time link was not used in time."
        case .linkUsed: "A one-time link works once, and this one was used."
        case .weakPassword: "The password is too short, or among the first that somebody would try."
        case .editedMeanwhile: "Someone else changed this since you loaded it. Nothing was overwritten."
        case .editionMissing:
            "A change must say which version it is based on, so that nobody overwrites somebody else's work."
        case .nobodyOnline: "Nobody who could take the chat is online."
        case .agentUnavailable:
            "The agent cannot be given a chat now: they are offline, away, not connected or at their limit."
        case .noMailServer: "No mail server is set up, so no mail can be sent."
        case .widgetInUse: "A widget cannot be deleted while chats of it are open."
        case .queueInUse: "A widget or a published flow sends chats to this queue."
        case .lastQueue: "There is no other queue in which chats could wait."
        case .tooLarge: "The request's body is larger than allowed."
        case .tooLong: "A text has more characters than allowed."
        case .empty: "A text that is needed is empty."
        case .notAnEmail: "This is not an e-mail address."
        case .notAPhone: "This is not a phone number."
        case .notAnAddress: "This is not an IP address, a range of addresses or CIDR."
        case .addressOfProxy:
            "The address belongs to a trusted proxy. Banning it would block everyone behind it."
        case .confirmationNeeded: "The ban may stop many visitors, or a proxy that is not configured."
        case .nothingChosen: "A ban needs the visitor ID, the IP address, or both."
        case .duplicate: "The same visitor or range is banned already."
        case .notADomain: "This is not a host whose pages could show a widget."
        case .tooManyAttempts:
            "There were too many wrong passwords or links for this account or from this address."
        case .tooFast: "Too many requests came at once."
        case .unavailable: "The server cannot do this at the moment. Nothing was changed."
        }
    }

    /// What the client, or its user, can do.
    var remedy: String {
        switch self {
        case .malformed:
            "See the field that the answer names, and correct it. The API description has all fields and their limits."
        case .unknownType: "Check the spelling of type. A newer client may need a newer server."
        case .helloExpected: "Send hello first, then the command again."
        case .wrongCredentials: "Check both. An administrator can set a new password with foyer set-password."
        case .loggedOut: "Log in again, then repeat the request."
        case .badToken: "Begin again without a token; the server then issues a new one."
        case .forbidden: "Ask an administrator for another role."
        case .originNotAllowed:
            "For a website: add it to the widget's allowed domains. For the consoles: start the server with --public-url or --own-host."
        case .gone: "Do not repeat the request."
        case .unknownWidget: "Load the list again. For a website: copy the tag again from My Widgets."
        case .noSuchVisitor: "Load the list again."
        case .noSuchChat, .noSuchAgent, .noSuchQueue, .noSuchBan, .noSuchFlow, .noSuchBot:
            "Load the list again, and use an ID of it."
        case .noSuchRole, .noSuchSkill: "Load the list again, and use an ID of it."
        case .beyondOwn: "Ask an administrator who has the permission."
        case .ownAccount: "Ask another administrator."
        case .lastAdministrator: "Give somebody else a role with both permissions first."
        case .builtInRole: "Copy the role, and change the copy."
        case .roleInUse: "Give the agents whom the answer names another role first."
        case .deactivated: "Reactivate the agent first."
        case .full: "Delete one that is no longer needed."
        case .taken: "Choose another one."
        case .wrongPassword: "Enter the password that you log in with."
        case .notFound: "Check the address. The API description has all paths."
        case .methodNotAllowed: "Use one of the methods that the header Allow names."
        case .notOffered: "Load the visitor again; its actions are those that are possible."
        case .alreadyTaken: "Nothing: the visitor is being helped."
        case .stale: "Load it again and repeat the request with the present chat and version."
        case .chatEnded: "Start a new chat with the visitor."
        case .notYours: "Join or monitor the chat first, or let its agent transfer it."
        case .invitationOver: "Invite the visitor again, if their status allows it."
        case .wouldChangeNothing, .alreadyDone: "Nothing: it is as you want it."
        case .draftUsed: "Give each message a new draft ID."
        case .keyUsed: "Use a new key for each new request, and the same key only to repeat one."
        case .linkUnknown, .linkExpired:
            "Ask an administrator for a new link. A new server prints one with foyer setup-link."
        case .linkUsed: "Log in. If the password is forgotten, ask an administrator for a new link."
        case .weakPassword:
            "Choose one of at least 10 characters, without common words, rows of keys or your own name."
        case .editedMeanwhile: "Load it again, make your change once more and send the new ETag in If-Match."
        case .editionMissing:
            "Send the ETag that came with it in the header If-Match, or If-Match: * to overwrite whatever is there."
        case .nobodyOnline: "Choose another queue, or try again later."
        case .agentUnavailable: "Choose another agent, or a queue."
        case .noMailServer: "Set up a mail server first: Admin Console, Global Settings, Mail."
        case .widgetInUse: "Disable the widget, and delete it when its chats have ended."
        case .queueInUse:
            "Choose another queue for the widgets and flows that the answer names, then delete this one."
        case .lastQueue: "Create another queue first."
        case .tooLarge, .tooLong: "Shorten it to the limit that the answer names."
        case .empty: "Fill in the field that the answer names."
        case .notAnEmail: "Write it like ana@example.com."
        case .notAPhone:
            "Write 3 to 15 digits, such as +49 30 123456. Spaces, brackets, dots, hyphens and slashes may separate them; an extension (ext. 12) may follow."
        case .notAnAddress: "Write it like 203.0.113.9, 203.0.113.0/24 or 2001:db8::/48."
        case .addressOfProxy: "Ban by visitor ID instead, or correct --trusted-proxy."
        case .confirmationNeeded:
            "Check the numbers in the answer. If it is meant, repeat the request with confirmed set to true."
        case .nothingChosen: "Choose at least one of them."
        case .duplicate: "Change the ban that exists."
        case .notADomain: "Write it like shop.example.com, *.example.com or localhost."
        case .tooManyAttempts, .tooFast: "Wait as long as the header Retry-After says, then try again."
        case .unavailable:
            "Wait as long as the header Retry-After says, then try again. The operator finds the request in the server's log by its requestId."
        }
    }
}
