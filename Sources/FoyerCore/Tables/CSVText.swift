/// Writes tables as comma-separated values (RFC 4180), in UTF-8 with CRLF.
///
/// Spreadsheets take a value that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, and a visitor chooses some
/// of these values. Such a value gets an apostrophe in front, which spreadsheets show as text; `CSVReader` takes it away again.
public enum CSVText {
    /// One record with its line end.
    public static func record(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ text: String) -> String {
        let safe = isFormula(text.unicodeScalars[...]) ? "'" + text : text
        guard safe.utf8.contains(where: { special.contains($0) }) || safe.first == " " || safe.last == " "
        else {
            return safe
        }
        return "\"" + safe.replacingQuotes + "\""
    }

    /// A value to be marked, or one that looks marked: both get one apostrophe more, so that reading takes exactly that one away.
    static func isFormula(_ text: Substring.UnicodeScalarView) -> Bool {
        guard let first = text.first(where: { $0 != "'" }) else { return false }
        return formulaStarts.contains(first)
    }

    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
    private static let special: Set<UInt8> = Set(",;\t\"\r\n".utf8)
}

extension String {
    fileprivate var replacingQuotes: String {
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(scalar)
            if scalar == "\"" { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
