import Glibc

/// A parser, its invariants, and the inputs that might be most expensive for it.
struct Target: Sendable {
    let name: String
    /// Ends the program if an invariant is violated.
    let check: @Sendable ([UInt8]) -> Void
    /// Inputs of any size, by name.
    let worst: [Worst]
}

/// A family of inputs and the work to be measured with them.
struct Worst: Sendable {
    let name: String
    /// An input of about this many bytes.
    let input: @Sendable (Int) -> [UInt8]
    /// Only the measured work, without checks.
    let work: @Sendable ([UInt8]) -> Void

    init(
        _ name: String, work: @escaping @Sendable ([UInt8]) -> Void,
        input: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.name = name
        self.input = input
        self.work = work
    }

    /// The same text repeated, between a prefix and a suffix.
    init(
        _ name: String, _ before: String = "", repeating text: String, _ after: String = "",
        work: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.init(name, work: work) { size in
            Array((before + String(repeating: text, count: size / text.utf8.count) + after).utf8)
        }
    }
}

/// If `holds` is false, ends the program so that libFuzzer keeps the input.
func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
    guard !holds else { return }
    complain("broken: \(promise())")
    abort()
}

/// Writes a line to standard error; Swift does not import C's `stderr` safely.
func complain(_ text: String) {
    var line = text + "\n"
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
