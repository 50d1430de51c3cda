import FoyerCore

/// JSON text, scanned once and kept flat: one token per value (and key), in the order of the text. Two
/// allocations for any shape, and values are decoded only on access.
package struct JSONDocument: Sendable {
    let bytes: [UInt8]
    let tokens: [Token]

    struct Token: Sendable {
        let kind: Kind
        /// Whether a string has escapes, so that its bytes differ from its text.
        let isEscaped: Bool
        /// The bytes; for a string without its quotes.
        let start: UInt32
        var end: UInt32
        /// The index of the first token after this value.
        var next: UInt32
    }

    package enum Kind: UInt8, Sendable {
        case null, bool, number, string, array, object
    }

    /// Scans all of `bytes`: strict RFC 8259, valid UTF-8. An escaped unpaired surrogate is read as U+FFFD,
    /// and so is an escaped U+0000.
    package init(_ bytes: [UInt8]) throws(MalformedFrame) {
        var scanner = JSONScanner(bytes)
        try scanner.scanText()
        self.bytes = bytes
        self.tokens = scanner.tokens
    }

    package var root: JSONValue { JSONValue(document: self, index: 0) }
}
