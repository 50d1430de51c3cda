import Foundation

/// What a command says to whoever called it.
enum Output {
    static func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func error(_ text: String) {
        FileHandle.standardError.write(Data(("foyer: " + text + "\n").utf8))
    }
}
