/// libcurl cannot be used on this machine.
public struct CurlUnavailable: Error, Hashable, Sendable {
    public let reason: String
}
