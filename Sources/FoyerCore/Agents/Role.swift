/// A named set of permissions.
///
/// Four roles are built in and fixed. Others are made by administrators.
public struct Role: Hashable, Sendable, Identifiable {
    public let id: ID
    /// Unique among all roles, regardless of case.
    public var name: String
    public var permissions: Set<Permission>

    public init(id: ID, name: String, permissions: Set<Permission>) {
        self.id = id
        self.name = name
        self.permissions = permissions
    }

    /// Forty characters: fits one line of a table.
    public static let nameLimit = 40

    /// A hundred own roles: more than any team needs.
    public static let limit = 100

    /// Built-in roles cannot be renamed, edited or deleted.
    public var isBuiltIn: Bool { Self.builtIn(id) != nil }

    /// Changes with every edit.
    public var revision: Revision {
        Revision(of: [name] + permissions.map(\.rawValue).sorted())
    }
}

extension Role {
    /// The name of a built-in role, e.g. `administrator`, or 26 characters of base 32.
    public struct ID: RawRepresentable, Hashable, Sendable, Comparable {
        public let rawValue: String

        /// Nil if the text has neither form.
        public init?(rawValue: String) {
            guard Role.builtInNames.contains(rawValue) || Identifier<Role>(rawValue) != nil else {
                return nil
            }
            self.rawValue = rawValue
        }

        /// The ID of an own role.
        public init(_ id: Identifier<Role>) { rawValue = id.description }

        private init(builtIn: String) { rawValue = builtIn }

        public static let administrator = ID(builtIn: "administrator")
        public static let supervisor = ID(builtIn: "supervisor")
        public static let agent = ID(builtIn: "agent")
        public static let auditor = ID(builtIn: "auditor")

        public static func < (one: ID, other: ID) -> Bool { one.rawValue < other.rawValue }
    }

    private static let builtInNames: Set = ["administrator", "supervisor", "agent", "auditor"]

    public static let administrator = Role(
        id: .administrator, name: "Administrator", permissions: Set(Permission.allCases))
    public static let supervisor = Role(
        id: .supervisor, name: "Supervisor",
        permissions: [.seeVisitors, .chat, .monitor, .capture, .ban, .manageBans, .manageQueues])
    public static let agent = Role(
        id: .agent, name: "Agent", permissions: [.seeVisitors, .chat, .monitor, .capture, .ban])
    /// Reads only.
    public static let auditor = Role(
        id: .auditor, name: "Auditor", permissions: [.seeVisitors, .seeSettings, .seeAuditLog])

    /// The built-in roles, the one with the most permissions first.
    public static let builtIn = [administrator, supervisor, agent, auditor]

    /// The built-in role with this ID; nil for an own role.
    public static func builtIn(_ id: ID) -> Role? { builtIn.first { $0.id == id } }
}
