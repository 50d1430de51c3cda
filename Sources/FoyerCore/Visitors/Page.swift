/// A page of the website, as reported by the browser. Lengths are limited at the edge.
public struct Page: Hashable, Sendable {
    public var url: String
    public var title: String

    public init(url: String, title: String) {
        self.url = url
        self.title = title
    }
}
