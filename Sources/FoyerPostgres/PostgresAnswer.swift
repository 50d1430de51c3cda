import CLibPQ
import FoyerStore

/// The result of a statement. Frees the memory of libpq on deinit.
final class PostgresAnswer {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    /// Rows that the statement inserted, updated or deleted.
    var changed: Int {
        Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    /// - Throws: `damaged` for a column of a type that none of our statements returns.
    func rows() throws(StoreError) -> [Row] {
        let width = PQnfields(result)
        let columns = Row.Columns((0..<width).map { String(cString: PQfname(result, $0)) })
        var rows: [Row] = []
        rows.reserveCapacity(Int(PQntuples(result)))
        for row in 0..<PQntuples(result) {
            var values: [SQLValue] = []
            values.reserveCapacity(Int(width))
            for column in 0..<width { values.append(try value(row, column)) }
            rows.append(Row(columns: columns, values: values))
        }
        return rows
    }

    private func value(_ row: Int32, _ column: Int32) throws(StoreError) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
            return .null
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        typealias TypeNumber = PostgresParameters.TypeNumber
        switch PQftype(result, column) {
        case TypeNumber.int8, TypeNumber.int4, TypeNumber.int2:
            if let integer = Int64(String(decoding: bytes, as: UTF8.self)) { return .integer(integer) }
        case TypeNumber.text, TypeNumber.varchar, TypeNumber.name, TypeNumber.unknown:
            return .text(String(decoding: bytes, as: UTF8.self))
        case TypeNumber.bool:
            return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case TypeNumber.float8, TypeNumber.float4:
            if let real = Double(String(decoding: bytes, as: UTF8.self)) { return .real(real) }
        case TypeNumber.bytes:
            if let blob = Self.blob(bytes) { return .blob(blob) }
        case let other:  // not an enum of ours: any number is possible
            throw .damaged(column: "\(String(cString: PQfname(result, column))) (type \(other))")
        }
        throw .damaged(column: String(cString: PQfname(result, column)))
    }

    /// Parses the form `\x00ff` (`bytea_output = hex`).
    private static func blob(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard text.count >= 2, text.count.isMultiple(of: 2), text[0] == UInt8(ascii: "\\"),
            text[1] == UInt8(ascii: "x")
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for position in stride(from: 2, to: text.count, by: 2) {
            guard let high = digit(text[position]), let low = digit(text[position + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil  // bytes, not cases of ours
        }
    }
}
