public import FoyerCore

/// All widgets, and the flows and bots that may answer first.
public struct WidgetListShape: WireShape, Hashable {
    public let widgets: [WidgetShape]
    public let flows: [Choice]
    public let bots: [Choice]

    /// A flow or a bot with its name.
    public struct Choice: WireShape, Hashable {
        public let id: String
        public let name: String

        public init(_ flow: Flow) { (id, name) = (flow.id.description, flow.name) }

        public init(_ bot: Bot) { (id, name) = (bot.id.description, bot.name) }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", id)
                json.member("name", name)
            }
        }
    }

    public init(widgets: [WidgetShape], flows: [Choice], bots: [Choice]) {
        self.widgets = widgets
        self.flows = flows
        self.bots = bots
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("bots", bots)
            json.member("flows", flows)
            json.member("widgets", widgets)
        }
    }
}
