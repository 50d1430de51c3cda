/// The location of an address, according to the local database.
public struct Place: Hashable, Sendable {
    /// ISO 3166-1, two capital letters; nil when unknown.
    public var country: String?
    public var city: String?

    public init(country: String?, city: String? = nil) {
        self.country = country
        self.city = city
    }

    public static let unknown = Place(country: nil)
}
