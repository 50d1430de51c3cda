import CLibPQ
import FoyerStore
import Foundation

/// Values in the form in which libpq takes them: numbers and text as text, bytes as they are.
struct PostgresParameters {
    /// Type numbers of `pg_type` (catalogue `pg_type.dat`); 0 lets the server infer the type.
    enum TypeNumber {
        static let inferred: Oid = 0
        static let bool: Oid = 16
        static let bytes: Oid = 17
        static let int8: Oid = 20
        static let int2: Oid = 21
        static let int4: Oid = 23
        static let text: Oid = 25
        static let name: Oid = 19
        static let float4: Oid = 700
        static let float8: Oid = 701
        static let unknown: Oid = 705
        static let varchar: Oid = 1043
    }

    let values: [SQLValue]

    /// The types of the values, so that a value alone (`SELECT $1`) keeps its type.
    var types: [Oid] {
        values.map { value in
            switch value {
            case .null: TypeNumber.inferred
            case .integer: TypeNumber.int8
            case .real: TypeNumber.float8
            case .text: TypeNumber.text
            case .blob: TypeNumber.bytes
            }
        }
    }

    /// Calls `body` with the arrays that `PQexecPrepared` takes; they are valid only during the call.
    /// - Throws: `constraint` for a text with U+0000, which PostgreSQL cannot store.
    func withPointers<Result>(
        _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Result
    ) throws(StoreError) -> Result {
        var buffers: [UnsafeMutablePointer<CChar>?] = []
        defer { buffers.forEach { $0?.deallocate() } }
        var lengths: [Int32] = []
        var formats: [Int32] = []
        for value in values {
            switch value {
            case .null: add(nil, isBinary: false)
            case .integer(let value): add(Array(String(value).utf8), isBinary: false)
            case .real(let value): add(Array("\(value)".utf8), isBinary: false)
            case .text(let value):
                let bytes = Array(value.utf8)
                guard !bytes.contains(0) else { throw .constraint("a text holds U+0000") }
                add(bytes, isBinary: false)
            case .blob(let value): add(value, isBinary: true)
            }
        }
        return body(buffers.map { UnsafePointer($0) }, lengths, formats)

        func add(_ bytes: [UInt8]?, isBinary: Bool) {
            let buffer = bytes.map { bytes in
                let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
                for (position, byte) in bytes.enumerated() { buffer[position] = CChar(bitPattern: byte) }
                buffer[bytes.count] = 0
                return buffer
            }
            buffers.append(buffer)
            lengths.append(Int32(bytes?.count ?? 0))
            formats.append(isBinary ? 1 : 0)
        }
    }
}
