import FoyerCore
import TestSupport
import Testing

private let ana = Cast.ana.id
private let ben = Cast.ben.id
private let queue = Cast.support.id
private let waiting = VisitorState.waitingForChat(openChat, Wait(in: queue, since: now))
private let chatting = VisitorState.chatting(openChat, with: ana)
private let passed = VisitorState.transferring(openChat, passedToBen)
private let left = VisitorState.waitingForChat(openChat, Wait(in: queue, since: now, after: ana))
private let withFlow = VisitorState.chattingWithFlow(openChat, Cast.flow)
private let withBot = VisitorState.chattingWithBot(openChat, Cast.bot.id)
private let invited = VisitorState.manuallyInvited(anasInvitation())

private func closed(_ reason: EndReason) -> [VisitorEffect] {
    [.record(openChat, .ended(reason)), .closeChat(openChat, reason)]
}

/// The rows of docs/product.md, 1.2, with the effects of each.
struct VisitorStateTransitionTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let from: [VisitorState]
        let event: VisitorEvent
        let to: VisitorState
        let effects: [VisitorEffect]

        init(
            _ words: String, _ from: [VisitorState], _ event: VisitorEvent, _ to: VisitorState,
            _ effects: [VisitorEffect]
        ) {
            (testDescription, self.from, self.event, self.to, self.effects) = (
                words, from, event, to, effects
            )
        }
    }

    @Test(arguments: asking + answeringRequests + inviting + automated + chattingOn + holding + ending)
    func `each transition of the table has its effects`(row: Row) throws {
        for before in row.from {
            let (state, effects) = try before.applying(row.event, at: now)
            #expect(state == row.to, "from \(before)")
            #expect(effects == row.effects, "from \(before)")
        }
    }

    private static let resting: [VisitorState] = [.inSite, .end, .refusedByAgent, .refusedByVisitor]

    static let asking = [
        Row(
            "a flow starts", resting, .asked(freshChat, .flow(Cast.flow)),
            .chattingWithFlow(freshChat, Cast.flow),
            [.openChat(freshChat), .give(freshChat, to: .flow(Cast.flow)), .startFlow(freshChat, Cast.flow)]),
        Row(
            "a bot starts", resting, .asked(freshChat, .bot(Cast.bot.id)),
            .chattingWithBot(freshChat, Cast.bot.id),
            [
                .openChat(freshChat), .give(freshChat, to: .bot(Cast.bot.id)),
                .startBot(freshChat, Cast.bot.id),
            ]),
        Row(
            "the queue distributes by itself", resting, .asked(freshChat, .agent(ben, from: queue)),
            .chatting(freshChat, with: ben),
            [.openChat(freshChat), .give(freshChat, to: .agent(ben)), .record(freshChat, .joined(ben))]),
        Row(
            "nobody has room", resting, .asked(freshChat, .queue(queue)),
            .waitingForChat(freshChat, Wait(in: queue, since: now)),
            [.openChat(freshChat), .give(freshChat, to: .queue(queue)), .record(freshChat, .waiting)]),
        Row("nobody is online, In Site", [.inSite], .asked(freshChat, .nobody), .inSite, [.sayNobodyOnline]),
        Row("nobody is online, End", [.end], .asked(freshChat, .nobody), .end, [.sayNobodyOnline]),
    ]

    static let answeringRequests = [
        Row(
            "Accept", [waiting], .accepted(by: ben), .chatting(openChat, with: ben),
            [.give(openChat, to: .agent(ben)), .record(openChat, .joined(ben))]),
        Row(
            "Refuse", [waiting], .refused(by: ben), .refusedByAgent,
            [.record(openChat, .refused), .closeChat(openChat, .refused)]),
        Row(
            "an agent gets room", [waiting], .distributed(to: ben), .chatting(openChat, with: ben),
            [.give(openChat, to: .agent(ben)), .record(openChat, .joined(ben))]),
        Row("the visitor cancels", [waiting], .ended(.visitor), .end, closed(.missed)),
        Row("the waiting visitor leaves", [waiting], .left, .end, closed(.missed)),
    ]

    static let inviting = [
        Row(
            "Invite, In Site", [.inSite], .invited(anasInvitation()), invited,
            [.showInvitation(anasInvitation())]),
        Row(
            "the visitor answers, or presses the chat button", [invited],
            .answered(anasInvitation().id, freshChat),
            .chatting(freshChat, with: ana), answering),
        Row(
            "an invited visitor who just writes answers the invitation: no queue", [invited],
            .asked(freshChat, .queue(queue)), .chatting(freshChat, with: ana), answering),
        Row(
            "the visitor closes it", [invited], .declined(anasInvitation().id), .refusedByVisitor,
            [.hideInvitation(anasInvitation())]),
        Row(
            "the inviter cancels", [invited], .invitationOver(anasInvitation().id, .withdrawn(by: ana)),
            .inSite,
            [.hideInvitation(anasInvitation())]),
        Row(
            "ten minutes pass", [invited], .invitationOver(anasInvitation().id, .lapsed), .inSite,
            [.hideInvitation(anasInvitation())]),
        Row(
            "the inviter goes offline", [invited], .invitationOver(anasInvitation().id, .inviterOffline),
            .inSite,
            [.hideInvitation(anasInvitation())]),
        Row(
            "the invited visitor leaves the site", [invited], .left, .inSite,
            [.hideInvitation(anasInvitation())]),
    ]

    private static let answering: [VisitorEffect] = [
        .hideInvitation(anasInvitation()), .openChat(freshChat), .give(freshChat, to: .agent(ana)),
        .record(freshChat, .joined(ana)),
    ]

    static let automated = [
        Row(
            "the flow transfers to a queue", [withFlow, withBot], .handedOn(.queue(queue)), waiting,
            [.give(openChat, to: .queue(queue)), .record(openChat, .waiting)]),
        Row(
            "the flow transfers to an agent", [withFlow, withBot], .handedOn(.agent(ana, from: queue)),
            chatting,
            [.give(openChat, to: .agent(ana)), .record(openChat, .joined(ana))]),
        Row(
            "the flow hands to a bot", [withFlow], .handedOn(.bot(Cast.bot.id)), withBot,
            [.give(openChat, to: .bot(Cast.bot.id)), .startBot(openChat, Cast.bot.id)]),
        Row(
            "the flow hands to another flow", [withFlow], .handedOn(.flow(Cast.flow)), withFlow,
            [.give(openChat, to: .flow(Cast.flow)), .startFlow(openChat, Cast.flow)]),
        Row(
            "the flow hands on, and nobody is online", [withFlow, withBot], .handedOn(.nobody), .end,
            [.sayNobodyOnline] + closed(.finished)),
        Row(
            "Join, then Stop flow", [withFlow], .stoppedFlow(by: ben), .chatting(openChat, with: ben),
            [.give(openChat, to: .agent(ben)), .record(openChat, .flowStopped(by: ben))]),
        Row(
            "Take Over", [withBot], .tookOver(by: ben), .chatting(openChat, with: ben),
            [.give(openChat, to: .agent(ben)), .record(openChat, .takenOver(by: ben))]),
        Row("it ends by itself", [withFlow, withBot], .ended(.finished), .end, closed(.finished)),
        Row("the visitor ends it", [withFlow, withBot], .ended(.visitor), .end, closed(.visitor)),
    ]

    static let chattingOn = [
        Row(
            "transfer to an agent", [chatting], .passed(passedToBen), passed,
            [.record(openChat, .transferred(by: ana, to: ben)), .give(openChat, to: .agent(ben))]),
        Row(
            "transfer to a queue", [chatting], .transferred(.queue(queue), by: ana), waiting,
            [
                .record(openChat, .transferred(by: ana, to: nil)), .give(openChat, to: .queue(queue)),
                .record(openChat, .waiting),
            ]),
        Row(
            "transfer to nobody online", [chatting], .transferred(.nobody, by: ana), chatting,
            [.sayNobodyOnline]),
        Row("the agent ends", [chatting], .ended(.agent), .end, closed(.agent)),
        Row("the visitor ends", [chatting], .ended(.visitor), .end, closed(.visitor)),
        Row("nobody writes", [chatting], .ended(.idle), .end, closed(.idle)),
        Row(
            "gone, and not back in time", [chatting, withFlow, withBot], .ended(.left), .end, closed(.left)),
        Row("leaving keeps an open chat", [chatting], .left, chatting, []),
        Row("leaving keeps a flow's chat", [withFlow], .left, withFlow, []),
        Row("leaving keeps a bot's chat", [withBot], .left, withBot, []),
    ]

    static let holding = [
        Row(
            "the receiver opens it", [passed], .opened(by: ben), .chatting(openChat, with: ben),
            [.holdChanged(openChat), .record(openChat, .joined(ben))]),
        Row(
            "the receiver does not open it", [passed], .notOpened(isGiverHere: true, Fallbacks.queue),
            chatting,
            [
                .record(openChat, .notOpened(ben)), .give(openChat, to: .agent(ana)),
                .record(openChat, .back(ana)),
            ]),
        Row(
            "the receiver does not open it, and the giver is gone", [passed],
            .notOpened(isGiverHere: false, Fallbacks.queue), left,
            [
                .record(openChat, .notOpened(ben)), .give(openChat, to: .queue(queue)),
                .record(openChat, .next),
            ]),
        Row(
            "the agent is gone", [chatting], .agentGone(ana, Fallbacks.queue), left,
            [.record(openChat, .left(ana)), .give(openChat, to: .queue(queue)), .record(openChat, .next)]),
        Row(
            "the agent is gone, and a colleague has room", [chatting], .agentGone(ana, Fallbacks.ben),
            .chatting(openChat, with: ben),
            [
                .record(openChat, .left(ana)), .give(openChat, to: .agent(ben)),
                .record(openChat, .joined(ben)),
            ]),
        Row(
            "the agent is gone, and nobody is Online", [chatting], .agentGone(ana, Fallbacks.nobody),
            .waitingForChat(openChat, Wait(in: queue, since: now, after: ana, outlook: .nobodyOnline)),
            [
                .record(openChat, .left(ana)), .give(openChat, to: .queue(queue)),
                .record(openChat, .nobodyOnline),
            ]),
        Row(
            "the agent is back before anybody took it", [left], .agentBack(ana), chatting,
            [.give(openChat, to: .agent(ana)), .record(openChat, .back(ana))]),
        Row(
            "nobody is Online any more", [waiting], .outlook(.nobodyOnline),
            .waitingForChat(openChat, Wait(in: queue, since: now, outlook: .nobodyOnline)),
            [.holdChanged(openChat), .record(openChat, .nobodyOnline)]),
        Row(
            "moved to another queue, it keeps its time", [waiting], .moved(to: Cast.sales.id),
            .waitingForChat(openChat, Wait(in: Cast.sales.id, since: now)),
            [.give(openChat, to: .queue(Cast.sales.id))]),
    ]

    static let ending = [
        Row(
            "Ban, no chat", resting, .banned, .banned, []),
        Row(
            "Ban, a chat is open", [waiting, chatting, withFlow, withBot], .banned, .banned,
            closed(.banned)),
        Row(
            "Ban, an invitation is open", [invited], .banned, .banned,
            [.hideInvitation(anasInvitation())]),
        Row("a new visit", [.end, .refusedByAgent, .refusedByVisitor], .visited, .inSite, []),
        Row("a new visit once the ban is gone", [.banned], .visited, .inSite, []),
        Row("End leaves the site", [.end], .left, .end, []),
        Row("In Site leaves the site", [.inSite], .left, .inSite, []),
    ]
}
