import FoyerCore
public import FoyerSessions
import FoyerWire

/// A request, independent of the HTTP library.
public struct APIRequest: Sendable {
    public let client: ClientRequest
    /// The parameters of the path, by name.
    public let parameters: [String: String]
    /// Decoded; of a repeated name, the last value.
    public let query: [String: String]
    public let body: [UInt8]
    /// All fields of a header, by its name in lower case.
    let headers: @Sendable (String) -> [String]

    public init(
        client: ClientRequest, parameters: [String: String] = [:], query: [String: String] = [:],
        body: [UInt8] = [],
        headers: @escaping @Sendable (String) -> [String] = { _ in [] }
    ) {
        self.client = client
        self.parameters = parameters
        self.query = query
        self.body = body
        self.headers = headers
    }

    /// The revision in `If-Match`; nil if there is no such header, or if it accepts any (`*`). A weak tag
    /// never matches (RFC 9110 section 13.1.1), nor does a list of several.
    var ifMatch: IfMatch? {
        let field = headers("if-match").joined(separator: ",").trimmed
        guard !field.isEmpty else { return nil }
        guard field != "*" else { return .anything }
        guard field.count > 1, field.first == "\"", field.last == "\"" else { return .revision(Revision("")) }
        return .revision(Revision(String(field.dropFirst().dropLast())))
    }

    enum IfMatch: Hashable, Sendable {
        case anything
        case revision(Revision)

        var revision: Revision? {
            switch self {
            case .anything: nil
            case .revision(let revision): revision
            }
        }
    }

    /// Sixty-four characters: room for a UUID or a hash.
    static let keyLimit = 64

    /// The header `Idempotency-Key`, without its quotation marks (draft-ietf-httpapi-idempotency-key-header);
    /// nil if absent.
    /// - Throws: a problem if it is empty, too long, or not visible ASCII.
    func repetitionKey() throws(Problem) -> String? {
        let fields = headers("idempotency-key")
        guard let field = fields.first?.trimmed else { return nil }
        let isQuoted = field.count > 1 && field.first == "\"" && field.last == "\""
        let key = isQuoted ? String(field.dropFirst().dropLast()) : field
        guard fields.count == 1, (1...Self.keyLimit).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw Problem(
                .malformed,
                detail: "Idempotency-Key is one value of 1 to \(Self.keyLimit) visible ASCII characters.",
                field: "Idempotency-Key")
        }
        return key
    }

    /// Fingerprint of the request: equal for a repetition, different for any other request.
    func fingerprint(_ endpoint: String) -> Revision {
        Revision(of: [endpoint, String(decoding: body, as: UTF8.self)])
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
