public import FoyerCore

extension FlowNode: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .sendMessage(let text, let next):
                json.member("next", next)
                json.member("text", text)
                json.type("sendMessage")
            case .ask(let question):
                question.writeMembers(to: &json)
            case .setField(let field, let value, let next):
                json.member("field", field)
                json.member("next", next)
                json.type("setField")
                json.member("value", value)
            case .branch(let branch):
                json.member("conditions", branch.conditions)
                json.member("match", branch.match)
                json.member("otherwise", branch.otherwise)
                json.member("then", branch.then)
                json.type("branch")
            case .wait(let span, let next):
                json.member("next", next)
                json.member("span", span)
                json.type("wait")
            case .letBotAnswer(let bot, let handedOver, let ended):
                json.member("bot", bot)
                json.member("ended", ended)
                json.member("handedOver", handedOver)
                json.type("letBotAnswer")
            case .transfer(.agent(let agent)):
                json.member("agent", agent)
                json.type("transfer")
            case .transfer(.queue(let queue)):
                json.member("queue", queue)
                json.type("transfer")
            case .transfer(.widgetRouting):
                json.type("transfer")
            case .goToFlow(let flow):
                json.member("flow", flow)
                json.type("goToFlow")
            case .end:
                json.type("end")
            }
        }
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        switch try fields.word("type") as Kind {
        case .sendMessage:
            self = .sendMessage(
                text: try fields.text("text", upTo: WireLimit.message), next: try fields.node("next"))
        case .ask: self = .ask(try FlowQuestion(fields))
        case .setField:
            self = .setField(
                field: try fields.text("field", upTo: FlowLimit.name),
                value: try fields.textOrEmpty("value", upTo: FlowLimit.value), next: try fields.node("next"))
        case .branch: self = .branch(try FlowBranch(fields))
        case .wait:
            let span = Span(milliseconds: try fields.integer("span", in: 0...FlowLimit.wait.milliseconds))
            self = .wait(span, next: try fields.node("next"))
        case .letBotAnswer:
            self = .letBotAnswer(
                try fields.id("bot"), handedOver: try fields.node("handedOver"),
                ended: try fields.node("ended"))
        case .transfer: self = .transfer(try FlowTarget(fields))
        case .goToFlow: self = .goToFlow(try fields.id("flow"))
        case .end: self = .end
        }
    }

    private enum Kind: String, CaseIterable {
        case sendMessage, ask, setField, branch, wait, letBotAnswer, transfer, goToFlow, end
    }
}

extension Fields {
    /// The name of a node.
    fileprivate func node(_ field: StaticString) throws(MalformedFrame) -> FlowNode.Name {
        try text(field, upTo: FlowLimit.name)
    }
}

extension FlowTarget {
    /// An agent or a queue; without either, the widget's routing.
    fileprivate init(_ fields: Fields) throws(MalformedFrame) {
        let agent: Agent.ID? = try fields.idIfGiven("agent")
        let queue: ChatQueue.ID? = try fields.idIfGiven("queue")
        switch (agent, queue) {
        case (let agent?, nil): self = .agent(agent)
        case (nil, let queue?): self = .queue(queue)
        case (nil, nil): self = .widgetRouting
        case (_?, _?): throw .notAllowed(field: fields.name("queue"), allowed: "absent where agent is given")
        }
    }
}

extension FlowQuestion {
    fileprivate func writeMembers(to json: inout JSONWriter) {
        if case .choice(let choices) = kind { json.member("choices", choices) }
        json.member("complaint", complaint)
        json.member("failed", failed)
        json.member("field", field)
        json.member("kind", Word(of: kind))
        json.member("next", next)
        json.member("prompt", prompt)
        json.member("retries", retries)
        json.type("ask")
    }

    fileprivate init(_ fields: Fields) throws(MalformedFrame) {
        self.init(
            kind: try Kind(fields), field: try fields.text("field", upTo: FlowLimit.name),
            prompt: try fields.text("prompt", upTo: WireLimit.message),
            complaint: try fields.textOrEmpty("complaint", upTo: WireLimit.message),
            retries: try fields.integerIfGiven("retries", in: 0...FlowLimit.retries).map { Int($0) }
                ?? FlowQuestion.usualRetries,
            next: try fields.node("next"), failed: try fields.node("failed"))
    }

    fileprivate enum Word: String, CaseIterable {
        case text, email, choice

        init(of kind: Kind) {
            switch kind {
            case .text: self = .text
            case .email: self = .email
            case .choice: self = .choice
            }
        }
    }
}

extension FlowQuestion.Kind {
    fileprivate init(_ fields: Fields) throws(MalformedFrame) {
        switch try fields.word("kind") as FlowQuestion.Word {
        case .text: self = .text
        case .email: self = .email
        case .choice:
            let choices = try fields.list("choices", upTo: FlowLimit.choices) {
                (value, path) throws(MalformedFrame) in
                guard let text = value.text else { throw .wrongType(field: path, expected: "a text") }
                guard !text.isEmpty else { throw .empty(field: path) }
                guard text.unicodeScalars.count <= FlowLimit.choice else {
                    throw .tooLong(field: path, limit: FlowLimit.choice, got: text.unicodeScalars.count)
                }
                return text
            }
            self = .choice(choices)
        }
    }
}

extension FlowBranch {
    fileprivate init(_ fields: Fields) throws(MalformedFrame) {
        let conditions = try fields.list("conditions", upTo: FlowLimit.conditions) {
            (value, path) throws(MalformedFrame) in try FlowCondition(try Fields(value, at: path))
        }
        self.init(
            match: try fields.word("match"), conditions: conditions, then: try fields.node("then"),
            otherwise: try fields.node("otherwise"))
    }
}
