public import FoyerCore

extension Widget {
    /// What a page needs to draw the widget.
    func writeLook(to json: inout JSONWriter) {
        json.member("accent", accent)
        json.member("consent", consent)
        json.member("greeting", greeting)
        if hidesWhenAway { json.member("hidden", "away") }
        json.member("offsetX", offsetX)
        json.member("offsetY", offsetY)
        json.member("side", side)
        json.member("startsOnOpen", startsOnOpen)
        json.member("subtitle", subtitle)
        json.member("title", title)
        json.member("typingPreview", typingPreview)
    }

    /// Whether opening the window starts a chat.
    public var startsOnOpen: Bool {
        switch start {
        case .flow: true
        case .queue, .bot: false
        }
    }
}

extension HistoryPage.Position: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("chat", chat)
            json.member("sequence", sequence)
        }
    }
}
