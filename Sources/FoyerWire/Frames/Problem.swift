public import FoyerCore

/// Problem details (RFC 9457): every error over HTTP.
public struct Problem: Error, WireShape, Hashable {
    public let code: RefusalCode
    /// The HTTP status, 400 to 599; usually that of the code.
    public let status: Int
    public let title: String
    public let detail: String
    /// The details of this case; nil if the code says everything.
    public let reason: RefusalReason?
    public let field: String?
    /// When a retry may succeed; also for the header `Retry-After`.
    public let retryAfter: Span?
    /// Identifies the request in the server's log; nil if it was not a request of its own.
    public var requestID: String?

    public init(
        _ code: RefusalCode, status: Int? = nil, title: String? = nil, detail: String,
        reason: RefusalReason? = nil, field: String? = nil, retryAfter: Span? = nil
    ) {
        self.code = code
        self.status = status ?? code.httpStatus
        self.title = title ?? code.title
        self.detail = detail
        self.reason = reason
        self.field = field
        self.retryAfter = retryAfter
    }

    /// The problem of an invalid body.
    public init(_ fault: MalformedFrame) {
        self.init(fault.code, detail: fault.detail, reason: fault.reason, field: fault.field)
    }

    /// The page that explains a code, relative to the server (RFC 9457 section 3.1.1).
    public static func page(of code: String) -> String { "/problems/\(code)" }

    /// The content type of the response.
    public static let mediaType = "application/problem+json"

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("code", code)
            json.member("detail", detail)
            json.member("field", field)
            json.member("reason", reason)
            json.member("requestId", requestID)
            json.member("retryAfter", retryAfter)
            json.member("status", status)
            json.member("title", title)
            json.member("type", Self.page(of: code.rawValue))
        }
    }
}
