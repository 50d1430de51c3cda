public import FoyerCore

/// Problem details (RFC 9457): every error over HTTP.
public struct Problem: Error, WireShape, Hashable {
    public let code: RefusalCode
    public let title: String
    public let detail: String
    /// What it is about in this case; nil where the code says it all.
    public let reason: RefusalReason?
    public let field: String?
    /// After which time it may work; also for the header `Retry-After`.
    public let retryAfter: Span?
    /// By which the request is found in the server's log; nil where it was no request of its own.
    public var requestID: String?

    public init(
        _ code: RefusalCode, title: String? = nil, detail: String, reason: RefusalReason? = nil,
        field: String? = nil, retryAfter: Span? = nil
    ) {
        self.code = code
        self.title = title ?? code.title
        self.detail = detail
        self.reason = reason
        self.field = field
        self.retryAfter = retryAfter
    }

    /// The problem with a body that is no command.
    public init(_ fault: MalformedFrame) {
        self.init(fault.code, detail: fault.detail, reason: fault.reason, field: fault.field)
    }

    /// The page that says what a code means and what to do, relative to the server (RFC 9457 section 3.1.1).
    public static func page(of code: String) -> String { "/problems/\(code)" }

    /// What the response is labelled with.
    public static let mediaType = "application/problem+json"

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("code", code)
            json.member("detail", detail)
            json.member("field", field)
            json.member("reason", reason)
            json.member("requestId", requestID)
            json.member("retryAfter", retryAfter)
            json.member("status", code.httpStatus)
            json.member("title", title)
            json.member("type", Self.page(of: code.rawValue))
        }
    }
}
