import FoyerCore

/// `--domain`, as given to a command: reduced to hosts.
struct Domains {
    let kept: [String]

    init(_ texts: [String]) throws(CommandFailure) {
        var kept: [String] = []
        for text in texts {
            let domain: String
            do { domain = try WidgetDomain(text).description } catch {
                throw CommandFailure(description: "--domain: \(error)")
            }
            if domain != text { Output.line("--domain \(text) is kept as \(domain).") }
            if !kept.contains(domain) { kept.append(domain) }
        }
        self.kept = kept
    }
}
