/// Why a client's input is not a valid frame: a closed set, so that every answer can say what was wrong,
/// where, and what is allowed.
public enum MalformedFrame: Error, Hashable, Sendable {
    /// The text is not JSON from this byte on.
    case notJSON(at: Int)
    case missing(field: String)
    case wrongType(field: String, expected: String)
    case empty(field: String)
    case tooLong(field: String, limit: Int, got: Int)
    /// `type` is not a known command.
    case unknownType(String)
    /// The value has the right type, but is not one of the allowed ones.
    case notAllowed(field: String, allowed: String)

    /// The dotted path of the faulty field, if there is one.
    public var field: String? {
        switch self {
        case .notJSON: nil
        case .unknownType: "type"
        case .missing(let field), .wrongType(let field, _), .empty(let field), .tooLong(let field, _, _),
            .notAllowed(let field, _):
            field
        }
    }

    public var code: RefusalCode {
        switch self {
        case .notJSON, .missing, .wrongType, .notAllowed: .malformed
        case .unknownType: .unknownType
        case .empty: .empty
        case .tooLong: .tooLong
        }
    }

    public var reason: RefusalReason? {
        switch self {
        case .tooLong(_, let limit, let got): .length(limit: limit, got: got)
        case .notJSON, .missing, .wrongType, .empty, .unknownType, .notAllowed: nil
        }
    }

    /// The fault in plain words.
    public var detail: String {
        switch self {
        case .notJSON(let position):
            "This is not JSON: it breaks at byte \(position). One JSON object is expected."
        case .missing(let field):
            "The field \(field) is missing."
        case .wrongType(let field, let expected):
            "The field \(field) must be \(expected)."
        case .empty(let field):
            "The field \(field) is empty; it needs at least one character."
        case .tooLong(let field, let limit, let got):
            "The field \(field) is too long: at most \(limit) are allowed, this one has \(got)."
        case .unknownType(let type):
            "There is no command \"\(type)\"."
        case .notAllowed(let field, let allowed):
            "The field \(field) must be \(allowed)."
        }
    }
}
