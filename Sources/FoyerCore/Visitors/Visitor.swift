/// A browser on a website, known by the random id in its first-party cookie.
public enum Visitor {
    public typealias ID = Identifier<Visitor>
}

/// A page of the website, as the browser named it. Lengths are limited at the edge.
public struct Page: Hashable, Sendable {
    public var url: String
    public var title: String

    public init(url: String, title: String) {
        self.url = url
        self.title = title
    }
}

/// Where an address lies, as far as the local database knows.
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
