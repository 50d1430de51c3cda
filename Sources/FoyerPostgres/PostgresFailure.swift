import CLibPQ
import FoyerStore

/// What PostgreSQL reported when it could not do something.
public struct PostgresFailure: Error, Sendable {
    /// The SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html); empty when the connection itself failed.
    public let code: String
    public let message: String

    /// The failure in an answer.
    init(_ result: OpaquePointer?, on connection: OpaquePointer) {
        let field = { (name: Character) -> String? in
            guard let result, let text = PQresultErrorField(result, Int32(name.asciiValue ?? 0)) else {
                return nil
            }
            return String(cString: text)
        }
        code = field("C") ?? ""
        message = field("M") ?? Self.text(PQerrorMessage(connection))
    }

    /// The failure of a connection that could not be opened, or broke.
    init(_ connection: OpaquePointer?) {
        code = ""
        message = connection.map { Self.text(PQerrorMessage($0)) } ?? "no memory for a connection"
    }

    init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    private static func text(_ text: UnsafePointer<CChar>?) -> String {
        let text = text.map { String(cString: $0) } ?? ""
        return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    }

    /// A prepared statement was made for a schema that has changed since.
    var isOutdatedPlan: Bool { code == "0A000" && message.contains("cached plan") }
}

extension PostgresFailure: CustomStringConvertible {
    public var description: String { code.isEmpty ? message : "\(message) (PostgreSQL \(code))" }
}

extension StoreError {
    init(_ failure: PostgresFailure) {
        switch failure.code {
        case "23505": self = .conflict  // unique_violation
        case "40001", "40P01": self = .conflict  // serialization_failure, deadlock_detected: try again
        case let code where code.hasPrefix("23"): self = .constraint(failure.message)
        // A value that cannot be stored.
        case let code where code.hasPrefix("22"): self = .constraint(failure.message)
        default: self = .unavailable(failure)
        }
    }
}
