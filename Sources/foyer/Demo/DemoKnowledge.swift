/// What the demo's bot knows.
enum DemoKnowledge {
    static let entries: [(question: String, answer: String)] = [
        (
            "How long does delivery take?",
            "Delivery takes two to three working days within the country, and up to six days abroad."
        ),
        ("What does shipping cost?", "Shipping is free from 50 €; below that it costs 3.90 €."),
        ("Can I return my order?", "Yes. You can return anything within 30 days; the label is in the box."),
        ("How do I get my money back?", "Your refund is on its way within five days after the return has arrived."),
        ("Which sizes do you have?", "Shoes come in sizes 35 to 47. Our size adviser helps you to choose."),
        ("How can I pay?", "You can pay by card, invoice, PayPal or bank transfer."),
        ("Where is my parcel?", "The tracking link is in the e-mail that we sent when your parcel left us."),
        ("Do you have a shop in town?", "Yes: Canal Street 12, open Monday to Saturday from 10 to 18."),
        ("How do I care for leather shoes?", "Brush them dry, use a colourless cream now and then, and let them rest a day."),
        ("Can I change my order?", "Within an hour after ordering, yes: write to us with your order number."),
    ]
}
