/// A connection within one read or one write. Must not escape the closure.
public protocol SQLConnection: AnyObject {
    /// Runs one statement and returns its rows.
    @discardableResult
    func run(_ sql: SQL) throws(StoreError) -> [Row]

    /// Runs one statement and returns the number of rows it changed.
    @discardableResult
    func change(_ sql: SQL) throws(StoreError) -> Int

    /// Runs the statements of a text of the program itself, one after the other.
    func run(script: String) throws(StoreError)
}

extension SQLConnection {
    /// All rows, each converted by a closure that throws only if it is damaged.
    public func all<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws(StoreError) -> [Value] {
        let rows = try run(sql)
        do { return try rows.map(make) } catch { throw StoreError(error) }
    }

    /// The first row, converted likewise; nil if there is none.
    public func first<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws(StoreError) -> Value? {
        guard let row = try run(sql).first else { return nil }
        do { return try make(row) } catch { throw StoreError(error) }
    }
}
