import FoyerCore
import FoyerService

extension Need {
    /// The required permissions as a sentence.
    var words: String {
        switch self {
        case .login: "Needs a log-in."
        case .permission(let permission): "Needs the permission \(permission.rawValue)."
        case .anyOf(let some): "Needs one of the permissions \(some.map(\.rawValue).joined(separator: ", "))."
        }
    }
}
