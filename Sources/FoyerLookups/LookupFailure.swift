/// Why a look-up file cannot be used, in one line for the operator.
public struct LookupFailure: Error, Hashable, CustomStringConvertible {
    public let path: String
    public let reason: String

    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    public var description: String { "cannot use \(path): \(reason)" }
}
