import Foundation

/// Why a PostgreSQL database cannot be used.
public struct PostgresOpenError: Error, CustomStringConvertible {
    /// Where it was looked for, without the password.
    public let location: String
    public let cause: String

    init(_ address: String, cause: String) {
        location = Self.redacted(address)
        self.cause = cause
    }

    public var description: String { "cannot open the database \(location): \(cause)" }

    /// The address without its password, which must not reach a log.
    static func redacted(_ address: String) -> String {
        guard var parts = URLComponents(string: address), parts.host != nil else {
            return address.split(separator: " ").filter { !$0.hasPrefix("password") }.joined(separator: " ")
        }
        if parts.password != nil { parts.password = "…" }
        parts.queryItems = parts.queryItems?.filter { $0.name != "password" }
        return parts.string?.removingPercentEncoding ?? "postgres://…"
    }
}
