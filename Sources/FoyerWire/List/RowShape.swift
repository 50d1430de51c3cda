public import FoyerBoard
public import FoyerCore

/// A row of the visitor list, for one agent.
public struct RowShape: WireShape, Hashable {
    public let record: VisitorRecord
    /// The actions offered to this agent.
    public let actions: [VisitorAction]

    public init(_ record: VisitorRecord, actions: [VisitorAction]) {
        self.record = record
        self.actions = actions
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("actions", actions)
            json.member("arrived", record.arrived)
            json.member("assignee", record.assignee)
            json.member("browser", record.browser)
            json.member("captured", record.captured)
            json.member("chat", record.chat)
            json.member("chats", record.chats)
            json.member("city", record.place.city)
            json.member("country", record.place.country)
            json.member("id", record.id)
            json.member("left", record.left)
            json.member("name", record.name)
            json.member("pageSince", record.pageSince)
            json.member("pages", record.pages)
            json.member("queue", record.queue)
            json.member("referrer", record.referrer)
            json.member("segments", record.segments)
            json.member("since", record.since)
            json.member("status", record.status)
            json.member("system", record.system)
            json.member("title", record.page.title)
            json.member("typing", record.typing)
            json.member("url", record.page.url)
            json.member("version", record.version)
            json.member("visits", record.visits)
            json.member("widget", record.widget)
        }
    }
}

/// The changes of a row: the id and the changed fields. Here null means that the value is gone.
public struct RowChange: WireShape, Hashable {
    public let old: RowShape
    public let new: RowShape

    public init(from old: RowShape, to new: RowShape) {
        self.old = old
        self.new = new
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            change("actions", \.actions, in: &json)
            change("arrived", \.record.arrived, in: &json)
            change("assignee", \.record.assignee, in: &json)
            change("browser", \.record.browser, in: &json)
            change("captured", \.record.captured, in: &json)
            change("chat", \.record.chat, in: &json)
            change("chats", \.record.chats, in: &json)
            change("city", \.record.place.city, in: &json)
            change("country", \.record.place.country, in: &json)
            json.member("id", new.record.id)
            change("left", \.record.left, in: &json)
            change("name", \.record.name, in: &json)
            change("pageSince", \.record.pageSince, in: &json)
            change("pages", \.record.pages, in: &json)
            change("queue", \.record.queue, in: &json)
            change("referrer", \.record.referrer, in: &json)
            change("segments", \.record.segments, in: &json)
            change("since", \.record.since, in: &json)
            if old.record.status != new.record.status { json.member("status", new.record.status) }
            change("system", \.record.system, in: &json)
            change("title", \.record.page.title, in: &json)
            change("typing", \.record.typing, in: &json)
            change("url", \.record.page.url, in: &json)
            change("version", \.record.version, in: &json)
            change("visits", \.record.visits, in: &json)
            change("widget", \.record.widget, in: &json)
        }
    }

    private func change<Value: WireShape & Equatable>(
        _ name: StaticString, _ field: (RowShape) -> Value, in json: inout JSONWriter
    ) {
        let value = field(new)
        if field(old) != value { json.member(name, value) }
    }

    private func change<Value: WireShape & Equatable>(
        _ name: StaticString, _ field: (RowShape) -> Value?, in json: inout JSONWriter
    ) {
        let value = field(new)
        guard field(old) != value else { return }
        if let value { json.member(name, value) } else { json.null(name) }
    }
}

/// Lists of actions are part of the wire format.
extension VisitorAction: WireShape {
    public func write(to json: inout JSONWriter) { json.string(rawValue) }
}
