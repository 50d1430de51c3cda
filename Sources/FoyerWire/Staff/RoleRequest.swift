public import FoyerCore

/// The body of `POST /api/v1/roles`.
public struct RoleRequest: Hashable, Sendable {
    public let name: String
    public let permissions: Set<Role.Permission>

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        name = try fields.text("name", upTo: Role.nameLimit)
        permissions = try fields.permissionsIfGiven() ?? []
    }
}
