/// A name given on the command line.
enum OneLine {
    /// Characters: longer names fit neither lists nor chat windows.
    private static let longest = 80

    static func checked(_ text: String, _ setting: String) throws(CommandFailure) -> String {
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        let isPlain = words.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard (1...longest).contains(words.count), isPlain else {
            throw CommandFailure(
                description: "\(setting): must be one line of 1 to \(longest) characters, not \"\(text)\"")
        }
        return words
    }
}
