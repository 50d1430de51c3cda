/// What can be told of a frame that is no command, so that the refusal names what it answers.
public struct FrameSummary: Hashable, Sendable {
    /// The `type` it has, or the type of the command within.
    public let type: String?
    public let draft: String?
    /// The number of an agent's request.
    public let request: Int64?
    /// The name of a visitor's request.
    public let label: String?

    /// Longer than any command's name; what is longer names none, and is not repeated to its sender.
    static let typeLimit = 64

    /// Looks at `frame` without demanding anything of it.
    public init(of frame: [UInt8]) {
        let root = try? JSONDocument(frame).root  // not JSON: there is nothing to tell
        let command = root?.member("command") ?? root
        type = (command?.member("type") ?? root?.member("type"))?.text.map { $0.cut(to: Self.typeLimit) }
        draft = command?.member("draft")?.text.map { $0.cut(to: WireLimit.draft) }
        request = root?.member("request")?.integer
        label = command?.member("request")?.text.map { $0.cut(to: WireLimit.draft) }
    }
}
