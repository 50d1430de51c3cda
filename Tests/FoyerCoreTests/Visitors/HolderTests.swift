import FoyerCore
import TestSupport
import Testing

private let (ana, ben) = (Cast.ana.id, Cast.ben.id)
private let support = Cast.support.id
private let queueTime = Span.minutes(10)

/// No chat is lost between holders: an open chat has a holder who is present, or a deadline at which it is handed over.
struct HolderTests {
    @Test func `in every reachable state an open chat has exactly one holder`()
        throws
    {
        var seen: Set<World> = [World()]
        var next = Array(seen)
        while let world = next.popLast() {
            for step in Step.allCases {
                let after = try world.after(step)
                #expect(after.fault == nil, "\(step) in \(world)")
                if seen.insert(after).inserted { next.append(after) }
            }
        }

        // Each kind of holder occurred, so the search reached them all.
        let kinds = Set(seen.compactMap { world in world.state.holder(among: world.staff).map(World.name) })
        #expect(kinds == ["agent", "absent", "receiver", "flow", "bot", "queue", "offlineForm"])
        #expect(seen.count > 200)
    }

    @Test func `an absent agent keeps the chat until the return time is over`() {
        let until = now + .seconds(60)
        let chatting = VisitorState.chatting(openChat, with: ana)

        let absent = staff([ana: .absent(until: until)])
        #expect(chatting.holder(among: absent) == .absentAgent(ana, until: until))
        #expect(chatting.handOver(at: now, among: absent) == nil)
        #expect(chatting.handOver(at: now, among: staff([:])) == .agentGone(ana))
    }

    @Test func `an agent who is Away keeps chats and is not given one back`() {
        let away = staff([ana: .away])

        #expect(VisitorState.chatting(openChat, with: ana).holder(among: away) == .agent(ana))
        let waiting = VisitorState.waitingForChat(
            openChat, Wait(in: support, since: now, after: ana, outlook: .nobodyOnline))
        #expect(waiting.handOver(at: now, among: away) == nil)
        #expect(waiting.handOver(at: now, among: staff([ana: .online])) == .agentBack(ana))
    }

    @Test func `a waiting visitor is informed at the queue's limit, not before, and once`() {
        let online = staff([ben: .online])
        let wait = Wait(in: support, since: now)
        let waiting = VisitorState.waitingForChat(openChat, wait)
        let limit = now + queueTime

        #expect(waiting.holder(among: online) == .queue(support, until: limit))
        #expect(waiting.handOver(at: limit - .milliseconds(1), among: online) == nil)
        #expect(waiting.handOver(at: limit, among: online) == .outlook(.overdue))
        let told = VisitorState.waitingForChat(openChat, wait.with(.overdue, at: limit))
        #expect(told.handOver(at: limit + .hours(1), among: online) == nil)
        #expect(told.holder(among: online) == .offlineForm(support))
    }

    @Test func `a transfer returns at its deadline, not before`() {
        let passed = VisitorState.transferring(openChat, passedToBen)
        let both = staff([ana: .online, ben: .online])

        #expect(passed.holder(among: both) == .receiver(ben, until: passedToBen.until))
        #expect(passed.handOver(at: passedToBen.until - .milliseconds(1), among: both) == nil)
        #expect(passed.handOver(at: passedToBen.until, among: both) == .notOpened(passedToBen))
        #expect(passed.handOver(at: now, among: staff([ana: .online])) == .notOpened(passedToBen))
    }
}

private func staff(_ attendance: [Agent.ID: Attendance]) -> Staff {
    Staff(queueTime: { _ in queueTime }) {
        attendance[$0] ?? .offline
    } isAttended: { _ in
        attendance.values.contains { attendance in
            switch attendance {
            case .online, .absent: true
            case .away, .offline: false
            }
        }
    }
}

/// What agents, the visitor and time can do in a small world of two agents and one queue.
private enum Step: CaseIterable {
    case asks, anaAccepts, benAccepts, anaPasses, benPasses, anaOpens, benOpens, ends, leaves, handsOn,
        startsFlow
    case startsBot, anaOnline, benOnline, anaAway, benAway, anaOffline, benOffline, anaVanishes, benVanishes
    case transferTime, queueTimeOver, returnTime
}

private struct World: Hashable {
    var state = VisitorState.inSite
    var attendance: [Agent.ID: Attendance] = [ana: .offline, ben: .offline]

    var staff: Staff { FoyerCoreTests.staff(attendance) }

    /// The violated rule; nil if there is none.
    var fault: String? {
        if let due = state.handOver(at: now, among: staff) { return "still due: \(due)" }
        guard state.chat != nil else { return nil }
        guard let holder = state.holder(among: staff) else { return "nobody holds the chat" }
        switch holder {
        case .agent(let agent):
            let isHere = attendance[agent] == .online || attendance[agent] == .away
            return isHere ? nil : "the holder is not here"
        case .absentAgent(_, let until), .receiver(_, let until), .queue(_, let until):
            return until > now ? nil : "the holder's time is over"
        case .flow, .bot, .offlineForm: return nil
        }
    }

    /// Applies the step, then hands over until nothing is due.
    func after(_ step: Step) throws -> World {
        var world = self
        world.take(step)
        for _ in 0..<3 {
            guard let due = world.state.handOver(at: now, among: world.staff) else { break }
            world.state = try world.state.applying(world.event(for: due), at: now).state
        }
        return world
    }

    private mutating func take(_ step: Step) {
        let isAttended = attendance.values.contains(.online)
        switch step {
        case .asks: happen(.asked(openChat, isAttended ? .queue(support) : .nobody))
        case .startsFlow: happen(.asked(openChat, .flow(Cast.flow)))
        case .startsBot: happen(.asked(openChat, .bot(Cast.bot.id)))
        case .handsOn: happen(.handedOn(isAttended ? .queue(support) : .nobody))
        case .anaAccepts: if isHere(ana) { happen(.accepted(by: ana)) }
        case .benAccepts: if isHere(ben) { happen(.accepted(by: ben)) }
        case .anaPasses: pass(from: ana, to: ben)
        case .benPasses: pass(from: ben, to: ana)
        case .anaOpens: if isHere(ana) { happen(.opened(by: ana)) }
        case .benOpens: if isHere(ben) { happen(.opened(by: ben)) }
        case .ends: happen(.ended(.visitor))
        case .leaves: happen(.left)
        case .anaOnline: attendance[ana] = .online
        case .benOnline: attendance[ben] = .online
        case .anaAway: attendance[ana] = .away
        case .benAway: attendance[ben] = .away
        case .anaOffline: attendance[ana] = .offline
        case .benOffline: attendance[ben] = .offline
        case .anaVanishes: vanish(ana)
        case .benVanishes: vanish(ben)
        case .transferTime:
            guard case .transferring(let chat, let transfer) = state else { return }
            let over = Transfer(by: transfer.by, to: transfer.to, at: now - .seconds(60), until: now)
            state = .transferring(chat, over)
        case .queueTimeOver:
            guard case .waitingForChat(let chat, let wait) = state else { return }
            let past = wait.with(wait.outlook, at: now - queueTime)
            state = .waitingForChat(chat, past)
        case .returnTime:
            for (agent, attendance) in attendance {
                if case .absent = attendance { self.attendance[agent] = .offline }
            }
        }
    }

    private mutating func happen(_ event: VisitorEvent) {
        // A step that the rules refuse has no effect.
        if let after = try? state.applying(event, at: now) { state = after.state }
    }

    private mutating func pass(from giver: Agent.ID, to receiver: Agent.ID) {
        guard isHere(giver), attendance[receiver] == .online else { return }
        happen(.passed(Transfer(by: giver, to: receiver, at: now, until: now + .seconds(60))))
    }

    private mutating func vanish(_ agent: Agent.ID) {
        if isHere(agent) { attendance[agent] = .absent(until: now + .seconds(60)) }
    }

    private func isHere(_ agent: Agent.ID) -> Bool {
        attendance[agent] == .online || attendance[agent] == .away
    }

    private func event(for due: HandOver) -> VisitorEvent {
        switch due {
        case .agentGone(let agent): .agentGone(agent, fallback)
        case .notOpened(let transfer):
            .notOpened(isGiverHere: attendance[transfer.by] == .online, fallback)
        case .agentBack(let agent): .agentBack(agent)
        case .queueGone: .moved(to: support)
        case .outlook(let outlook): .outlook(outlook)
        }
    }

    /// A manual queue: it never assigns a chat.
    private var fallback: Fallback { Fallback(queue: support, isAttended: staff.isAttended) }

    static func name(of holder: Holder) -> String {
        switch holder {
        case .agent: "agent"
        case .absentAgent: "absent"
        case .receiver: "receiver"
        case .flow: "flow"
        case .bot: "bot"
        case .queue: "queue"
        case .offlineForm: "offlineForm"
        }
    }
}

extension Staff {
    fileprivate var isAttended: Bool {
        VisitorState.waitingForChat(openChat, Wait(in: support, since: now)).holder(among: self) != nil
    }
}
