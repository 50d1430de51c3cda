package import FoyerCore

/// One value of a document.
package struct JSONValue: Sendable {
    let document: JSONDocument
    let index: Int

    private var token: JSONDocument.Token { document.tokens[index] }
    /// The bytes of the value; for a string without its quotes.
    package var slice: ArraySlice<UInt8> { document.bytes[Int(token.start)..<Int(token.end)] }

    package var kind: JSONDocument.Kind { token.kind }

    /// The text of a string; nil for any other kind.
    package var text: String? {
        guard token.kind == .string else { return nil }
        return token.isEscaped ? JSONEscape.text(of: slice) : String(decoding: slice, as: UTF8.self)
    }

    package var bool: Bool? {
        guard token.kind == .bool else { return nil }
        return slice.first == UInt8(ascii: "t")
    }

    /// A number without fraction or exponent that fits 64 bits; nil for any other.
    package var integer: Int64? {
        guard token.kind == .number else { return nil }
        var magnitude: Int64 = 0
        var isNegative = false
        for byte in slice {
            if byte == UInt8(ascii: "-") {
                isNegative = true
                continue
            }
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            // Accumulated as a negative number, whose range is larger by one.
            let (tenfold, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, passed) = tenfold.subtractingReportingOverflow(Int64(byte &- UInt8(ascii: "0")))
            guard !overflowed, !passed else { return nil }
            magnitude = sum
        }
        if isNegative { return magnitude }
        return magnitude == .min ? nil : -magnitude
    }

    /// The id in a string; nil for anything else.
    package func id<Entity>(of entity: Entity.Type) -> Identifier<Entity>? {
        guard token.kind == .string else { return nil }
        if token.isEscaped { return text.flatMap { Identifier($0) } }
        guard Int(token.end - token.start) == IdentifierDigits.count else { return nil }
        return IdentifierDigits.read(document.bytes, from: Int(token.start)).map {
            Identifier(high: $0.high, low: $0.low)
        }
    }

    /// The member `name` of an object; nil if absent or null, which mean the same. Of equal names the last
    /// one counts, as in a browser.
    package func member(_ name: StaticString) -> JSONValue? {
        var found: JSONValue?
        forEachMember { key, value in
            if key.isText(name) { found = value }
        }
        return found?.kind == .null ? nil : found
    }

    /// Visits the members of an object; the keys are strings.
    package func forEachMember<Failure: Error>(
        _ visit: (_ key: JSONValue, _ value: JSONValue) throws(Failure) -> Void
    ) throws(Failure) {
        guard token.kind == .object else { return }
        var position = index + 1
        while position < token.next {
            let value = JSONValue(document: document, index: position + 1)
            try visit(JSONValue(document: document, index: position), value)
            position = Int(value.token.next)
        }
    }

    /// The values of an array.
    package var elements: [JSONValue] {
        guard token.kind == .array else { return [] }
        var elements: [JSONValue] = []
        var position = index + 1
        while position < token.next {
            let element = JSONValue(document: document, index: position)
            elements.append(element)
            position = Int(element.token.next)
        }
        return elements
    }

    private func isText(_ name: StaticString) -> Bool {
        guard !token.isEscaped else { return text == name.description }
        let count = Int(token.end - token.start)
        guard count == name.utf8CodeUnitCount else { return false }
        let start = Int(token.start)
        for offset in 0..<count where document.bytes[start + offset] != name.utf8Start[offset] {
            return false
        }
        return true
    }
}
