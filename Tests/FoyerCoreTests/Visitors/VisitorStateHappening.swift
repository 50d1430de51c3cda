import FoyerCore
import TestSupport

let now = Instant(milliseconds: 1_000_000)
let openChat = Chat.ID(high: 10, low: 1)
let freshChat = Chat.ID(high: 10, low: 2)

/// Ana's invitation, sent while Vera's status was `before`.
func anasInvitation(before: Invitation.Resting = .inSite) -> Invitation {
    Invitation(
        id: Invitation.ID(high: 11, low: 1), by: Cast.ana.id, text: "May I help?", at: now,
        until: now + .minutes(10), before: before)
}

/// Ana transferred the chat to Ben, who has not opened it.
let passedToBen = Transfer(
    by: Cast.ana.id, to: Cast.ben.id, at: now, until: now + .seconds(60), note: "Wants a refund")

/// Where a chat is handed when its agent is absent for too long.
enum Fallbacks {
    static let queue = Fallback(queue: Cast.support.id, isAttended: true)
    static let nobody = Fallback(queue: Cast.support.id, isAttended: false)
    static let ben = Fallback(queue: Cast.support.id, taker: Cast.ben.id, isAttended: true)
}

/// Every state, with Ana where an agent belongs to it. In `left` the chat waits again after Ana's absence.
enum Standing: String, CaseIterable {
    case inSite, waiting, left, chatting, passed, flow, bot, invited, refusedA, refusedV, end, banned

    var state: VisitorState {
        switch self {
        case .inSite: .inSite
        case .waiting: .waitingForChat(openChat, Wait(in: Cast.support.id, since: now))
        case .left:
            .waitingForChat(openChat, Wait(in: Cast.support.id, since: now, after: Cast.ana.id))
        case .chatting: .chatting(openChat, with: Cast.ana.id)
        case .passed: .transferring(openChat, passedToBen)
        case .flow: .chattingWithFlow(openChat, Cast.flow)
        case .bot: .chattingWithBot(openChat, Cast.bot.id)
        case .invited: .manuallyInvited(anasInvitation())
        case .refusedA: .refusedByAgent
        case .refusedV: .refusedByVisitor
        case .end: .end
        case .banned: .banned
        }
    }
}

/// Every event, with each value that the rules distinguish.
enum Happening: String, CaseIterable {
    case asksQueue, asksAgent, asksFlow, asksBot, asksNobody
    case handsToQueue, handsToAgent, handsToFlow, handsToBot, handsToNobody
    case benAccepts, anaAccepts, benRefuses, anaRefuses, givenToBen
    case benInvites, anaInvites, invitesTooLate, answers, answersOther, declines, declinesOther
    case anaWithdraws, benWithdraws, lapses, lapsesOther, inviterOffline
    case benStopsFlow, anaStopsFlow, benTakesOver, anaTakesOver
    case anaPassesBen, anaGivesQueue, anaGivesNobody, benGivesQueue
    case benOpens, anaOpens, notOpenedAnaHere, notOpenedAnaGone
    case anaGone, anaGoneToBen, anaGoneToNobody, benGone, anaBack, benBack
    case nobodyOnline, overdue, onlineAgain, movesToSales
    case endsAgent, endsVisitor, endsIdle, endsFinished, endsLeft, endsBanned
    case leaves, visits, isBanned

    /// The event as it happens to a visitor in `state`.
    func event(in state: VisitorState) -> VisitorEvent {
        let (ana, ben, invitation) = (Cast.ana.id, Cast.ben.id, anasInvitation())
        let other = Invitation.ID(high: 11, low: 99)
        return switch self {
        case .asksQueue: .asked(freshChat, .queue(Cast.support.id))
        case .asksAgent: .asked(freshChat, .agent(ben, from: Cast.support.id))
        case .asksFlow: .asked(freshChat, .flow(Cast.flow))
        case .asksBot: .asked(freshChat, .bot(Cast.bot.id))
        case .asksNobody: .asked(freshChat, .nobody)
        case .handsToQueue: .handedOn(.queue(Cast.support.id))
        case .handsToAgent: .handedOn(.agent(ben, from: nil))
        case .handsToFlow: .handedOn(.flow(Cast.flow))
        case .handsToBot: .handedOn(.bot(Cast.bot.id))
        case .handsToNobody: .handedOn(.nobody)
        case .benAccepts: .accepted(by: ben)
        case .anaAccepts: .accepted(by: ana)
        case .benRefuses: .refused(by: ben)
        case .anaRefuses: .refused(by: ana)
        case .givenToBen: .distributed(to: ben)
        case .benInvites: .invited(bensInvitation(before: state.resting ?? .inSite))
        case .anaInvites: .invited(anasInvitation(before: state.resting ?? .inSite))
        case .invitesTooLate: .invited(bensInvitation(before: state == .end ? .inSite : .end))
        case .answers: .answered(invitation.id, freshChat)
        case .answersOther: .answered(other, freshChat)
        case .declines: .declined(invitation.id)
        case .declinesOther: .declined(other)
        case .anaWithdraws: .invitationOver(invitation.id, .withdrawn(by: ana))
        case .benWithdraws: .invitationOver(invitation.id, .withdrawn(by: ben))
        case .lapses: .invitationOver(invitation.id, .lapsed)
        case .lapsesOther: .invitationOver(other, .lapsed)
        case .inviterOffline: .invitationOver(invitation.id, .inviterOffline)
        case .benStopsFlow: .stoppedFlow(by: ben)
        case .anaStopsFlow: .stoppedFlow(by: ana)
        case .benTakesOver: .tookOver(by: ben)
        case .anaTakesOver: .tookOver(by: ana)
        case .anaPassesBen: .passed(passedToBen)
        case .anaGivesQueue: .transferred(.queue(Cast.support.id), by: ana)
        case .anaGivesNobody: .transferred(.nobody, by: ana)
        case .benGivesQueue: .transferred(.queue(Cast.support.id), by: ben)
        case .benOpens: .opened(by: ben)
        case .anaOpens: .opened(by: ana)
        case .notOpenedAnaHere: .notOpened(isGiverHere: true, Fallbacks.queue)
        case .notOpenedAnaGone: .notOpened(isGiverHere: false, Fallbacks.queue)
        case .anaGone: .agentGone(ana, Fallbacks.queue)
        case .anaGoneToBen: .agentGone(ana, Fallbacks.ben)
        case .anaGoneToNobody: .agentGone(ana, Fallbacks.nobody)
        case .benGone: .agentGone(ben, Fallbacks.queue)
        case .anaBack: .agentBack(ana)
        case .benBack: .agentBack(ben)
        case .nobodyOnline: .outlook(.nobodyOnline)
        case .overdue: .outlook(.overdue)
        case .onlineAgain: .outlook(.soon)
        case .movesToSales: .moved(to: Cast.sales.id)
        case .endsAgent: .ended(.agent)
        case .endsVisitor: .ended(.visitor)
        case .endsIdle: .ended(.idle)
        case .endsFinished: .ended(.finished)
        case .endsLeft: .ended(.left)
        case .endsBanned: .ended(.banned)
        case .leaves: .left
        case .visits: .visited
        case .isBanned: .banned
        }
    }
}

func bensInvitation(before: Invitation.Resting) -> Invitation {
    Invitation(
        id: Invitation.ID(high: 11, low: 2), by: Cast.ben.id, text: "Hello!", at: now,
        until: now + .minutes(10),
        before: before)
}

/// The cases of `VisitorEvent` without their values. A case added there must be added here and to `Happening`.
enum EventKind: CaseIterable {
    case asked, handedOn, accepted, refused, distributed, invited, answered, declined, invitationOver
    case stoppedFlow, tookOver, passed, transferred, opened, notOpened, agentGone, agentBack, outlook, moved
    case ended, left, visited, banned

    init(_ event: VisitorEvent) {
        self =
            switch event {
            case .asked: .asked
            case .handedOn: .handedOn
            case .accepted: .accepted
            case .refused: .refused
            case .distributed: .distributed
            case .invited: .invited
            case .answered: .answered
            case .declined: .declined
            case .invitationOver: .invitationOver
            case .stoppedFlow: .stoppedFlow
            case .tookOver: .tookOver
            case .passed: .passed
            case .transferred: .transferred
            case .opened: .opened
            case .notOpened: .notOpened
            case .agentGone: .agentGone
            case .agentBack: .agentBack
            case .outlook: .outlook
            case .moved: .moved
            case .ended: .ended
            case .left: .left
            case .visited: .visited
            case .banned: .banned
            }
    }
}
