/// A statement. Interpolated values are bound, never pasted: a visitor's text cannot become SQL.
/// `\(value)` binds a value, `\(fragment)` inserts another `SQL` with its values, `\(raw: "…")` pastes a
/// literal, `\(list: values)` binds each of them, separated by commas.
public struct SQL: ExpressibleByStringInterpolation, Hashable, Sendable {
    /// The texts around the values: always one more than there are values.
    public private(set) var fragments: [String]
    public private(set) var values: [SQLValue]

    public init(stringLiteral text: String) {
        fragments = [text]
        values = []
    }

    public init(stringInterpolation interpolation: Interpolation) {
        self = interpolation.sql
    }

    /// The text with the database's placeholders for the values.
    /// - Parameter placeholder: receives the position of the value, counted from 1.
    public func text(placeholder: (Int) -> String) -> String {
        var text = fragments[0]
        for position in fragments.indices.dropFirst() {
            text += placeholder(position)
            text += fragments[position]
        }
        return text
    }

    /// Whether there is nothing to run.
    public var isEmpty: Bool { values.isEmpty && fragments[0].isEmpty }

    public static func += (left: inout SQL, right: SQL) {
        left.fragments[left.fragments.count - 1] += right.fragments[0]
        left.fragments += right.fragments.dropFirst()
        left.values += right.values
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum += right
        return sum
    }

    fileprivate mutating func paste(_ text: String) {
        fragments[fragments.count - 1] += text
    }

    fileprivate mutating func bind(_ value: SQLValue) {
        values.append(value)
        fragments.append("")
    }
}

extension [SQL] {
    /// The joined fragments, with `separator` between them: ` AND ` for a filter with optional criteria.
    public func joined(separator: SQL) -> SQL {
        guard var joined = first else { return "" }
        for fragment in dropFirst() {
            joined += separator
            joined += fragment
        }
        return joined
    }
}

extension SQL {
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.values.reserveCapacity(interpolationCount)
            sql.fragments.reserveCapacity(interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: String) {
            sql.paste(literal)
        }

        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            sql.bind(value?.sqlValue ?? .null)
        }

        public mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value?) {
            sql.bind(value.map { .text($0.rawValue) } ?? .null)
        }

        public mutating func appendInterpolation(_ fragment: SQL) {
            sql += fragment
        }

        /// Pastes a text of the program itself, such as a column to sort by.
        public mutating func appendInterpolation(raw text: StaticString) {
            sql.paste(text.description)
        }

        /// For `IN (…)`. Without values it is `NULL`, which matches nothing.
        public mutating func appendInterpolation(list values: some Sequence<some SQLBindable>) {
            append(list: values.map(\.sqlValue))
        }

        public mutating func appendInterpolation(list values: some Sequence<some RawRepresentable<String>>) {
            append(list: values.map { .text($0.rawValue) })
        }

        private mutating func append(list values: [SQLValue]) {
            guard !values.isEmpty else { return sql.paste("NULL") }
            for (position, value) in values.enumerated() {
                if position > 0 { sql.paste(", ") }
                sql.bind(value)
            }
        }
    }
}
