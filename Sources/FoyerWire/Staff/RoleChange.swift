public import FoyerCore

/// The body of `PATCH /api/v1/roles/{id}`: what is absent stays.
public struct RoleChange: Hashable, Sendable {
    public let name: String?
    public let permissions: Set<Role.Permission>?

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        name = try fields.textIfGiven("name", upTo: Role.nameLimit)
        permissions = try fields.permissionsIfGiven()
    }
}
