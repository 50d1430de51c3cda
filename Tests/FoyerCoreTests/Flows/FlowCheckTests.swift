import Testing

@testable import FoyerCore

private func findings(_ nodes: [FlowNode.Name: FlowNode]) -> [FlowCheck.Finding] {
    FlowCheck.findings(
        in: Flow(id: Flow.ID(high: 1, low: 1), name: "Test", version: 1, start: "a", nodes: nodes))
}

private func ask(_ kind: FlowQuestion.Kind = .text, next: String, failed: String) -> FlowNode {
    .ask(FlowQuestion(kind: kind, field: "f", prompt: "?", complaint: "", next: next, failed: failed))
}

struct FlowCheckTests {
    @Test func `a valid flow has no findings`() {
        #expect(
            findings([
                "a": .sendMessage(text: "x", next: "b"), "b": ask(next: "a", failed: "c"),
                "c": .transfer(.widgetRouting),
            ]).isEmpty)
    }

    @Test func `a flow without a start node has one finding`() {
        #expect(findings([:]) == [.noStart("a")])
    }

    @Test func `an unreachable node is found`() {
        #expect(findings(["a": .end, "b": .end]) == [.unreachable("b")])
    }

    @Test func `a connection to a missing node is found`() {
        #expect(findings(["a": ask(next: "b", failed: "z"), "b": .end]) == [.missingTarget("a", exit: "z")])
    }

    @Test func `a cycle of questions without an end is found`() {
        #expect(
            findings(["a": ask(next: "b", failed: "b"), "b": .wait(.seconds(1), next: "a")])
                == [.noExit("a"), .noExit("b")])
    }

    @Test func `a loop without a wait is found, and one with a wait is allowed`() {
        let fork = FlowBranch(match: .all, conditions: [], then: "c", otherwise: "b")
        #expect(
            findings(["a": .sendMessage(text: "x", next: "b"), "b": .branch(fork), "c": .end])
                == [.loopWithoutWaiting("b")])
        #expect(
            findings([
                "a": ask(next: "b", failed: "b"),
                "b": .branch(FlowBranch(match: .all, conditions: [], then: "c", otherwise: "a")), "c": .end,
            ])
            .isEmpty)
    }

    @Test func `a choice without options is found`() {
        #expect(findings(["a": ask(.choice([]), next: "b", failed: "b"), "b": .end]) == [.noChoices("a")])
    }
}

struct FlowEmailTests {
    @Test(arguments: [
        "vera@example.com", "vera.maria+shop@mail.example.co.uk", "o'neill@example.ie",
        "jürgen@müller.example", "a@b.de",
        "用户@例子.中国", "x_y-z@xn--mller-kva.example", "1@2.museum",
    ])
    func `a usable e-mail address is accepted`(text: String) {
        #expect(EmailCheck.accepts(text[...]))
    }

    @Test(arguments: [
        "", "vera", "vera@", "@example.com", "vera@example", "vera@@example.com", "ve ra@example.com",
        "vera@exam ple.com",
        ".vera@example.com", "vera.@example.com", "ve..ra@example.com", "vera@.com", "vera@example.",
        "vera@-example.com",
        "vera@example-.com", "vera@1.2.3.4", "vera@example.c", "vera@exa_mple.com", "<vera@example.com>",
        "vera,x@example.com",
        String(repeating: "a", count: 65) + "@example.com", "a@" + String(repeating: "b", count: 64) + ".com",
        "a@" + String(repeating: "b.", count: 130) + "com",
    ])
    func `a mistyped e-mail address is refused`(text: String) {
        #expect(!EmailCheck.accepts(text[...]))
    }
}

struct FlowSpeakingRightTests {
    @Test func `an outdated speaking right is refused`() {
        let flow = SpeakingRight(speaker: .flow(Flow.ID(high: 1, low: 1)), number: 1)
        let agent = flow.passed(to: .agent(Agent.ID(high: 2, low: 2)))
        let again = agent.passed(to: flow.speaker)

        #expect(flow.allows(1) && !agent.allows(1))
        #expect(again.speaker == flow.speaker && !again.allows(1) && again.allows(3))
    }
}
