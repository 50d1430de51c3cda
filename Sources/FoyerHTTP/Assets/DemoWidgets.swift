/// The keys of the widgets on the demo shop.
public struct DemoWidgets: Sendable {
    let shop: String
    let flow: String
    let bot: String

    public init(shop: String, flow: String, bot: String) {
        self.shop = shop
        self.flow = flow
        self.bot = bot
    }

    /// `page` with the keys in place of their names in the source.
    func filled(into page: String) -> String {
        page.replacing("{{widget.shop}}", with: shop)
            .replacing("{{widget.flow}}", with: flow)
            .replacing("{{widget.bot}}", with: bot)
    }
}
