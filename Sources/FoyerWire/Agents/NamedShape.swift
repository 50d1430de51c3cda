public import FoyerCore

/// A widget, a queue or an agent with its name.
public struct NamedShape: WireShape, Hashable {
    public let id: String
    public let name: String
    /// A deleted widget: it is named where the past is shown, and cannot be chosen.
    public let isFormer: Bool

    public init(_ widget: Widget) {
        id = widget.id.description
        name = widget.name
        isFormer = false
    }

    public init(_ queue: ChatQueue) {
        id = queue.id.description
        name = queue.name
        isFormer = false
    }

    public init(former widget: Widget.ID, name: String) {
        id = widget.description
        self.name = name
        isFormer = true
    }

    public init(_ agent: Agent) {
        id = agent.id.description
        name = agent.name
        isFormer = false
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            if isFormer { json.member("former", true) }
            json.member("id", id)
            json.member("name", name)
        }
    }
}
