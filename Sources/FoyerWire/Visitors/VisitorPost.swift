public import FoyerCore

/// The body of `POST /widget/v1/commands`: one command of a visitor whose network has no sockets.
public struct VisitorPost: Hashable, Sendable {
    public let widget: Widget.ID
    public let token: String
    /// The stream of this visitor; nil if there is none.
    public let stream: String?
    public let command: VisitorCommand

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        widget = try fields.id("widget")
        token = try fields.text("token", upTo: WireLimit.token)
        stream = try fields.textIfGiven("stream", upTo: WireLimit.token)
        command = try VisitorCommand(try fields.object("command"))
    }
}
