public import FoyerCore
import FoyerService
import FoyerWire

/// What a request over plain HTTP is answered: a status and JSON.
public struct Reply: Sendable {
    public let status: Int
    /// JSON; empty when there is nothing to say.
    public let body: [UInt8]
    /// When one may try again; nil when that is not the matter.
    public let retryAfter: Span?

    public init(status: Int = 200, body: [UInt8] = [], retryAfter: Span? = nil) {
        self.status = status
        self.body = body
        self.retryAfter = retryAfter
    }

    init(_ problem: Problem) {
        self.init(status: problem.code.httpStatus, body: problem.encoded(), retryAfter: problem.retryAfter)
    }

    init(_ shape: some WireShape, status: Int = 200) {
        self.init(status: status, body: shape.encoded())
    }
}
