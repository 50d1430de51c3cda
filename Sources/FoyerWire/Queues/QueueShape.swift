public import FoyerCore

/// A queue as an administrator edits it, with what goes on in it.
public struct QueueShape: WireShape, Hashable {
    public let queue: ChatQueue
    public let hours: HoursPreviewShape
    /// Chats that wait in it.
    public let waiting: Int
    /// The names of the widgets that send their chats here.
    public let widgets: [String]
    /// The names of the published flows that transfer chats here.
    public let flows: [String]

    public init(
        _ queue: ChatQueue, hours: HoursPreviewShape, waiting: Int, widgets: [String], flows: [String]
    ) {
        self.queue = queue
        self.hours = hours
        self.waiting = waiting
        self.widgets = widgets
        self.flows = flows
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agents", queue.agents)
            json.member("backup", queue.backup)
            json.member("distribution", queue.distribution)
            json.member("etag", queue.revision)
            json.member("flows", flows)
            json.member("hours", queue.hours.map(HoursShape.init))
            json.member("id", queue.id)
            json.member("limit", queue.limit)
            json.member("name", queue.name)
            json.member("now", hours)
            json.member("overflowAfter", queue.overflowAfter)
            json.member("waiting", waiting)
            json.member("widgets", widgets)
        }
    }
}
