import FoyerCore
import FoyerStore
import Testing

private enum Colour: String { case red, blue }

@Suite struct SQLTests {
    @Test func `interpolated values are bound and never pasted`() {
        let name = "x'; DROP TABLE visitor; --"

        let sql: SQL = "SELECT \(name), \(7)"

        #expect(sql.text { "$\($0)" } == "SELECT $1, $2")
        #expect(sql.values == [.text(name), .integer(7)])
    }

    @Test func `every type of value is bound in its own way`() {
        let id = Identifier<Visitor>(high: 1, low: 2)
        let absent: String? = nil

        let sql: SQL =
            """
            \(id)\(Instant(milliseconds: 5))\(Span.seconds(1))\(true)\(Colour.red)\(Colour?.none)\(absent)\
            \([UInt8]([1, 2]))\(1.5)
            """

        #expect(
            sql.values == [
                .text(id.description), .integer(5), .integer(1_000), .integer(1), .text("red"), .null, .null,
                .blob([1, 2]), .real(1.5),
            ]
        )
    }

    @Test func `fragments are joined with their values in order`() {
        var filters: [SQL] = ["status = \(Colour.blue)"]
        filters.append("queue IN (\(list: ["a", "b"]))")

        let sql: SQL =
            "SELECT 1 WHERE \(filters.joined(separator: " AND ")) ORDER BY \(raw: "name") LIMIT \(3)"

        #expect(
            sql.text { "?\($0)" } == "SELECT 1 WHERE status = ?1 AND queue IN (?2, ?3) ORDER BY name LIMIT ?4"
        )
        #expect(sql.values == [.text("blue"), .text("a"), .text("b"), .integer(3)])
    }

    @Test func `an empty list matches nothing`() {
        let sql: SQL = "id IN (\(list: [Int64]()))"

        #expect(sql.text { _ in "?" } == "id IN (NULL)")
    }
}

@Suite struct RowTests {
    private func row(_ value: SQLValue) -> Row {
        Row(columns: Row.Columns(["x"]), values: [value])
    }

    @Test func `values are read as written`() throws {
        let id = Identifier<Visitor>(high: 9, low: 8)

        #expect(try row(.integer(3)).integer("x") as Int == 3)
        #expect(try row(.integer(3)).instant("x") == Instant(milliseconds: 3))
        #expect(try row(.integer(1)).bool("x"))
        #expect(try row(.text(id.description)).id("x", as: Visitor.self) == id)
        #expect(try row(.text("blue")).value("x", as: Colour.self) == .blue)
        #expect(try row(.blob([7])).blob("x") == [7])
        #expect(try row(.null).optionalText("x") == nil)
    }

    @Test(arguments: [SQLValue.null, .text("no"), .blob([1]), .real(1.5)])
    func `the error for a value of the wrong type names its column`(value: SQLValue) {
        #expect(damage { _ = try row(value).integer("x") as Int64 } == "x")
    }

    @Test func `the error for a value out of range names its column`() {
        #expect(damage { _ = try row(.integer(300)).integer("x") as UInt8 } == "x")
        #expect(damage { _ = try row(.integer(2)).bool("x") } == "x")
        #expect(damage { _ = try row(.text("green")).value("x", as: Colour.self) } == "x")
        #expect(damage { _ = try row(.text("not an id")).id("x", as: Visitor.self) } == "x")
    }

    @Test func `a missing column is reported as damaged`() {
        #expect(damage { _ = try row(.null).optionalText("y") } == "y")
    }
}

/// The column that is reported as damaged.
func damage(_ body: () throws -> Void) -> String? {
    do { try body() } catch StoreError.damaged(let column) { return column } catch { return nil }
    return nil
}
