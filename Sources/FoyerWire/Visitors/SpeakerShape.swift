import FoyerCore

/// The other side of the chat.
public struct SpeakerShape: WireShape, Hashable {
    public enum Kind: String, CaseIterable, Hashable, Sendable { case agent, flow, bot }

    public let kind: Kind
    public let name: String
    public let title: String?

    public init(_ kind: Kind, name: String, title: String? = nil) {
        self.kind = kind
        self.name = name
        self.title = title
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", kind)
            json.member("name", name)
            json.member("title", title)
        }
    }
}
