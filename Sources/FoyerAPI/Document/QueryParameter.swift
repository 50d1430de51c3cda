import FoyerCore

/// A parameter of a query. All are optional.
struct QueryParameter: Hashable, Sendable {
    let name: String
    let schema: Schema
    let about: String

    init(_ name: String, _ schema: Schema, _ about: String) {
        self.name = name
        self.schema = schema
        self.about = about
    }
}
