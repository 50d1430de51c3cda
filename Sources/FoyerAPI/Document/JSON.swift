import FoyerWire

/// A JSON value built at run time, for the API's description.
enum JSON: WireShape, Hashable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    case text(String)
    case number(Int)
    case bool(Bool)
    case list([JSON])
    /// Members are written in the order of their names.
    case object([String: JSON])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }

    static func words(_ words: some Sequence<String>) -> JSON { .list(words.map(JSON.text)) }

    func write(to json: inout JSONWriter) {
        switch self {
        case .text(let text): text.write(to: &json)
        case .number(let number): number.write(to: &json)
        case .bool(let bool): bool.write(to: &json)
        case .list(let list): list.write(to: &json)
        case .object(let object): object.write(to: &json)
        }
    }
}
