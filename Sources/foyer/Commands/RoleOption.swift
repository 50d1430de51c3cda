import FoyerCore
import FoyerStore

/// A role as an operator names it.
enum RoleOption {
    /// The role with this name or ID, regardless of case.
    ///
    /// - Throws: `CommandFailure` that lists the roles.
    static func role(_ text: String, in roles: [Role]) throws(CommandFailure) -> Role {
        let wanted = text.lowercased()
        let found = roles.first { $0.id.rawValue == wanted || $0.name.lowercased() == wanted }
        guard let found else {
            let names = roles.map(\.name).joined(separator: ", ")
            throw CommandFailure(description: "--role: must be one of \(names), not \"\(text)\"")
        }
        return found
    }
}
