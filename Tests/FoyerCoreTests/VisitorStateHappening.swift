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

/// Every state, with Ana where an agent belongs to it.
enum Standing: String, CaseIterable {
    case inSite, waiting, chatting, flow, bot, invited, refusedA, refusedV, end, banned

    var state: VisitorState {
        switch self {
        case .inSite: .inSite
        case .waiting: .waitingForChat(openChat, in: Cast.support.id, since: now)
        case .chatting: .chatting(openChat, with: Cast.ana.id)
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

/// Everything that can happen, with each value that the rules tell apart.
enum Happening: String, CaseIterable {
    case asksQueue, asksAgent, asksFlow, asksBot, asksNobody
    case handsToQueue, handsToAgent, handsToFlow, handsToBot, handsToNobody
    case benAccepts, anaAccepts, benRefuses, anaRefuses, givenToBen
    case benInvites, anaInvites, invitesTooLate, answers, answersOther, declines, declinesOther
    case anaWithdraws, benWithdraws, lapses, lapsesOther, inviterOffline
    case benStopsFlow, anaStopsFlow, benTakesOver, anaTakesOver
    case anaGivesBen, anaGivesQueue, anaGivesNobody, benGivesQueue
    case endsAgent, endsVisitor, endsIdle, endsFinished, endsLeft, endsBanned
    case leaves, visits, isBanned

    /// As it happens to a visitor in `state`.
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
        case .anaGivesBen: .transferred(.agent(ben, from: nil), by: ana)
        case .anaGivesQueue: .transferred(.queue(Cast.support.id), by: ana)
        case .anaGivesNobody: .transferred(.nobody, by: ana)
        case .benGivesQueue: .transferred(.queue(Cast.support.id), by: ben)
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

/// The cases of `VisitorEvent`, without their values: a case added there must be added here, and to `Happening`.
enum EventKind: CaseIterable {
    case asked, handedOn, accepted, refused, distributed, invited, answered, declined, invitationOver
    case stoppedFlow, tookOver, transferred, ended, left, visited, banned

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
            case .transferred: .transferred
            case .ended: .ended
            case .left: .left
            case .visited: .visited
            case .banned: .banned
            }
    }
}
