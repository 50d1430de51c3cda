/// A list of texts in one column, separated by U+001E.
enum ListText {
    static func encode(_ list: [String]) -> String {
        list.map { $0.filter { $0 != "\u{1E}" } }.joined(separator: "\u{1E}")
    }

    static func decode(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
    }
}
