import Foundation
@testable import FoyerWire

/// JSON, compared with Foundation's parser.
let json = Target(
    name: "json",
    check: { bytes in
        let theirs = Theirs.read(bytes)
        guard let document = try? JSONDocument(bytes) else {
            expect(theirs == nil || Theirs.isLaxer(about: bytes), "refused; Foundation reads \(theirs ?? "")")
            return
        }
        if let theirs {
            expect(Theirs.agrees(theirs, document.root), "Foundation reads \(theirs)")
        } else {
            expect(Theirs.isStricter(about: bytes), "taken; Foundation does not read it")
        }
        expect(document.tokens.count <= bytes.count, "\(document.tokens.count) tokens")
        // Written and read again it is equal, and its plain form is stable.
        let respelled = Respelling(document, of: .everything).bytes
        let plain = Plain.text(of: document.root)
        expect(
            (try? JSONDocument(respelled)).map { Plain.text(of: $0.root) } == plain, "respelled: \(respelled)"
        )
        expect((try? JSONDocument(plain)).map { Plain.text(of: $0.root) } == plain, "rewritten: \(plain)")
        for cut in 0..<min(bytes.count, 64) where document.root.kind == .object {
            guard bytes[cut...].contains(UInt8(ascii: "}")), bytes[..<cut].contains(UInt8(ascii: "{")) else {
                continue
            }
            expect((try? JSONDocument(Array(bytes[..<cut]))) == nil, "half an object is taken, cut at \(cut)")
        }
    },
    worst: [
        Worst("letters", "\"", repeating: "a", "\"", work: JSONCheck.scan),
        Worst("escapes", "\"", repeating: #"\ud83d\udc99"#, "\"", work: JSONCheck.scan),
        Worst("long characters", "\"", repeating: "💙", "\"", work: JSONCheck.scan),
        Worst("digits", repeating: "9", work: JSONCheck.scan),
        Worst("blanks", repeating: " ", "1", work: JSONCheck.scan),
        Worst("numbers", "[", repeating: "1,", "1]", work: JSONCheck.scan),
        Worst("brackets", repeating: "[", work: JSONCheck.scan),
        Worst("empty lists", "[", repeating: "[],", "[]]", work: JSONCheck.scan),
        Worst("equal names", "{", repeating: #""a":1,"#, #""a":1}"#, work: JSONCheck.scan),
        Worst("a text to write", repeating: "\"\u{1}") { bytes in
            var writer = JSONWriter()
            writer.string(String(decoding: bytes, as: UTF8.self))
        },
    ]
)

private enum JSONCheck {
    @Sendable static func scan(_ bytes: [UInt8]) {
        guard let root = try? JSONDocument(bytes).root else { return }
        _ = (root.text, root.integer, root.member("b")?.index, root.elements.count)
    }
}

/// The result of Foundation for the same bytes.
private enum Theirs {
    static func read(_ bytes: [UInt8]) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
    }

    /// Inputs that Foundation accepts against RFC 8259, or that we refuse for a reason of our own.
    static func isLaxer(about bytes: [UInt8]) -> Bool {
        // It guesses UTF-16 and UTF-32 from a byte order mark or from zeros.
        if bytes.contains(0) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            return true
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
        // It accepts a comma after the last element.
        let marks = bytes.filter { !" \t\r\n".utf8.contains($0) }
        let isTrailing = zip(marks, marks.dropFirst()).contains { comma, end in
            comma == UInt8(ascii: ",") && (end == UInt8(ascii: "]") || end == UInt8(ascii: "}"))
        }
        if isTrailing { return true }
        // It allows deeper nesting.
        let brackets = bytes.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
        return brackets > WireLimit.depth
    }

    /// Inputs that RFC 8259 allows and Foundation refuses: numbers beyond a double, and unpaired surrogates, which we read as U+FFFD.
    static func isStricter(about bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).lowercased().contains(#"\ud"#)
            || bytes.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
            || bytes.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.contains {
                $0.count > 18
            }
    }

    /// It drops byte order marks at the start of a text, and keeps U+0000, which we read as U+FFFD.
    private static func unmarked(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0 != "\u{FEFF}" }.map { $0 == "\0" ? "\u{FFFD}" : $0 }
    }

    static func agrees(_ theirs: Any, _ ours: JSONValue) -> Bool {
        switch ours.kind {
        case .null: return theirs is NSNull
        case .bool: return (theirs as? Bool) == ours.bool
        case .number:
            guard let number = theirs as? NSNumber else { return false }
            return ours.integer.map { Int64(exactly: number.doubleValue) == nil || number.int64Value == $0 }
                ?? true
        case .string: return (theirs as? String).map(unmarked) == ours.text.map(unmarked)
        case .array:
            let elements = ours.elements
            guard let list = theirs as? [Any], list.count == elements.count else { return false }
            return zip(list, elements).allSatisfy { agrees($0, $1) }
        case .object:
            guard let members = theirs as? [String: Any] else { return false }
            var names: Set<String> = []
            var isSame = true
            var hasTwins = false
            ours.forEachMember { key, value in
                guard let name = key.text, names.insert(name).inserted,
                    !name.unicodeScalars.contains(where: { "\u{FEFF}\u{FFFD}".unicodeScalars.contains($0) })
                else { return hasTwins = true }
                isSame = isSame && members[name].map { agrees($0, value) } ?? false
            }
            // Of equal names it may choose another one, and it drops byte order marks of names as well.
            return hasTwins || isSame && names.count == members.count
        }
    }
}

/// The plain form of a value.
enum Plain {
    static func text(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        write(value, to: &writer)
        return writer.bytes
    }

    private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value.kind {
        case .null: writer.append("null")
        case .bool: (value.bool ?? false).write(to: &writer)
        case .number: Number(digits: value.digits).write(to: &writer)
        case .string: writer.string(value.text ?? "")
        case .array: writer.array(value.elements.map(Written.init))
        case .object:
            writer.object { writer in
                value.forEachMember { key, value in
                    writer.key(key.text ?? "")
                    write(value, to: &writer)
                }
            }
        }
    }

    private struct Written: WireShape {
        let value: JSONValue
        func write(to json: inout JSONWriter) { Plain.write(value, to: &json) }
    }

    /// As written: only whole numbers are interpreted.
    private struct Number: WireShape {
        let digits: [UInt8]
        func write(to json: inout JSONWriter) {
            for digit in digits { json.append(Self.letters[Int(digit)]) }
        }
        private static let letters: [StaticString] = {
            var letters = [StaticString](repeating: "?", count: 256)
            for (letter, text) in zip(
                "0123456789-+.eE".utf8,
                ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "-", "+", ".", "e", "E"] as [StaticString]
            ) { letters[Int(letter)] = text }
            return letters
        }()
    }
}

extension JSONValue {
    /// The bytes of a number as written.
    var digits: [UInt8] {
        let token = document.tokens[index]
        return Array(document.bytes[Int(token.start)..<Int(token.end)])
    }
}
