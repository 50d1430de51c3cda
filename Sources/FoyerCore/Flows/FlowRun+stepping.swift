extension FlowRun {
    /// Sixty-four nodes: more than any sensible flow has between two questions, and walked in microseconds. A
    /// run that goes through more without waiting is in a loop.
    public static let nodesPerStep = 64

    /// The run after `event`, and what follows from it: goes on through the nodes until it must wait or is
    /// over.
    ///
    /// Total: what does not concern the run where it stands (a late alarm, a word while it sleeps) changes
    /// nothing.
    public func step(
        _ event: FlowEvent, of flow: Flow, in context: FlowContext, at now: Instant
    ) -> (run: FlowRun, effects: [FlowEffect]) {
        guard phase != .over else { return (self, []) }
        var walk = FlowWalk(run: self, flow: flow, context: context, now: now)
        walk.take(event)
        return (walk.run, walk.effects)
    }
}

/// One step being taken.
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
            break  // not what the run waits for
        }
    }

    /// Goes through nodes until one waits or is the last.
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

    /// Does what the node says; returns the node to go on with at once, or nil.
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
            effects.append(.wake(at: wakeAt))  // too early: ask to be woken again, lest it sleep for ever
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

    /// An empty text is not said.
    private mutating func say(_ text: String, choices: [String] = []) {
        let text = filled(text)
        guard !text.isEmpty || !choices.isEmpty else { return }
        effects.append(.say(text, choices: choices))
    }

    private func filled(_ text: String) -> String { FlowText.filled(text, from: run.fields) }
}

extension FlowQuestion {
    /// What the visitor may choose from; empty when they write freely.
    var choices: [String] {
        switch kind {
        case .choice(let choices): choices
        case .text, .email: []
        }
    }
}
