/// A request that was answered, for the access log. It holds nothing that a visitor wrote: no path, no query, no address.
public struct AnsweredRequest: Sendable {
    /// As in the header `X-Request-Id`; nil when the request was refused before it was read.
    public let id: String?
    /// `GET` and so on; `OTHER` for one that no route has.
    public let method: String
    /// The template of the route, such as `/api/v1/bans/{id}`: a path itself may contain a token. Nil when no route matched.
    public let route: String?
    public let status: Int
    /// Until the answer was made; of a stream, until it ended.
    public let duration: Duration
    /// Of the body, as sent; nil for a WebSocket.
    public let bytes: Int?

    public init(
        id: String?, method: String, route: String?, status: Int, duration: Duration, bytes: Int?
    ) {
        self.id = id
        self.method = method
        self.route = route
        self.status = status
        self.duration = duration
        self.bytes = bytes
    }
}
