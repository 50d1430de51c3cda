/// All roles.
public struct RoleListShape: WireShape, Hashable {
    public let roles: [RoleShape]

    public init(_ roles: [RoleShape]) { self.roles = roles }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("roles", roles) }
    }
}
