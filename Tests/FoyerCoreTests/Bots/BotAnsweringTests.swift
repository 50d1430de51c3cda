import Testing

@testable import FoyerCore

private let returns = BotPassage(
    title: "How do I return something?", answer: "Send it back within 30 days; the label is in the parcel.",
    score: 3)
private let shipping = BotPassage(
    title: "Where do you ship, and what is the delivery fee?", answer: "To all of Europe, for 4.90.", score: 5
)

struct BotAnsweringTests {
    @Test(arguments: [
        "Can I talk to a human?", "AGENT", "a person, please", "I want to speak to someone",
        "Ich möchte einen Mitarbeiter",
        "Kann ich mit jemandem sprechen?", "Quiero hablar con una persona", "un asesor por favor",
        "Je voudrais parler à quelqu'un", "un conseiller svp", "is there a real person here to help me out",
    ])
    func `a visitor who asks for a person is handed over, whatever the search found`(text: String) {
        #expect(BotAnswering.decide(on: text, passages: [returns], misses: 0) == .handOver(.asked))
    }

    @Test(arguments: [
        "How many people fit in the tent you sell?", "Is the shirt for one person or two persons wide?",
        "Does someone deliver it upstairs?", "Wie viele Personen passen hinein?",
    ])
    func `a question about persons is not a request for one`(text: String) {
        #expect(BotAnswering.decide(on: text, passages: [], misses: 0) != .handOver(.asked))
    }

    @Test(arguments: [
        "How can I return the shoes?", "returning shoes",
        "Hello, I ordered a shirt last week and want to send it back",
    ])
    func `a good match is answered with its source`(text: String) {
        #expect(
            BotAnswering.decide(on: text, passages: [returns], misses: 1)
                == .answer(returns.answer, sources: [returns.title]))
    }

    @Test(arguments: [
        ["deliver", "delivers", "delivered", "delivering", "delivery", "deliveries"],
        ["return", "returns", "returned", "returning", "returnable"],
        ["ship", "ships", "shipping", "shipped"],
        ["order", "orders", "ordered", "ordering"], ["size", "sizes"], ["pay", "pays"],
        ["payment", "payments"],
        ["exchange", "exchanges", "exchanging", "exchanged"], ["box", "boxes"],
        ["refund", "refunds", "refunded"],
        ["cancel", "cancels"], ["repair", "repairs", "repaired"], ["company", "companies"],
    ])
    func `forms of a word have the same stem`(forms: [String]) {
        for form in forms { #expect(BotAnswering.isSameStem(form, forms[0]), "\(form), \(forms[0])") }
        for form in forms { #expect(BotAnswering.isSameStem(forms[0], form), "\(form), \(forms[0])") }
    }

    @Test(arguments: [
        ("order", "ordinary"), ("paper", "pappy"), ("ship", "shop"), ("shoe", "shop"), ("size", "site"),
        ("care", "card"), ("pay", "pair"), ("late", "latte"), ("offer", "office"),
    ])
    func `different words have different stems`(one: String, other: String) {
        #expect(!BotAnswering.isSameStem(one, other))
    }

    @Test func `the best match is answered, not the top search result`() {
        let decision = BotAnswering.decide(on: "return a parcel", passages: [shipping, returns], misses: 0)
        #expect(decision == .answer(returns.answer, sources: [returns.title]))
    }

    @Test func `the first miss asks again, the second hands over`() {
        #expect(BotAnswering.decide(on: "blorp", passages: [], misses: 0) == .askAgain(BotPhrases.notFound))
        #expect(BotAnswering.decide(on: "blorp", passages: [], misses: 1) == .handOver(.missed))
    }

    @Test func `a partial match asks again, then hands over`() {
        let text = "delivery drone weekend price"
        #expect(
            BotAnswering.decide(on: text, passages: [shipping], misses: 0) == .askAgain(BotPhrases.unsure))
        #expect(BotAnswering.decide(on: text, passages: [shipping], misses: 1) == .handOver(.unsure))
    }

    @Test(arguments: ["Hello!", "Guten Tag", "hola", "Bonjour"])
    func `a greeting is returned`(text: String) {
        #expect(
            BotAnswering.decide(on: text, passages: [], misses: 1)
                == .answer(BotPhrases.greeting, sources: []))
    }

    @Test func `insignificant words are not searched for`() {
        #expect(
            BotAnswering.words(of: "Hello, how can I return the Shoes? The shoes!") == ["return", "shoes"])
        #expect(BotAnswering.words(of: "Wie kann ich die Schuhe zurückgeben?") == ["schuhe", "zurückgeben"])
        #expect(BotAnswering.words(of: "?!…").isEmpty)
    }

    @Test func `a long pasted text is searched for by its first words only`() {
        let page = (0..<1_000).map { "word\($0)" }.joined(separator: " ")
        #expect(BotAnswering.words(of: page).count == BotAnswering.wordLimit)
    }

    @Test(arguments: [
        ("return", "returns", true), ("delivery", "delivered", true), ("ship", "shipping", true),
        ("shirt", "ship", false),
        ("cat", "category", false), ("cat", "cat", true), ("order", "ordinary", false),
    ])
    func `words that differ only in their endings have the same stem`(one: String, other: String, same: Bool)
    {
        #expect(BotAnswering.isSameStem(one, other) == same)
    }
}
