import FoyerCore
import FoyerService
import FoyerWire

/// What a request's body is parsed as.
protocol RequestBody: Sendable {
    /// nil if there is no body.
    static var schema: Schema? { get }
    static var mediaType: String { get }
    init(body: [UInt8]) throws(MalformedFrame)
}

extension RequestBody {
    static var mediaType: String { "application/json" }
}
