public import FoyerCore

/// A widget or a queue with its name.
public struct NamedShape: WireShape, Hashable {
    public let id: String
    public let name: String

    public init(_ widget: Widget) {
        id = widget.id.description
        name = widget.name
    }

    public init(_ queue: ChatQueue) {
        id = queue.id.description
        name = queue.name
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("name", name)
        }
    }
}
