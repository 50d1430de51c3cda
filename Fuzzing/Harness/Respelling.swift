@testable import FoyerWire

/// Writes the same JSON differently: every character escaped, white space everywhere, members in reverse order, and, where unknown
/// members are ignored, an additional one.
struct Respelling {
    private(set) var bytes: [UInt8] = []
    private let subject: Subject

    enum Subject {
        /// All members are significant.
        case everything
        /// A command: unknown members are ignored, and null counts as absent.
        case command
    }

    init(_ document: JSONDocument, of subject: Subject) {
        self.subject = subject
        write(document.root, isOutermost: true)
    }

    private mutating func write(_ value: JSONValue, isOutermost: Bool = false) {
        blank()
        switch value.kind {
        case .null: bytes += Array("null".utf8)
        case .bool: bytes += Array((value.bool ?? false ? "true" : "false").utf8)
        case .number: bytes += value.digits
        case .string: write(value.text ?? "")
        case .array:
            list("[", value.elements, "]") { $0.write($1) }
        case .object:
            var members: [(JSONValue, JSONValue)] = []
            value.forEachMember { members.append(($0, $1)) }
            // The last of equal names counts, so their order must be kept.
            let names = Set(members.map { $0.0.text ?? "" })
            if subject == .command, names.count == members.count { members.reverse() }
            let isExtended = subject == .command && isOutermost && !names.contains(Self.unknown)
            if isExtended {
                bytes += Array("{\"\(Self.unknown)\":[null,{\"type\":1}]\(members.isEmpty ? "" : ",")".utf8)
            }
            list(isExtended ? "" : "{", members, "}") {
                $0.write($1.0)
                $0.bytes.append(UInt8(ascii: ":"))
                $0.write($1.1)
            }
        }
        blank()
    }

    private static let unknown = "~"

    private mutating func list<Element>(
        _ before: String, _ elements: [Element], _ after: String, _ write: (inout Self, Element) -> Void
    ) {
        bytes += Array(before.utf8)
        for (place, element) in elements.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, element)
        }
        blank()
        bytes += Array(after.utf8)
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for unit in text.utf16 {
            let digits = String(unit, radix: 16, uppercase: unit & 1 == 0)
            bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func blank() { bytes += [0x20, 0x09, 0x0D, 0x0A] }
}
