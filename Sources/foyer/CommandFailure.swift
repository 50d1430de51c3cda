import ArgumentParser
import Foundation

/// Why a command failed: one line that names the setting.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String
}
