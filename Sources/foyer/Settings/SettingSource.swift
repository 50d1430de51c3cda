/// The source of a setting's value.
enum SettingSource: Sendable, CustomStringConvertible {
    static let prefix = "FOYER_"

    case commandLine
    case environment(variable: String)
    case file(path: String, line: Int)
    case builtIn

    var description: String {
        switch self {
        case .commandLine: "command line"
        case .environment(let variable): variable
        case .file(let path, let line): "\(path):\(line)"
        case .builtIn: "default"
        }
    }
}
