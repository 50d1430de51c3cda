/// A browser on a website, identified by the random id in its first-party cookie.
public enum Visitor {
    public typealias ID = Identifier<Visitor>
}

/// A page of the website, as reported by the browser. Lengths are limited at the edge.
public struct Page: Hashable, Sendable {
    public var url: String
    public var title: String

    public init(url: String, title: String) {
        self.url = url
        self.title = title
    }
}

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
