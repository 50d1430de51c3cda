import Foundation
import FoyerCore
@testable import FoyerWire
import Testing
import TestSupport

struct JSONTests {
    @Test(arguments: [
        "null", " true ", "[]", "{}", "[1,2]", "-0", "0.5e-3", "1E+2",
        #""\u00e9\ud83d\udc99\/\b\f\n\r\t\"\\""#, "\t[ { } ]\r\n",
        #""\udbff\udfff\ud800\udc00\ud7ff\ue000""#,
        #"{"a":{"b":[null,false]}}"#, "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFD}\u{10FFFF}\"",
        "9223372036854775807",
    ])
    func `valid JSON is parsed as by Foundation`(text: String) throws {
        let tree = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8))
        #expect(JSONTree(try JSONDocument(Array(text.utf8)).root) == tree)
    }

    @Test(arguments: [
        "", " ", "nul", "truth", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
        "{'a':1}", "01", "-",
        "+1", "1.", ".5", "1e", "1e+", "0x10", "NaN", "Infinity", "\"", "\"\\\"", "\"\\x\"", "\"\\u12g4\"",
        "\"\n\"", "\"\u{1}\"",
        "[", "]", "{", "{}{}", "//", "\u{FEFF}{}", #""\ud83""#, #""\ud83d\u00""#, "\u{A0}1",
    ])
    func `invalid JSON is refused`(text: String) {
        #expect(throws: MalformedFrame.self) { try JSONDocument(Array(text.utf8)) }
    }

    @Test(arguments: [
        (#""\ud83d""#, "\u{FFFD}"), (#""\udc99""#, "\u{FFFD}"), (#""a\ud83d""#, "a\u{FFFD}"),
        (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
        (#""\u0000""#, "\u{FFFD}"), (#""a\u0000\u0001b""#, "a\u{FFFD}\u{1}b"),
        (#""\udc99\ud83d""#, "\u{FFFD}\u{FFFD}"), (#""\ud83d\ud83d\udc99""#, "\u{FFFD}\u{1F499}"),
    ])
    func `an unpaired surrogate and U+0000 are read as the replacement character`(
        text: String, meaning: String
    ) throws {
        #expect(try JSONDocument(Array(text.utf8)).root.text == meaning)
        // Also as the key of an object.
        let object = try JSONDocument(Array("{\(text):1}".utf8)).root
        var keys: [String?] = []
        object.forEachMember { key, _ in keys.append(key.text) }
        #expect(keys == [meaning])
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xE2, 0x82],
            [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
            [0xF0, 0x9F, 0x92],
        ] as [[UInt8]])
    func `invalid UTF-8 is refused`(bytes: [UInt8]) {
        #expect(throws: MalformedFrame.self) { try JSONDocument([0x22] + bytes + [0x22]) }
    }

    @Test func `brackets nest up to the limit`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONDocument(nested(WireLimit.depth))
        #expect(throws: MalformedFrame.self) { try JSONDocument(nested(WireLimit.depth + 1)) }
        #expect(throws: MalformedFrame.self) { try JSONDocument(nested(30_000)) }
    }

    @Test func `the last of several equal names counts, as in a browser`() throws {
        let root = try JSONDocument(Array(#"{"a":1,"\u0061":2}"#.utf8)).root
        #expect(root.member("a")?.integer == 2)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("-1", -1), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("99999999999999999999", nil),
            ("1.0", nil), ("1e2", nil),
        ] as [(String, Int64?)])
    func `a whole number is exact or refused`(text: String, number: Int64?) throws {
        #expect(try JSONDocument(Array(text.utf8)).root.integer == number)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `random values are read and written as by Foundation`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let tree = JSONTree.random(depth: 4, using: &random)

        let encoder = JSONEncoder()
        encoder.outputFormatting = random.next() % 2 == 0 ? [.prettyPrinted] : [.sortedKeys]
        let theirs = Array(try encoder.encode(tree))
        #expect(JSONTree(try JSONDocument(theirs).root) == tree)

        let ours = tree.encoded()
        #expect(try JSONDecoder().decode(JSONTree.self, from: Data(ours)) == tree)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `damaged JSON is refused or parsed as by Foundation`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var bytes = JSONTree.random(depth: 3, using: &random).encoded()
        let telling = Array("\"\\{}[],:0-e.\u{1F499} \n\u{1}".utf8)
        for _ in 0...(random.next() % 3) {
            let position = Int(random.next() % UInt64(bytes.count))
            bytes[position] = telling[Int(random.next() % UInt64(telling.count))]
        }
        // A refusal is fine: the test is about crashes and differences.
        guard let document = try? JSONDocument(bytes) else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        // Valid JSON, but with a number that Foundation cannot represent.
        guard !text.contains(/[0-9]e[0-9]{3}/) else { return }
        let theirs = try JSONDecoder().decode(JSONTree.self, from: Data(bytes))
        #expect(JSONTree(document.root) == theirs, "\(text)")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `an id in a frame is parsed as by the core`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let id = Chat.ID.random(using: &random)
        var text = Array(id.description.utf8)
        #expect(try JSONDocument([0x22] + text + [0x22]).root.id(of: Chat.self) == id)

        text[Int(random.next() % 26)] = UInt8(0x21 + random.next() % 0x5E)
        guard !text.contains(0x22), !text.contains(0x5C) else { return }  // no longer a single string
        let expected = Chat.ID(String(decoding: text, as: UTF8.self))
        #expect(try JSONDocument([0x22] + text + [0x22]).root.id(of: Chat.self) == expected)
    }
}

extension JSONTree {
    /// The result of our scanner.
    init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .bool: self = .bool(value.bool == true)
        case .number:
            self = value.integer.map { .integer($0) } ?? .number(in: value)
        case .string: self = .text(value.text ?? "")
        case .array: self = .list(value.elements.map { JSONTree($0) })
        case .object:
            var members: [String: JSONTree] = [:]
            value.forEachMember { key, value in members[key.text ?? ""] = JSONTree(value) }
            self = .object(members)
        }
    }

    /// Whether the number is not written as an integer; Foundation reads 1.0 and 1E+2 as integers.
    private static func number(in value: JSONValue) -> JSONTree {
        let real = Double(value.number ?? "") ?? .nan
        return Int64(exactly: real).map { .integer($0) } ?? .real(real)
    }

    static func random(depth: Int, using random: inout SplitMix) -> JSONTree {
        switch random.next() % (depth > 0 ? 6 : 3) {
        case 0: return .bool(random.next() % 2 == 0)
        case 1: return .integer(Int64(bitPattern: random.next()) >> Int64(random.next() % 64))
        case 2, 3: return .text(text(using: &random))
        case 4:
            return .list(
                (0..<random.next() % 5).map { _ in JSONTree.random(depth: depth - 1, using: &random) })
        default:
            let members = (0..<random.next() % 5).map { _ in
                (text(using: &random), JSONTree.random(depth: depth - 1, using: &random))
            }
            return .object(Dictionary(members) { first, _ in first })
        }
    }

    private static func text(using random: inout SplitMix) -> String {
        let pieces = [
            "a", "type", "\"", "\\", "/", "\n", "\u{8}", "\u{1F}", "é", "e\u{301}", "日本", "\u{1F499}",
            "\u{2028}", " ", "\u{7F}",
        ]
        return (0..<random.next() % 8).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    }
}

extension JSONValue {
    /// The digits of a number.
    fileprivate var number: String? {
        let token = document.tokens[index]
        return String(decoding: document.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }
}
