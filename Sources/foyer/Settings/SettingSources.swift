import Foundation

/// Finds the value of each setting: the command line before the environment, and the environment before the
/// configuration file.
/// Values from the environment or the file are added to the arguments, so that all values are parsed and
/// checked in one place, whatever their source.
struct SettingSources: Sendable {
    /// The settings of the current command.
    @TaskLocal static var current = SettingSources(arguments: [], found: [:])

    /// The arguments of the command line with the others inserted after the command's name.
    let arguments: [String]
    private let found: [SettingName: SettingSource]

    private init(arguments: [String], found: [SettingName: SettingSource]) {
        self.arguments = arguments
        self.found = found
    }

    /// - Throws: `CommandFailure` for a file that cannot be read, and for an unknown setting.
    init(arguments: [String], environment: [String: String]) throws(CommandFailure) {
        guard let command = arguments.first, !command.hasPrefix("-"), command != "help" else {
            self.init(arguments: arguments, found: [:])
            return
        }
        let isServing = Self.serving.contains(command)
        let given = Set(
            arguments.dropFirst().map { String($0.split(separator: "=", maxSplits: 1).first ?? "") })
        var (found, added): ([SettingName: SettingSource], [String]) = ([:], [])
        for setting in SettingName.allCases where given.contains(setting.flag) {
            found[setting] = .commandLine
        }

        func take(_ name: String, _ value: String, from source: SettingSource) throws(CommandFailure) {
            let (setting, value) = try Self.setting(name, value, source)
            guard isServing || setting.isOfEveryCommand, found[setting] == nil else { return }
            found[setting] = source
            added += try Self.flags(of: setting, value, source)
        }
        for (variable, value) in environment.sorted(by: { $0.key < $1.key }) {
            guard let name = Self.name(ofVariable: variable) else { continue }
            try take(name, value, from: .environment(variable: variable))
        }
        if let path = Self.configurationFile(in: arguments, or: environment) {
            let file = try SettingsFile(path: DataFolder.absolute(path))
            for entry in file.entries {
                try take(entry.name, entry.value, from: .file(path: file.path, line: entry.line))
            }
        }
        self.init(arguments: [command] + added + arguments.dropFirst(), found: found)
    }

    /// The source of a setting's value.
    subscript(_ setting: SettingName) -> SettingSource { found[setting] ?? .builtIn }

    /// Names the source of an invalid value, in place of the flag that it became.
    func naming(_ failure: CommandFailure) -> CommandFailure {
        for (setting, source) in found where failure.description.hasPrefix(setting.flag + ":") {
            let rest = failure.description.dropFirst(setting.flag.count)
            switch source {
            case .commandLine, .builtIn: return failure
            case .environment(let variable): return CommandFailure(description: variable + rest)
            case .file: return CommandFailure(description: "\(source): \(setting.rawValue)\(rest)")
            }
        }
        return failure
    }

    /// The source of the value in an error of the argument parser; nil for the command line.
    func note(on message: String) -> String? {
        for (setting, source) in found where message.contains("'\(setting.flag)") {
            switch source {
            case .commandLine, .builtIn: return nil
            case .environment, .file: return "\(source): the value of \(setting.rawValue) cannot be used"
            }
        }
        return nil
    }

    // MARK: names

    /// The commands that accept all settings.
    private static let serving: Set<String> = ["serve", CheckConfig.name, Probe.name, Doctor.name]

    /// Variables for tests and benchmarks of the checkout, not for the server.
    private static let otherVariables = [
        "TEST_", "BENCH_", "FUZZ", "CONFORMANCE", "BINARY", "GOLDEN", "CONFIGURATION",
    ]
    private static let fileSuffix = "-file"

    /// The setting of a variable; nil if it is not for the server.
    private static func name(ofVariable variable: String) -> String? {
        guard variable.hasPrefix(SettingSource.prefix) else { return nil }
        let rest = variable.dropFirst(SettingSource.prefix.count)
        guard rest != "CONFIG", !otherVariables.contains(where: rest.hasPrefix) else { return nil }
        return rest.lowercased().split(separator: "_").joined(separator: "-")
    }

    private static func configurationFile(in arguments: [String], or environment: [String: String]) -> String?
    {
        let flag = ConfigOption.flag
        for (index, argument) in arguments.enumerated() {
            if argument == flag { return index + 1 < arguments.count ? arguments[index + 1] : nil }
            if argument.hasPrefix(flag + "=") { return String(argument.dropFirst(flag.count + 1)) }
        }
        return environment[SettingSource.prefix + "CONFIG"]
    }

    /// The setting of a name, and its value, which may be in a file of its own.
    private static func setting(
        _ name: String, _ value: String, _ source: SettingSource
    ) throws(CommandFailure) -> (SettingName, String) {
        if let setting = SettingName(rawValue: name) { return (setting, value) }
        if name.hasSuffix(fileSuffix),
            let setting = SettingName(rawValue: String(name.dropLast(fileSuffix.count))),
            setting.isSecret
        {
            guard let text = try? String(contentsOfFile: value, encoding: .utf8) else {
                throw CommandFailure(description: "\(source): \(name): cannot read the file \(value)")
            }
            return (setting, text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        throw CommandFailure(
            description: "\(source): there is no setting \(name)\(Self.suggestion(for: name)); "
                + "foyer check-config lists all of them")
    }

    /// Such as `, did you mean public-url?`; empty if nothing is similar.
    private static func suggestion(for name: String) -> String {
        let letters = Set(name)
        let close = SettingName.allCases.map { setting in
            let other = Set(setting.rawValue)
            return (setting, Double(letters.intersection(other).count) / Double(letters.union(other).count))
        }.max { $0.1 < $1.1 }
        guard let close, close.1 >= 0.7 else { return "" }
        return ", did you mean \(close.0.rawValue)?"
    }

    /// A value as arguments.
    private static func flags(
        of setting: SettingName, _ value: String, _ source: SettingSource
    ) throws(CommandFailure) -> [String] {
        if setting.isSwitch {
            switch value.lowercased() {
            case "true", "yes", "1": return [setting.flag]
            case "false", "no", "0", "": return []
            default:
                throw CommandFailure(
                    description: "\(source): \(setting.rawValue) must be true or false, not \"\(value)\"")
            }
        }
        let values = setting.isList ? value.split(separator: ",").map(String.init) : [value]
        return values.map { "\(setting.flag)=\($0.trimmingCharacters(in: .whitespaces))" }
    }
}
