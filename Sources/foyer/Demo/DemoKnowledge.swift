/// The knowledge of the demo's bot: the shop's help page, and a little more.
enum DemoKnowledge {
    static let entries: [(question: String, answer: String)] = [
        (
            "How long does delivery take? Shipping to Germany, France, the Netherlands, Belgium, Europe, the world",
            "The Netherlands and Belgium: one day. Germany and France: two to three days. The rest of Europe: three to five days. Elsewhere: seven to twelve days."
        ),
        (
            "What does delivery cost? Shipping costs, postage, free shipping",
            "€ 4 within the Netherlands and Belgium, € 6 to Germany and France (both free from € 50), € 9 to the rest of Europe (free from € 100), € 19 elsewhere."
        ),
        (
            "Can I return my order? Return shoes that I have worn, send back, exchange",
            "Yes, within 60 days, worn outside or not. The label is in the box."
        ),
        (
            "When do I get my money back? Refund",
            "You will have your money within three days after we receive the return."
        ),
        (
            "Which size should I take? Sizes, fit, broad feet",
            "Our shoes run true to size. With broad feet take the next one up, or ask the size adviser."
        ),
        (
            "Do you repair what you sell? Repair bags, soles, straps, seams, zips",
            "For life: soles, straps, seams and zips. You pay postage to us, we pay it back to you."
        ),
        (
            "How can I pay? Payment by card, invoice, bank transfer",
            "By card, by bank transfer, or by invoice after the parcel has arrived."
        ),
        (
            "Where is my parcel? Track my order",
            "The tracking link is in the e-mail that we sent when your parcel left us."
        ),
        (
            "How do I care for leather shoes and bags?",
            "Brush them dry, use a colourless cream now and then, and let them rest a day."
        ),
        (
            "Can I change or cancel my order?",
            "Within an hour after ordering, yes: ask for a person here, with your order number."
        ),
    ]
}
