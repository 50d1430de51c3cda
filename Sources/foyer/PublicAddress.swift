import FoyerCore
import Foundation

/// The address where browsers reach this server: a tag to copy needs more than a host.
struct PublicAddress: Sendable, CustomStringConvertible {
    /// Such as `https://chat.example.com`, without a slash at the end.
    let description: String

    /// - Throws: `CommandFailure` if `text` is not a scheme, a host and optionally a port.
    init(_ text: String, setting: String = "--public-url") throws(CommandFailure) {
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = URLComponents(string: trimmed), ["http", "https"].contains(url.scheme?.lowercased()),
            let host = url.host, (try? WidgetDomain(host)) != nil, !host.contains("*"), url.path.isEmpty,
            url.query == nil, url.fragment == nil, url.user == nil
        else {
            throw CommandFailure(
                description: "\(setting): must be like https://chat.example.com, not \"\(text)\"")
        }
        description = trimmed
    }

    init(host: String, port: Int) {
        description = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// Host, and port unless it is the default one, as browsers send it in `Origin`.
    var authority: String {
        description.split(separator: "://", maxSplits: 1).last.map(String.init) ?? description
    }

    /// The default of `foyer serve`.
    private static let assumed = PublicAddress(host: "127.0.0.1", port: 8080)
    private static let fileName = "address"

    /// Stores the server's address in the folder, for other commands.
    func remember(in folder: String) {
        // A convenience: a command without it prints the default address.
        try? Data((description + "\n").utf8).write(
            to: URL(filePath: folder + "/" + Self.fileName), options: .atomic)
    }

    /// The last address of this folder's server.
    static func remembered(in folder: String) -> PublicAddress {
        let text = try? String(contentsOfFile: folder + "/" + fileName, encoding: .utf8)
        guard let text, let known = try? PublicAddress(text.filter { !$0.isWhitespace }) else {
            return assumed
        }
        return known
    }

    func tag(of widget: Widget.ID) -> String {
        "<script async src=\"\(self)/widget.js\" data-widget=\"\(widget)\"></script>"
    }
}
