import FoyerCore
import Testing

struct AutomationReadingTests {
    private static let events: [FlowEvent] = [
        .started, .said("Shoes"), .woke, .botFinished(handedOver: true), .botFinished(handedOver: false),
    ]

    @Test(arguments: FlowRun.Phase.allCases)
    func `a flow marks as read the message that starts it and the answers it asked for`(phase: FlowRun.Phase)
    {
        let run = FlowRun(flow: Flow.ID(high: 1, low: 1), version: 1, node: "a", phase: phase)
        let read = Self.events.filter { run.reads($0) }

        switch phase {
        case .fresh: #expect(read == [.started])
        case .asking: #expect(read == [.said("Shoes")])
        case .sleeping, .answering, .over: #expect(read.isEmpty)
        }
    }

    @Test func `a bot marks as read what it answers, but not the message that makes it hand over`() {
        #expect(BotDecision.answer("On weekdays.", sources: ["Delivery"]).hasRead)
        #expect(BotDecision.askAgain("Sorry?").hasRead)
        for reason in BotHandOver.allCases { #expect(!BotDecision.handOver(reason).hasRead) }
    }
}
