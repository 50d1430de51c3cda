import FoyerCore

/// The type of a JSON value, in JSON Schema 2020-12 (the dialect of OpenAPI 3.1).
struct Schema: Hashable, Sendable {
    let json: JSON
    /// The named schemas that it refers to, including itself.
    let components: [String: JSON]

    private init(_ json: JSON, _ components: [String: JSON] = [:]) {
        self.json = json
        self.components = components
    }

    static func text(upTo limit: Int? = nil) -> Schema {
        Schema(limit.map { ["type": "string", "maxLength": .number($0)] } ?? ["type": "string"])
    }
    static let boolean = Schema(["type": "boolean"])
    /// 128 bits in Crockford's base 32.
    static let id = Schema([
        "type": "string", "pattern": "^[0-7][0-9a-hjkmnp-tv-z]{25}$",
        "description": "An id: 26 characters of base 32.",
    ])
    /// A moment.
    static let instant = Schema([
        "type": "integer", "minimum": 0, "description": "Milliseconds since 1970-01-01T00:00:00Z.",
    ])
    static func integer(_ least: Int = 0, _ most: Int? = nil) -> Schema {
        var json: [String: JSON] = ["type": "integer", "minimum": .number(least)]
        json["maximum"] = most.map(JSON.number)
        return Schema(.object(json))
    }
    static func words(_ words: [String]) -> Schema { Schema(["type": "string", "enum": .words(words)]) }
    static func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> Schema {
        words(Word.allCases.map(\.rawValue))
    }
    static func list(_ element: Schema, upTo limit: Int? = nil) -> Schema {
        var json: [String: JSON] = ["type": "array", "items": element.json]
        json["maxItems"] = limit.map(JSON.number)
        return Schema(.object(json), element.components)
    }
    static func oneOf(_ schemas: [Schema]) -> Schema {
        Schema(["oneOf": .list(schemas.map(\.json))], merged(schemas))
    }

    /// A member of an object.
    struct Member: Hashable, Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        let about: String

        static func always(_ name: String, _ schema: Schema, _ about: String = "") -> Member {
            Member(name: name, schema: schema, isRequired: true, about: about)
        }
        /// Whether it may be absent.
        static func sometimes(_ name: String, _ schema: Schema, _ about: String = "") -> Member {
            Member(name: name, schema: schema, isRequired: false, about: about)
        }
    }

    /// - Parameter isOpen: whether further members are allowed
    static func object(_ members: [Member], isOpen: Bool = false) -> Schema {
        var json: [String: JSON] = ["type": "object", "additionalProperties": .bool(isOpen)]
        json["properties"] = .object(
            Dictionary(uniqueKeysWithValues: members.map { ($0.name, described($0.schema.json, $0.about)) }))
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { json["required"] = .words(required) }
        return Schema(.object(json), merged(members.map(\.schema)))
    }

    /// The same with a name that others can refer to.
    func named(_ name: String) -> Schema {
        Schema(
            ["$ref": .text("#/components/schemas/\(name)")],
            components.merging([name: json]) { $1 })
    }

    private static func described(_ json: JSON, _ about: String) -> JSON {
        guard !about.isEmpty, case .object(var members) = json else { return json }
        members["description"] = .text(about)
        return .object(members)
    }

    private static func merged(_ schemas: [Schema]) -> [String: JSON] {
        schemas.reduce(into: [:]) { $0.merge($1.components) { $1 } }
    }
}
