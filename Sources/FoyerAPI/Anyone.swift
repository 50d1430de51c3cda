/// The caller of an endpoint for everyone.
struct Anyone: Sendable {}
