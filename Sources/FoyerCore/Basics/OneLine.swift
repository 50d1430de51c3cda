/// Cleans short texts from untrusted sources: names, e-mail addresses, titles, variables, comments. Removes
/// invisible characters, line breaks, and characters that change the text direction.
public enum OneLine {
    /// The text without control, formatting and bidirectional characters, runs of blanks reduced to one
    /// space, and trimmed. Blank text becomes empty.
    public static func cleaned(_ text: String) -> String {
        if isClean(text.utf8) { return text }
        var line = Line()
        for scalar in text.unicodeScalars { line.take(scalar) }
        return String(line.text)
    }

    /// Whether the text has no visible character, in one line or several.
    public static func isBlank(_ text: String) -> Bool {
        // Nearly every text has a visible ASCII character near its beginning.
        if text.utf8.contains(where: { 0x21...0x7E ~= $0 }) { return false }
        return cleaned(text).isEmpty
    }

    /// Printable ASCII with single spaces inside: most text.
    private static func isClean(_ bytes: String.UTF8View) -> Bool {
        var before = UInt8(ascii: " ")
        for byte in bytes {
            guard 0x20...0x7E ~= byte, byte != UInt8(ascii: " ") || before != byte else { return false }
            before = byte
        }
        return bytes.isEmpty || before != UInt8(ascii: " ")
    }

    private struct Line {
        var text = String.UnicodeScalarView()
        /// A blank or a joiner, kept only if a visible character follows.
        private var pending: Unicode.Scalar?
        /// Combining marks on the last character.
        private var marks = 0

        mutating func take(_ scalar: Unicode.Scalar) {
            switch OneLine.kind(of: scalar) {
            case .invisible: break
            case .blank: if !text.isEmpty { pending = " " }
            case .joiner: if !text.isEmpty, pending == nil { pending = scalar }
            case .mark:
                // A mark at the beginning would attach to whatever is displayed before the text.
                guard !text.isEmpty, pending != " ", marks < OneLine.markLimit else { return }
                append(scalar)
                marks += 1
            case .visible:
                append(scalar)
                marks = 0
            }
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            if let pending { text.append(pending) }
            pending = nil
            text.append(scalar)
        }
    }

    /// Eight: more than any script combines on one letter; more would cover the lines around.
    private static let markLimit = 8

    private enum Kind { case visible, mark, joiner, blank, invisible }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        // Needed within Persian words, Indic letters and emoji.
        case 0x200C, 0x200D: return .joiner
        // Fillers of Hangul, and the blank pattern of Braille.
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800: return .blank
        // Signs before Arabic, Syriac and Kaithi numbers are in the formatting category but visible.
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: return .visible
        default: break
        }
        if scalar.properties.isWhitespace { return .blank }
        return switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: .invisible
        case .nonspacingMark, .enclosingMark: .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .spacingMark,
            .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
            .openPunctuation,
            .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator, .privateUse, .unassigned:
            .visible
        @unknown default: .visible
        }
    }
}
