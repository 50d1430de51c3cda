import Glibc

/// A parser, what always holds of it, and the inputs that might cost it most.
struct Target: Sendable {
    let name: String
    /// Ends the program when something does not hold.
    let check: @Sendable ([UInt8]) -> Void
    /// Inputs of any size, by name.
    let worst: [Worst]
}

/// One family of inputs, and what is done with them.
struct Worst: Sendable {
    let name: String
    /// An input of about this many bytes.
    let input: @Sendable (Int) -> [UInt8]
    /// The work alone, without the checks.
    let work: @Sendable ([UInt8]) -> Void

    init(
        _ name: String, work: @escaping @Sendable ([UInt8]) -> Void,
        input: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.name = name
        self.input = input
        self.work = work
    }

    /// The same text again and again, between two others.
    init(
        _ name: String, _ before: String = "", repeating text: String, _ after: String = "",
        work: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.init(name, work: work) { size in
            Array((before + String(repeating: text, count: size / text.utf8.count) + after).utf8)
        }
    }
}

/// Ends the program, so that the input is kept, when `holds` is false.
func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
    guard !holds else { return }
    complain("broken: \(promise())")
    abort()
}

/// Writes a line to standard error, whose C name is no business of Swift's.
func complain(_ text: String) {
    var line = text + "\n"
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
