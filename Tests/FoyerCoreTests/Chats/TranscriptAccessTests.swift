import FoyerCore
import Testing

private let (ana, ben) = (Agent.ID(high: 1, low: 1), Agent.ID(high: 1, low: 2))

struct TranscriptAccessTests {
    private func chat(_ speaker: Speaker, ended: EndReason? = nil) -> Chat {
        Chat(
            id: Chat.ID(high: 2, low: 1), visitor: Visitor.ID(high: 3, low: 1),
            widget: Widget.ID(high: 4, low: 1),
            speaker: speaker, queue: nil, startedAt: Instant(milliseconds: 0),
            ended: ended.map { Chat.End(at: Instant(milliseconds: 1), reason: $0) })
    }

    @Test func `an open chat is readable by its agent and by agents who joined or monitor it`() {
        let outside = TranscriptAccess(agent: ben, permissions: Role.administrator.permissions)
        var inside = outside
        for speaker in [Speaker.agent(ana), .flow(Flow.ID(high: 5, low: 1)), .bot(Bot.ID(high: 6, low: 1))] {
            let running = chat(speaker)
            inside.entered = [running.id]
            #expect(!outside.permits(running), "\(speaker)")
            #expect(inside.permits(running), "\(speaker)")
        }
        #expect(
            TranscriptAccess(agent: ana, permissions: Role.agent.permissions).permits(chat(.agent(ana))))
    }

    @Test(arguments: EndReason.allCases) func `an ended chat is readable by every agent who may chat`(
        reason: EndReason
    ) {
        for role in Role.builtIn {
            #expect(
                TranscriptAccess(agent: ben, permissions: role.permissions).permits(
                    chat(.agent(ana), ended: reason))
                    == role.permissions.contains(.chat))
        }
    }

    @Test func `a waiting chat is readable by every agent who may chat`() {
        #expect(
            TranscriptAccess(agent: ben, permissions: Role.agent.permissions).permits(
                chat(.queue(ChatQueue.ID(high: 7, low: 1)))))
    }

    @Test func `joining one chat gives access to no other`() {
        let access = TranscriptAccess(
            agent: ben, permissions: Role.agent.permissions, entered: [Chat.ID(high: 2, low: 2)])
        #expect(!access.permits(chat(.agent(ana))))
    }
}
