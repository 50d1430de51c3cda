public import FoyerWire

/// Why a request was refused, in the format of RFC 9457 (docs/protocol.md, section 2.4).
public struct ProblemDetails: Error, Hashable, Sendable {
    public static let mediaType = "application/problem+json"

    public let status: Int
    public let code: String
    public let title: String
    public let detail: String
    public let field: String?

    public init(status: Int, code: String, title: String, detail: String, field: String? = nil) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.field = field
    }

    /// A refusal with one of the codes that all transports share.
    public init(_ code: RefusalCode, detail: String, field: String? = nil) {
        self.init(
            status: code.httpStatus, code: code.rawValue, title: code.title, detail: detail, field: field
        )
    }

    /// A refusal by status and code, such as that of an `Admission`.
    public init(status: Int, code: String, detail: String) {
        let title = RefusalCode(rawValue: code)?.title ?? "Refused"
        self.init(status: status, code: code, title: title, detail: detail)
    }

    /// The body.
    public var bytes: [UInt8] { bytes(requestID: nil) }

    /// - Parameter requestID: identifies the request in the server's log
    public func bytes(requestID: String?) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("code", code)
            $0.member("detail", detail)
            $0.member("field", field)
            $0.member("requestId", requestID)
            $0.member("status", status)
            $0.member("title", title)
            $0.member("type", Problem.page(of: code))
        }
        return writer.bytes
    }
}
