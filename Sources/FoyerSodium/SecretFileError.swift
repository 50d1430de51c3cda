import Foundation

/// Why the server's secret is not available, in one line for the operator.
public struct SecretFileError: Error, CustomStringConvertible {
    public let path: String
    public let reason: String

    public var description: String { "cannot use the secret key \(path): \(reason)" }
}
