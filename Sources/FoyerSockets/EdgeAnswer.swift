/// An answer that was given without a route: a WebSocket was opened, or a request was refused.
public struct EdgeAnswer: Sendable {
    /// The request's `X-Request-Id`, as sent; nil if it has none.
    public let requestID: String?
    /// The path of the WebSocket; nil for any other request.
    public let path: String?
    /// 101 if a WebSocket was opened.
    public let status: Int
}
