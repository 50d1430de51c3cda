package import FoyerCore
package import FoyerWire

extension Problem {
    /// The rules for agents, roles and skills refuse it.
    package init(_ refusal: StaffRefusal) {
        switch refusal {
        case .noSuchAgent: self.init(.noSuchAgent, detail: "There is no agent with this ID.")
        case .noSuchRole:
            self.init(
                .noSuchRole, detail: "There is no role with this ID. It may have been deleted.", field: "role"
            )
        case .noSuchSkill:
            self.init(
                .noSuchSkill, detail: "There is no skill with this ID. It may have been deleted.",
                field: "skills")
        case .taken(.name):
            self.init(.taken, detail: "This name is already in use. Choose another one.", field: "name")
        case .taken(.email):
            self.init(.taken, detail: "Another agent has this e-mail address.", field: "email")
        case .beyondOwn(let permission):
            self.init(
                .beyondOwn,
                detail:
                    "This concerns the permission \(permission.rawValue), which your own role doesn't have.",
                reason: .permission(permission))
        case .ownAccount:
            self.init(
                .ownAccount,
                detail: "You can't change your own role or deactivate yourself. Ask another administrator.")
        case .lastAdministrator:
            self.init(
                .lastAdministrator,
                detail:
                    "Nobody else can manage agents and roles. Give somebody else a role with both permissions first."
            )
        case .builtInRole:
            self.init(
                .builtInRole, detail: "Built-in roles can't be changed or deleted. Copy the role instead.")
        case .roleInUse(let names):
            self.init(.roleInUse, detail: "These agents have the role: \(Self.list(names)).")
        case .deactivated:
            self.init(.deactivated, detail: "This agent is deactivated. Reactivate the account first.")
        case .full(let limit): self.init(.full, detail: "There can be at most \(limit).")
        }
    }

    /// At most this many names are listed; more would not fit a notice.
    private static let namesShown = 5

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(namesShown).joined(separator: ", ")
        return names.count > namesShown ? "\(shown) and \(names.count - namesShown) more" : shown
    }

    /// - Parameter field: of the request.
    package init(_ fault: PasswordFault, field: String) {
        switch fault {
        case .tooShort(let least, let got):
            self.init(
                .weakPassword, detail: "A password has at least \(least) characters; this one has \(got).",
                field: field)
        case .tooLong(let limit, let got):
            self.init(
                .tooLong, detail: "\(field) can have at most \(limit) characters; this has \(got).",
                reason: .length(limit: limit, got: got), field: field)
        case .guessable:
            self.init(
                .weakPassword,
                detail:
                    "This password is easy to guess. Choose one without common words, rows of keys or your own name.",
                field: field)
        }
    }
}
