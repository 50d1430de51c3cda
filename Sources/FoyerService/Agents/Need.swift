public import FoyerCore

/// What an endpoint, a frame or a command requires of an agent.
public enum Need: Hashable, Sendable {
    /// To be logged in.
    case login
    case permission(Role.Permission)
    /// At least one of these permissions; the use case decides what each of them allows.
    case anyOf([Role.Permission])
}

extension Need {
    /// To see a page of the Admin Console without changing anything there: the page's own permission, or
    /// `seeSettings`, which opens all pages.
    public static func toSee(_ permission: Role.Permission) -> Need { .anyOf([permission, .seeSettings]) }
}
