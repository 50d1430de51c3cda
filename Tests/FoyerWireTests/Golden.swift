import Foundation
import FoyerWire
import TestSupport
import Testing

/// The golden files: examples of every shape, read by these tests and by the TypeScript tests.
///
/// `FOYER_GOLDEN=write swift test --filter Golden` writes the output of the encoder into the files; review the diff before you
/// commit it.
enum Golden {
    static let folder = Checkout.fixtures.appending(path: "wire")

    static let isWriting = ProcessInfo.processInfo.environment["FOYER_GOLDEN"] == "write"

    static func names(in kind: String) throws -> Set<String> {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)
        return Set(files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) })
    }

    static func bytes(of name: String, in kind: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: "\(kind)/\(name).json")))
    }

    /// Compares the encoded shape with its file, byte for byte except for white space.
    static func check(
        _ shape: some WireShape, against name: String, in kind: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let encoded = shape.encoded()
        if isWriting {
            try write(encoded, to: name, in: kind)
            Issue.record("the file was written, not compared", sourceLocation: sourceLocation)
        }
        let golden = try JSONDecoder().decode(JSONTree.self, from: Data(try bytes(of: name, in: kind)))
        #expect(
            String(decoding: encoded, as: UTF8.self) == golden.canonical, "\(kind)/\(name)",
            sourceLocation: sourceLocation
        )
    }

    private static func write(_ encoded: [UInt8], to name: String, in kind: String) throws {
        let tree = try JSONDecoder().decode(JSONTree.self, from: Data(encoded))
        let text = tree.pretty(indented: "") + "\n"
        try Data(text.utf8).write(to: folder.appending(path: "\(kind)/\(name).json"))
    }
}

/// JSON as Foundation reads it.
enum JSONTree: Hashable, Codable, WireShape {
    case null
    case bool(Bool)
    case integer(Int64)
    case real(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? container.decode(Int64.self) {
            self = .integer(integer)
        } else if let real = try? container.decode(Double.self) {
            self = .real(real)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .integer(let integer): try container.encode(integer)
        case .real(let real): try container.encode(real)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    /// Encodes with our writer; `null` and real numbers, which it never writes, are left out.
    func write(to json: inout JSONWriter) {
        switch self {
        case .null, .real: Optional<String>.none.map { $0.write(to: &json) }
        case .bool(let bool): bool.write(to: &json)
        case .integer(let integer): integer.write(to: &json)
        case .text(let text): text.write(to: &json)
        case .list(let list): list.write(to: &json)
        case .object(let object): object.write(to: &json)
        }
    }

    /// Without white space; members sorted by name.
    var canonical: String {
        switch self {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .integer(let integer): "\(integer)"
        case .real(let real): "\(real)"
        case .text(let text): Self.quoted(text)
        case .list(let list): "[\(list.map(\.canonical).joined(separator: ","))]"
        case .object(let object):
            "{\(object.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.canonical)" }.joined(separator: ","))}"
        }
    }

    /// One member per line, `type` first; short values on one line.
    func pretty(indented margin: String) -> String {
        let canonical = canonical
        guard canonical.count > 90 else { return canonical }
        let inner = margin + "  "
        switch self {
        case .null, .bool, .integer, .real, .text: return canonical
        case .list(let list):
            return "[\n" + list.map { inner + $0.pretty(indented: inner) }.joined(separator: ",\n")
                + "\n\(margin)]"
        case .object(let object):
            let members = object.sorted {
                ($0.key == "type" ? "" : $0.key) < ($1.key == "type" ? "" : $1.key)
            }
            .map { "\(inner)\(Self.quoted($0.key)): \($0.value.pretty(indented: inner))" }
            return "{\n" + members.joined(separator: ",\n") + "\n\(margin)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .withoutEscapingSlashes]
        // Encoding a text always succeeds.
        let data = try? JSONSerialization.data(withJSONObject: text, options: options)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
