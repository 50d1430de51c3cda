/// Why a text is not a table. Lines are counted from 1.
public enum CSVFailure: Error, Hashable, Sendable {
    /// The file is not UTF-8.
    case notUTF8
    /// A quotation mark is opened on this line and never closed.
    case unclosedQuote(line: Int)
    /// A quotation mark within a value that does not begin with one, or text behind a closing one.
    case strayQuote(line: Int)
}

extension CSVFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notUTF8: "The file is not UTF-8. Save it as CSV UTF-8."
        case .unclosedQuote(let line): "The quotation mark on line \(line) is not closed."
        case .strayQuote(let line):
            "Line \(line) has a quotation mark in the middle of a value. Write it twice, and the whole value in quotation marks."
        }
    }
}
