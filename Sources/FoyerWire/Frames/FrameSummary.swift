/// What can be recognised of an invalid frame, so that the refusal names what it answers.
public struct FrameSummary: Hashable, Sendable {
    /// Its `type`, or the type of the command inside.
    public let type: String?
    public let draft: String?
    /// The number of an agent's request.
    public let request: Int64?
    /// The name of a visitor's request.
    public let label: String?

    /// Longer than any command's name; a longer one is not repeated to its sender.
    static let typeLimit = 64

    /// Extracts what it can from any `frame`.
    public init(of frame: [UInt8]) {
        let root = try? JSONDocument(frame).root  // not JSON: nothing can be recognised
        let command = root?.member("command") ?? root
        type = (command?.member("type") ?? root?.member("type"))?.text.map { $0.cut(to: Self.typeLimit) }
        draft = command?.member("draft")?.text.map { $0.cut(to: WireLimit.draft) }
        request = root?.member("request")?.integer
        label = command?.member("request")?.text.map { $0.cut(to: WireLimit.draft) }
    }
}
