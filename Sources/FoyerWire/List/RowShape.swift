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

    public func write(to json: inout JSONWriter) { write(to: &json, since: nil) }

    /// The only list of a row's members.
    /// - Parameter old: what the client has; nil if it has nothing. Only the id and the changed fields are
    ///   written, and null means that a value is gone.
    func write(to json: inout JSONWriter, since old: RowShape?) {
        json.object { json in
            member("actions", \.actions, since: old, in: &json)
            member("arrived", \.record.arrived, since: old, in: &json)
            member("assignee", \.record.assignee, since: old, in: &json)
            member("browser", \.record.browser, since: old, in: &json)
            member("captured", \.record.captured, since: old, in: &json)
            member("chat", \.record.chat, since: old, in: &json)
            member("chats", \.record.chats, since: old, in: &json)
            member("city", \.record.place.city, since: old, in: &json)
            member("country", \.record.place.country, since: old, in: &json)
            json.member("id", record.id)
            member("left", \.record.left, since: old, in: &json)
            member("name", \.record.name, since: old, in: &json)
            member("pageSince", \.record.pageSince, since: old, in: &json)
            member("pages", \.record.pages, since: old, in: &json)
            member("queue", \.record.queue, since: old, in: &json)
            member("referrer", \.record.referrer, since: old, in: &json)
            member("segments", \.record.segments, since: old, in: &json)
            member("since", \.record.since, since: old, in: &json)
            if old?.record.status != record.status { json.member("status", record.status) }
            member("system", \.record.system, since: old, in: &json)
            member("title", \.record.page.title, since: old, in: &json)
            member("typing", \.record.typing, since: old, in: &json)
            member("url", \.record.page.url, since: old, in: &json)
            member("version", \.record.version, since: old, in: &json)
            member("visits", \.record.visits, since: old, in: &json)
            member("widget", \.record.widget, since: old, in: &json)
        }
    }

    @inline(__always)
    private func member<Value: WireShape & Equatable>(
        _ name: StaticString, _ field: (RowShape) -> Value, since old: RowShape?, in json: inout JSONWriter
    ) {
        let value = field(self)
        if let old, field(old) == value { return }
        json.member(name, value)
    }

    @inline(__always)
    private func member<Value: WireShape & Equatable>(
        _ name: StaticString, _ field: (RowShape) -> Value?, since old: RowShape?, in json: inout JSONWriter
    ) {
        let value = field(self)
        if let old {
            if field(old) == value { return }
            if value == nil { return json.null(name) }
        }
        json.member(name, value)
    }
}

/// Lists of actions are part of the wire format.
extension VisitorAction: WireShape {
    public func write(to json: inout JSONWriter) { json.string(rawValue) }
}
