import Foundation

/// A program of the system that a command runs and waits for.
enum Subprocess {
    struct Result: Sendable {
        let status: Int32
        let output: String
        /// The last line of standard error.
        let lastError: String
    }

    /// The path of an installed program; nil if there is none.
    static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs the program to its end; nil if it cannot be started.
    static func run(_ path: String, _ arguments: [String]) async -> Result? {
        await withCheckedContinuation { continuation in
            // Blocks a thread of its own, not one that others wait for.
            Thread.detachNewThread {
                let process = Process()
                process.executableURL = URL(filePath: path)
                process.arguments = arguments
                let (output, errors) = (Pipe(), Pipe())
                process.standardOutput = output
                process.standardError = errors
                process.standardInput = FileHandle.nullDevice
                guard (try? process.run()) != nil else { return continuation.resume(returning: nil) }
                // curl writes at most a line of errors, which fits into the pipe.
                let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                let error = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                process.waitUntilExit()
                let last = error.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
                continuation.resume(
                    returning: Result(status: process.terminationStatus, output: text, lastError: last))
            }
        }
    }
}
