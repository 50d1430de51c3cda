import FoyerCore

/// Identifies one request: in the header `X-Request-Id`, in problem details, in the log.
public enum RequestID {
    /// Sixty-four characters: room for a UUID or a trace id with its span.
    private static let limit = 64

    /// The id from the client or a proxy, so that all log lines can be correlated; else a new one.
    /// - Parameter given: only letters, digits and `-_.` are accepted, since it is written into the log.
    public static func of(_ given: String?) -> String {
        if let given, (1...limit).contains(given.utf8.count), given.utf8.allSatisfy(isOfName) { return given }
        var random = SystemRandomNumberGenerator()
        return Identifier<AppContext>.random(using: &random).description
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
