extension FlowRun {
    /// Sixty-four nodes: more than any sensible flow has between two questions, and executed in microseconds.
    /// A run that executes more without waiting is in a loop.
    public static let nodesPerStep = 64

    /// The run after `event`, and the resulting effects: executes nodes until it must wait or is over.
    /// Total: an event that does not concern the current node (a late timer, a message while it sleeps)
    /// changes nothing.
    public func step(
        _ event: FlowEvent, of flow: Flow, in context: FlowContext, at now: Instant
    ) -> (run: FlowRun, effects: [FlowEffect]) {
        guard phase != .over else { return (self, []) }
        var walk = FlowWalk(run: self, flow: flow, context: context, now: now)
        walk.take(event)
        return (walk.run, walk.effects)
    }
}

/// A step in progress.
private struct FlowWalk {
    var run: FlowRun
    var effects: [FlowEffect] = []
    let flow: Flow
    let context: FlowContext
    let now: Instant

    init(run: FlowRun, flow: Flow, context: FlowContext, now: Instant) {
        self.run = run
        self.flow = flow
        self.context = context
        self.now = now
    }

    mutating func take(_ event: FlowEvent) {
        guard flow.id == run.flow, flow.version == run.version else { return end(.strange) }
        switch (run.phase, event) {
        case (.fresh, .started):
            walk(from: run.node)
        case (.asking, .said(let text)):
            answer(text)
        case (.sleeping, .woke):
            wake()
        case (.answering, .botFinished(let handedOver)):
            goOnAfterBot(handedOver: handedOver)
        case (.fresh, _), (.asking, _), (.sleeping, _), (.answering, _), (.over, _):
            break  // not an event that the run waits for
        }
    }

    /// Executes nodes until one waits or is final.
    private mutating func walk(from start: FlowNode.Name) {
        var next: FlowNode.Name? = start
        for _ in 0..<FlowRun.nodesPerStep {
            guard let name = next else { return }
            guard let node = flow.nodes[name] else { return end(.lost(name)) }
            run.node = name
            next = enter(node)
        }
        if next != nil { end(.looped) }
    }

    /// Executes a node; returns the next node to execute at once, or nil.
    private mutating func enter(_ node: FlowNode) -> FlowNode.Name? {
        switch node {
        case .sendMessage(let text, let next):
            say(text)
            return next
        case .ask(let question):
            run.phase = .asking
            run.attempts = 0
            say(question.prompt, choices: question.choices)
            return nil
        case .setField(let field, let value, let next):
            set(field, to: filled(value))
            return next
        case .branch(let branch):
            return branch.exit(fields: run.fields, in: context)
        case .wait(let span, _):
            let until = now + max(span, Span(milliseconds: 0))
            run.phase = .sleeping
            run.wakeAt = until
            effects.append(.wake(at: until))
            return nil
        case .letBotAnswer(let bot, _, _):
            run.phase = .answering
            effects.append(.startBot(bot))
            return nil
        case .transfer(let target):
            run.phase = .over
            effects.append(.transfer(target))
            return nil
        case .goToFlow(let flow):
            run.phase = .over
            effects.append(.goTo(flow))
            return nil
        case .end:
            end(.finished)
            return nil
        }
    }

    private mutating func answer(_ text: String) {
        guard case .ask(let question)? = flow.nodes[run.node] else { return end(.lost(run.node)) }
        if let value = question.kind.value(of: text) {
            set(question.field, to: value)
            walk(from: question.next)
        } else if run.attempts < question.retries {
            run.attempts += 1
            say(question.complaint.isEmpty ? question.prompt : question.complaint, choices: question.choices)
        } else {
            walk(from: question.failed)
        }
    }

    private mutating func wake() {
        guard case .wait(_, let next)? = flow.nodes[run.node] else { return end(.lost(run.node)) }
        if let wakeAt = run.wakeAt, now < wakeAt {
            effects.append(.wake(at: wakeAt))  // too early: schedule another timer
            return
        }
        run.wakeAt = nil
        walk(from: next)
    }

    private mutating func goOnAfterBot(handedOver: Bool) {
        guard case .letBotAnswer(_, let afterHandOver, let afterEnd)? = flow.nodes[run.node] else {
            return end(.lost(run.node))
        }
        walk(from: handedOver ? afterHandOver : afterEnd)
    }

    private mutating func end(_ reason: FlowEnd) {
        run.phase = .over
        run.wakeAt = nil
        effects.append(.ended(because: reason))
    }

    private mutating func set(_ field: String, to value: String) {
        run.fields[field] = value
        if let contact = ContactField(rawValue: field) { effects.append(.setContact(contact, value)) }
    }

    /// An empty text is not sent.
    private mutating func say(_ text: String, choices: [String] = []) {
        let text = filled(text)
        guard !text.isEmpty || !choices.isEmpty else { return }
        effects.append(.say(text, choices: choices))
    }

    private func filled(_ text: String) -> String { FlowText.filled(text, from: run.fields) }
}

extension FlowQuestion {
    /// The choices offered to the visitor; empty for a free answer.
    var choices: [String] {
        switch kind {
        case .choice(let choices): choices
        case .text, .email: []
        }
    }
}
