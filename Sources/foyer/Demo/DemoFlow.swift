import FoyerCore

/// The demo's flow: finds a shoe size, stores an e-mail address, lets the bot answer, or hands over to a
/// person.
enum DemoFlow {
    static let sizeAdviser = Flow(
        id: Demo.sizeAdviser, name: "Size adviser", version: 1, start: "hello",
        nodes: [
            "hello": .sendMessage(text: "Hello! I help you find your size.", next: "what"),
            "what": .ask(
                FlowQuestion(
                    kind: .choice(["Shoes", "A question", "Talk to a person"]), field: "what",
                    prompt: "What are you looking for?", complaint: "Please pick one of these.",
                    next: "where",
                    failed: "person")),
            "where": .branch(
                FlowBranch(
                    match: .all, conditions: [.field("what", .is("Shoes"))], then: "fit",
                    otherwise: "question?")),
            "question?": .branch(
                FlowBranch(
                    match: .all, conditions: [.field("what", .is("A question"))], then: "ask-away",
                    otherwise: "person")),
            "ask-away": .sendMessage(text: "Ask away: Tulip, our assistant, answers.", next: "bot"),
            "bot": .letBotAnswer(Demo.tulip, handedOver: "person", ended: "bye"),
            "fit": .ask(
                FlowQuestion(
                    kind: .choice(["Too tight", "Just right", "Too loose"]), field: "fit",
                    prompt: "How do your usual shoes fit?", complaint: "Tight, right or loose?",
                    next: "fits?",
                    failed: "person")),
            "fits?": .branch(
                FlowBranch(
                    match: .all, conditions: [.field("fit", .is("Just right"))], then: "same",
                    otherwise: "tight?")),
            "tight?": .branch(
                FlowBranch(
                    match: .all, conditions: [.field("fit", .is("Too tight"))], then: "larger",
                    otherwise: "smaller")),
            "same": .sendMessage(text: "Then take your usual size.", next: "mail"),
            "larger": .sendMessage(text: "Then take one size larger than usual.", next: "mail"),
            "smaller": .sendMessage(text: "Then take half a size smaller than usual.", next: "mail"),
            "mail": .ask(
                FlowQuestion(
                    kind: .email, field: "email",
                    prompt: "Where may we send the size chart? Your e-mail address, please.",
                    complaint: "That does not look like an e-mail address.", next: "thanks", failed: "person")
            ),
            "thanks": .sendMessage(text: "Thank you! The chart goes to {email}.", next: "end"),
            "person": .sendMessage(text: "One of us will be with you.", next: "transfer"),
            "transfer": .transfer(.widgetRouting),
            "bye": .sendMessage(text: "Good to have helped.", next: "end"),
            "end": .end,
        ])
}
