public import FoyerCore

/// Why a visitor's command was refused.
public struct VisitorRefusalShape: WireShape, Hashable {
    public let code: RefusalCode
    public let detail: String
    /// The command it answers.
    public let command: String?
    public let draft: String?
    public let field: String?
    /// The client's own id of an `identify`.
    public private(set) var request: String?
    public let retryAfter: Span?

    public init(
        _ code: RefusalCode, detail: String, command: String? = nil, draft: String? = nil,
        field: String? = nil, request: String? = nil,
        retryAfter: Span? = nil
    ) {
        self.code = code
        self.detail = detail
        self.command = command
        self.draft = draft
        self.field = field
        self.request = request
        self.retryAfter = retryAfter
    }

    /// The same refusal as the answer to a command with the client's own id.
    public func answering(_ request: String?) -> VisitorRefusalShape {
        var answer = self
        answer.request = request
        return answer
    }

    /// The refusal of an invalid frame.
    public init(_ fault: MalformedFrame, of frame: FrameSummary) {
        self.init(
            fault.code, detail: fault.detail, command: frame.type, draft: frame.draft, field: fault.field,
            request: frame.label)
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("code", code)
            json.member("command", command)
            json.member("detail", detail)
            json.member("draft", draft)
            json.member("field", field)
            json.member("request", request)
            json.member("retryAfter", retryAfter)
            json.type("refused")
        }
    }
}
