import TestSupport
import Testing

@testable import FoyerCore

private let noon = Instant(milliseconds: 1_000_000)
private let id = Flow.ID(high: 1, low: 1)
private let bot = Bot.ID(high: 2, low: 2)
private let here = FlowContext(pageURL: "https://tulip.example/Cart", country: "DE", agentsOnline: true)

private func flow(_ nodes: [FlowNode.Name: FlowNode], start: FlowNode.Name = "a") -> Flow {
    Flow(id: id, name: "Test", version: 1, start: start, nodes: nodes)
}

private func started(
    _ flow: Flow, fields: [String: String] = [:], in context: FlowContext = here
) -> (run: FlowRun, effects: [FlowEffect]) {
    FlowRun(of: flow, fields: fields).step(.started, of: flow, in: context, at: noon)
}

private func ask(_ kind: FlowQuestion.Kind, field: String = "answer", retries: Int = 1) -> FlowNode {
    .ask(
        FlowQuestion(
            kind: kind, field: field, prompt: "Well?", complaint: "Sorry?", retries: retries, next: "b",
            failed: "c"))
}

struct FlowRunTests {
    @Test func `messages are sent in order until the flow ends`() {
        let (run, effects) = started(
            flow([
                "a": .sendMessage(text: "One", next: "b"), "b": .sendMessage(text: "Two", next: "c"),
                "c": .end,
            ]))

        #expect(effects == [.say("One", choices: []), .say("Two", choices: []), .ended(because: .finished)])
        #expect(run.phase == .over)
    }

    @Test(arguments: [
        ("Hello {name}!", "Hello Vera!"), ("{name}{name}", "VeraVera"), ("{nobody}", ""), ("{", "{"),
        ("{}", "{}"),
        ("{ name }", "{ name }"), ("{{name}}", "{Vera}"), ("}{name", "}{name"), ("{braces}", "{name}"),
    ])
    func `a placeholder inside a field's value is not replaced`(text: String, filled: String) {
        #expect(FlowText.filled(text, from: ["name": "Vera", "braces": "{name}"]) == filled)
    }

    @Test func `an empty text is not sent`() {
        let (_, effects) = started(flow(["a": .sendMessage(text: "{nobody}", next: "b"), "b": .end]))
        #expect(effects == [.ended(because: .finished)])
    }

    @Test func `a question waits for its answer`() {
        let test = flow(["a": ask(.text), "b": .sendMessage(text: "Thanks: {answer}", next: "c"), "c": .end])
        let (asking, prompt) = started(test)
        #expect(prompt == [.say("Well?", choices: [])])
        #expect(asking.phase == .asking)

        let (run, effects) = asking.step(.said("  blue \n"), of: test, in: here, at: noon)
        #expect(effects == [.say("Thanks: blue", choices: []), .ended(because: .finished)])
        #expect(run.fields == ["answer": "blue"])
    }

    @Test func `a choice is offered, and matched case-insensitively`() {
        let test = flow(["a": ask(.choice(["Red", "Blue"])), "b": .end, "c": .end])
        let (asking, prompt) = started(test)
        #expect(prompt == [.say("Well?", choices: ["Red", "Blue"])])

        let (again, complaint) = asking.step(.said("green"), of: test, in: here, at: noon)
        #expect(complaint == [.say("Sorry?", choices: ["Red", "Blue"])])

        let (run, _) = again.step(.said("BLUE"), of: test, in: here, at: noon)
        #expect(run.fields["answer"] == "Blue")
    }

    @Test func `after the last attempt the question fails, and the next question has all its attempts`() {
        let test = flow(["a": ask(.email, retries: 2), "b": .end, "c": ask(.text)])
        var (run, effects) = started(test)
        for attempt in 1...2 {
            (run, effects) = run.step(.said("no"), of: test, in: here, at: noon)
            #expect(run.attempts == attempt)
            #expect(effects == [.say("Sorry?", choices: [])])
        }
        (run, effects) = run.step(.said("no"), of: test, in: here, at: noon)
        #expect(run.node == "c")
        #expect(run.attempts == 0)
        #expect(effects == [.say("Well?", choices: [])])
    }

    @Test func `an answered e-mail address becomes the visitor's contact`() {
        let test = flow(["a": ask(.email, field: "email"), "b": .end, "c": .end])
        let (_, effects) = started(test).run.step(.said("vera@example.com"), of: test, in: here, at: noon)
        #expect(effects == [.setContact(.email, "vera@example.com"), .ended(because: .finished)])
    }

    @Test func `a field can be set from other fields`() {
        let test = flow(["a": .setField(field: "greeting", value: "Dear {name}", next: "b"), "b": .end])
        #expect(started(test, fields: ["name": "Vera"]).run.fields["greeting"] == "Dear Vera")
    }

    @Test(arguments: [
        (FlowBranch.Match.all, [FlowCondition.agentsOnline(true), .country(.is("de"))], true),
        (.all, [.agentsOnline(true), .country(.is("fr"))], false),
        (.any, [.agentsOnline(false), .country(.is("DE"))], true),
        (.any, [.agentsOnline(false), .country(.isNot("de"))], false), (.all, [], true), (.any, [], false),
        (.all, [.page(.contains("/CART"))], true), (.all, [.page(.startsWith("https://other"))], false),
        (.all, [.field("plan", .is("Gold"))], true), (.all, [.field("other", .isEmpty)], true),
        (.all, [.field("plan", .isGiven)], true), (.all, [.field("plan", .contains("ld"))], true),
        (.all, [.field("plan", .contains("lg"))], false), (.all, [.field("plan", .contains(""))], true),
    ])
    func `a branch follows its conditions`(match: FlowBranch.Match, conditions: [FlowCondition], holds: Bool)
    {
        let branch = FlowBranch(match: match, conditions: conditions, then: "b", otherwise: "c")
        let test = flow([
            "a": .branch(branch), "b": .sendMessage(text: "yes", next: "d"),
            "c": .sendMessage(text: "no", next: "d"),
            "d": .end,
        ])
        let (_, effects) = started(test, fields: ["plan": "gold"])
        #expect(effects.first == .say(holds ? "yes" : "no", choices: []))
    }

    @Test func `a wait lasts until its time, however early it is woken`() {
        let test = flow(["a": .wait(.seconds(5), next: "b"), "b": .end])
        let (sleeping, effects) = started(test)
        #expect(effects == [.wake(at: noon + .seconds(5))])
        #expect(sleeping.wakeAt == noon + .seconds(5))

        let (still, again) = sleeping.step(.woke, of: test, in: here, at: noon + .seconds(4))
        #expect(again == [.wake(at: noon + .seconds(5))])
        let (run, end) = still.step(.woke, of: test, in: here, at: noon + .seconds(5))
        #expect(end == [.ended(because: .finished)])
        #expect(run.wakeAt == nil)
    }

    @Test(arguments: [(true, "handed over"), (false, "ended")])
    func `the flow continues after a bot`(handedOver: Bool, said: String) {
        let test = flow([
            "a": .letBotAnswer(bot, handedOver: "b", ended: "c"),
            "b": .sendMessage(text: "handed over", next: "d"),
            "c": .sendMessage(text: "ended", next: "d"), "d": .transfer(.widgetRouting),
        ])
        let (answering, effects) = started(test)
        #expect(effects == [.startBot(bot)])

        let (run, after) = answering.step(.botFinished(handedOver: handedOver), of: test, in: here, at: noon)
        #expect(after == [.say(said, choices: []), .transfer(.widgetRouting)])
        #expect(run.phase == .over)
    }

    @Test func `going to another flow ends this one`() {
        let (run, effects) = started(flow(["a": .goToFlow(id)]))
        #expect(effects == [.goTo(id)])
        #expect(run.step(.said("hello?"), of: flow(["a": .goToFlow(id)]), in: here, at: noon).effects == [])
    }

    @Test func `a loop without waiting is ended`() {
        let (run, effects) = started(flow(["a": .sendMessage(text: "again", next: "a")]))
        #expect(effects.count == FlowRun.nodesPerStep + 1)
        #expect(effects.last == .ended(because: .looped))
        #expect(run.phase == .over)
    }

    @Test func `a missing node ends the run, and its name is reported`() {
        #expect(
            started(flow(["a": .sendMessage(text: "x", next: "z")])).effects.last
                == .ended(because: .lost("z")))
        #expect(started(flow([:])).effects == [.ended(because: .lost("a"))])
    }

    @Test func `a run does not continue in another version`() {
        let test = flow(["a": ask(.text), "b": .end])
        var next = test
        next.version = 2
        let (run, effects) = started(test).run.step(.said("x"), of: next, in: here, at: noon)
        #expect(effects == [.ended(because: .strange)])
        #expect(run.phase == .over)
    }

    @Test func `an event that the run does not wait for changes nothing`() {
        let test = flow(["a": ask(.text), "b": .wait(.seconds(1), next: "c"), "c": .end])
        let asking = started(test).run
        let sleeping = asking.step(.said("x"), of: test, in: here, at: noon).run
        for (run, events) in [
            (FlowRun(of: test), [FlowEvent.said("x"), .woke, .botFinished(handedOver: true)]),
            (asking, [.started, .woke, .botFinished(handedOver: false)]),
            (sleeping, [.started, .said("x"), .botFinished(handedOver: true)]),
        ] {
            for event in events {
                let (after, effects) = run.step(event, of: test, in: here, at: noon + .days(1))
                #expect(after == run)
                #expect(effects == [])
            }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `equal events give equal runs, and a finished run stays finished`(seed: UInt64) {
        func play() -> ([FlowRun], [FlowEffect]) {
            var random = SplitMix(seed: seed)
            let flow = Self.random(using: &random)
            var run = FlowRun(of: flow)
            var runs: [FlowRun] = []
            var all: [FlowEffect] = []
            for step in 0..<30 {
                let events: [FlowEvent] = [
                    .started, .woke, .said("x"), .said("a@b.example"), .said("Yes"),
                    .botFinished(handedOver: true),
                    .botFinished(handedOver: false),
                ]
                let event = step == 0 ? .started : events[Int(random.next() % 7)]
                let before = run
                let (after, effects) = run.step(event, of: flow, in: here, at: noon + .seconds(Int64(step)))
                if before.phase == .over { #expect(after == before && effects.isEmpty) }
                #expect((after.wakeAt != nil) == (after.phase == .sleeping))
                #expect(effects.count <= 2 * FlowRun.nodesPerStep + 1)
                run = after
                runs.append(run)
                all += effects
            }
            #expect(all.count { if case .ended = $0 { true } else { false } } <= 1)
            return (runs, all)
        }
        let (first, second) = (play(), play())
        #expect(first.0 == second.0)
        #expect(first.1 == second.1)
    }

    private static func random(using random: inout SplitMix) -> Flow {
        let names = ["a", "b", "c", "d", "e", "f"]
        var nodes: [FlowNode.Name: FlowNode] = [:]
        for name in names {
            let next = names[Int(random.next() % 6)]
            let other = names[Int(random.next() % 6)]
            let kinds: [FlowQuestion.Kind] = [.text, .email, .choice(["Yes", "No"])]
            let question = FlowQuestion(
                kind: kinds[Int(random.next() % 3)], field: "name", prompt: "?", complaint: "!", next: next,
                failed: other)
            let all: [FlowNode] = [
                .sendMessage(text: "{name}", next: next), .ask(question),
                .setField(field: name, value: "{name}.", next: next),
                .branch(
                    FlowBranch(match: .all, conditions: [.field("a", .isGiven)], then: next, otherwise: other)
                ),
                .wait(.seconds(2), next: next), .letBotAnswer(bot, handedOver: next, ended: other), .end,
                .transfer(.widgetRouting),
            ]
            nodes[name] = all[Int(random.next() % 8)]
        }
        return flow(nodes)
    }
}
