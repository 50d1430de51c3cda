import FoyerCore
import TestSupport
import Testing

struct VisitorStateWalkTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `random events keep one open chat, one speaker, one end per chat, and nothing for banned visitors`(
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        var state = VisitorState.inSite
        var model = ChatModel()
        for step in 0..<120 {
            let event = Self.event(in: state, step: step, using: &random)
            guard let (next, effects) = Self.outcome(of: event, in: state) else { continue }
            if state == .banned { #expect(next == .banned || event == .visited) }
            for effect in effects { model.take(effect) }
            state = next
            #expect(model.faults.isEmpty, "seed \(seed), step \(step), \(event)")
            #expect(model.speaker == Self.speaker(in: state), "seed \(seed), step \(step), \(event)")
            #expect(model.open == state.chat)
            #expect(model.invitation == Self.invitation(in: state))
        }

        let (_, effects) = try state.applying(.banned, at: now)
        for effect in effects { model.take(effect) }
        #expect(model.open == nil)
        #expect(model.opened == model.ended)
        #expect(model.invitation == nil)
    }

    /// Mostly an event that is allowed now; the ids of chats and invitations are this visitor's.
    private static func event(
        in state: VisitorState, step: Int, using random: inout SplitMix
    ) -> VisitorEvent {
        let happening = Happening.allCases.randomElement(using: &random) ?? .leaves
        // Bans are rare: a banned visitor can do nothing else.
        guard happening != .isBanned || Int.random(in: 0..<5, using: &random) == 0 else { return .visited }
        let chat = Chat.ID(high: 20, low: UInt64(step))
        let event = happening.event(in: state)
        switch event {
        case .asked(_, let route): return .asked(chat, route)
        case .answered(let invitation, _): return .answered(own(invitation, in: state), chat)
        case .declined(let invitation): return .declined(own(invitation, in: state))
        case .invitationOver(let invitation, let end): return .invitationOver(own(invitation, in: state), end)
        case .handedOn, .accepted, .refused, .distributed, .invited, .stoppedFlow, .tookOver, .passed,
            .transferred, .opened, .notOpened, .agentGone, .agentBack, .outlook, .moved, .ended, .left,
            .visited,
            .banned:
            return event
        }
    }

    private static func own(_ invitation: Invitation.ID, in state: VisitorState) -> Invitation.ID {
        guard case .manuallyInvited(let open) = state, invitation == anasInvitation().id else {
            return invitation
        }
        return open.id
    }

    private static func outcome(of event: VisitorEvent, in state: VisitorState) -> VisitorTransition? {
        do { return try state.applying(event, at: now) } catch { return nil }
    }

    private static func speaker(in state: VisitorState) -> Speaker? {
        switch state {
        case .waitingForChat(_, let wait): .queue(wait.queue)
        case .chatting(_, let agent): .agent(agent)
        case .transferring(_, let transfer): .agent(transfer.to)
        case .chattingWithFlow(_, let flow): .flow(flow)
        case .chattingWithBot(_, let bot): .bot(bot)
        case .inSite, .manuallyInvited, .refusedByAgent, .refusedByVisitor, .end, .banned: nil
        }
    }

    private static func invitation(in state: VisitorState) -> Invitation? {
        guard case .manuallyInvited(let invitation) = state else { return nil }
        return invitation
    }
}

/// The visitor's chats as the effects alone describe them.
private struct ChatModel {
    private(set) var open: Chat.ID?
    private(set) var right: SpeakingRight?
    private(set) var invitation: Invitation?
    private(set) var opened: Set<Chat.ID> = []
    private(set) var ended: Set<Chat.ID> = []
    private(set) var faults: [String] = []

    var speaker: Speaker? { right?.speaker }

    mutating func take(_ effect: VisitorEffect) {
        switch effect {
        case .openChat(let chat):
            if open != nil { faults.append("a second chat is opened") }
            if !opened.insert(chat).inserted { faults.append("a chat is opened twice") }
            open = chat
        case .give(let chat, let speaker):
            if chat != open { faults.append("a right in a chat that is not open") }
            let next = right?.passed(to: speaker) ?? SpeakingRight(speaker: speaker, number: 1)
            if let right, next.number <= right.number || next.allows(right.number) {
                faults.append("the one who spoke before is still heard")
            }
            right = next
        case .closeChat(let chat, _):
            if chat != open { faults.append("a chat is closed that is not open") }
            if !ended.insert(chat).inserted { faults.append("a chat ends twice") }
            open = nil
            right = nil
        case .holdChanged(let chat), .record(let chat, _), .startFlow(let chat, _), .startBot(let chat, _):
            if chat != open { faults.append("something is said in a chat that is not open") }
        case .showInvitation(let shown):
            if invitation != nil || open != nil {
                faults.append("an invitation over an invitation or a chat")
            }
            invitation = shown
        case .hideInvitation(let hidden):
            if invitation != hidden { faults.append("an invitation is hidden that is not shown") }
            invitation = nil
        case .sayNobodyOnline:
            break
        }
    }
}
