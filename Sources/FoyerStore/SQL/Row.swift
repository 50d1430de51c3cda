public import FoyerCore

/// One row of a result. Columns are read by name; an invalid value names its column.
public struct Row: Sendable {
    /// The columns of one statement, shared by all its rows.
    public final class Columns: Sendable {
        public let names: [String]
        private let positions: [String: Int]

        public init(_ names: [String]) {
            self.names = names
            positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        }

        func position(of name: String) -> Int? { positions[name] }
    }

    private let columns: Columns
    private let values: [SQLValue]

    public init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The raw value. A column that the statement does not have counts as damaged, too.
    public subscript(column: String) -> SQLValue {
        get throws(StoreError) {
            guard let position = columns.position(of: column) else { throw .damaged(column: column) }
            return values[position]
        }
    }
}

extension Row {
    public func optionalInteger(_ column: String) throws(StoreError) -> Int64? {
        switch try self[column] {
        case .null: nil
        case .integer(let value): value
        case .real, .text, .blob: throw .damaged(column: column)
        }
    }

    public func optionalInteger<Value: FixedWidthInteger>(_ column: String) throws(StoreError) -> Value? {
        guard let integer: Int64 = try optionalInteger(column) else { return nil }
        guard let value = Value(exactly: integer) else { throw .damaged(column: column) }
        return value
    }

    public func optionalReal(_ column: String) throws(StoreError) -> Double? {
        switch try self[column] {
        case .null: nil
        case .real(let value): value
        case .integer(let value): Double(value)
        case .text, .blob: throw .damaged(column: column)
        }
    }

    public func optionalText(_ column: String) throws(StoreError) -> String? {
        switch try self[column] {
        case .null: nil
        case .text(let value): value
        case .integer, .real, .blob: throw .damaged(column: column)
        }
    }

    public func optionalBlob(_ column: String) throws(StoreError) -> [UInt8]? {
        switch try self[column] {
        case .null: nil
        case .blob(let value): value
        case .integer, .real, .text: throw .damaged(column: column)
        }
    }

    public func optionalBool(_ column: String) throws(StoreError) -> Bool? {
        guard let value: Int64 = try optionalInteger(column) else { return nil }
        guard value == 0 || value == 1 else { throw .damaged(column: column) }
        return value == 1
    }

    public func optionalInstant(_ column: String) throws(StoreError) -> Instant? {
        let milliseconds: Int64? = try optionalInteger(column)
        return milliseconds.map(Instant.init(milliseconds:))
    }

    public func optionalID<Entity>(
        _ column: String, as entity: Entity.Type = Entity.self
    ) throws(StoreError) -> Identifier<Entity>? {
        guard let text = try optionalText(column) else { return nil }
        guard let id = Identifier<Entity>(text) else { throw .damaged(column: column) }
        return id
    }

    /// A case of an enumeration, stored as its text.
    public func optionalValue<Value: RawRepresentable<String>>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(StoreError) -> Value? {
        guard let text = try optionalText(column) else { return nil }
        guard let value = Value(rawValue: text) else { throw .damaged(column: column) }
        return value
    }
}

extension Row {
    public func integer(_ column: String) throws(StoreError) -> Int64 {
        try present(column, optionalInteger(column))
    }

    public func integer<Value: FixedWidthInteger>(_ column: String) throws(StoreError) -> Value {
        try present(column, optionalInteger(column))
    }

    public func real(_ column: String) throws(StoreError) -> Double {
        try present(column, optionalReal(column))
    }

    public func text(_ column: String) throws(StoreError) -> String {
        try present(column, optionalText(column))
    }

    public func blob(_ column: String) throws(StoreError) -> [UInt8] {
        try present(column, optionalBlob(column))
    }

    public func bool(_ column: String) throws(StoreError) -> Bool {
        try present(column, optionalBool(column))
    }

    public func instant(_ column: String) throws(StoreError) -> Instant {
        try present(column, optionalInstant(column))
    }

    public func id<Entity>(
        _ column: String, as entity: Entity.Type = Entity.self
    ) throws(StoreError) -> Identifier<Entity> {
        try present(column, optionalID(column, as: entity))
    }

    public func value<Value: RawRepresentable<String>>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(StoreError) -> Value {
        try present(column, optionalValue(column, as: type))
    }

    private func present<Value>(_ column: String, _ value: Value?) throws(StoreError) -> Value {
        guard let value else { throw .damaged(column: column) }
        return value
    }
}
