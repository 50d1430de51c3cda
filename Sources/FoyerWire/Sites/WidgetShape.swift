public import FoyerCore

/// A widget with its settings, as the Admin Console edits it.
public struct WidgetShape: WireShape, Hashable {
    public let widget: Widget
    /// Open pages that show it now.
    public let pages: Int
    /// Open chats.
    public let chats: Int

    public init(_ widget: Widget, pages: Int, chats: Int) {
        self.widget = widget
        self.pages = pages
        self.chats = chats
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("accent", widget.accent)
            json.member("chats", chats)
            json.member("consent", widget.consent)
            json.member("domains", widget.domains)
            json.member("enabled", widget.isEnabled)
            json.member("etag", widget.revision)
            json.member("greeting", widget.greeting)
            json.member("hidesWhenAway", widget.hidesWhenAway)
            json.member("id", widget.id)
            json.member("name", widget.name)
            json.member("offsetX", widget.offsetX)
            json.member("offsetY", widget.offsetY)
            json.member("pages", pages)
            json.member("queue", widget.queue)
            json.member("side", widget.side)
            json.member(
                "start",
                object: { json in
                    switch widget.start {
                    case .queue: json.member("is", "queue")
                    case .flow(let flow):
                        json.member("id", flow)
                        json.member("is", "flow")
                    case .bot(let bot):
                        json.member("id", bot)
                        json.member("is", "bot")
                    }
                })
            json.member("subtitle", widget.subtitle)
            json.member("title", widget.title)
            json.member("typingPreview", widget.typingPreview)
        }
    }
}
