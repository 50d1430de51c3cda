import ArgumentParser
import FoyerCore
import Foundation

/// `foyer doctor`: whether this machine is fit to serve, one line a check. Changes nothing.
struct Doctor: AsyncParsableCommand {
    static let name = "doctor"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract:
            "Checks configuration, data folder, database, clock, files, port, proxy and public address.",
        discussion: """
            Takes the options, variables and file of foyer serve, and changes nothing. Run it as the user that serves, beside a running \
            server or before the first start. Exits with 0 if all is well, 1 after a warning, 2 after a failure.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var options: ServeOptions

    @Option(help: "How the findings are written: text, or json with one object a line.")
    var format = Format.text

    func run() async throws {
        var findings = [Finding.ok("version", Version.line)]
        let configuration: ServeConfiguration
        do throws(CommandFailure) { configuration = try options.configuration() } catch {
            let failure = SettingSources.current.naming(error)
            findings.append(
                .fail("configuration", failure.description, do: "correct the setting; see foyer check-config")
            )
            return try finish(findings)
        }
        findings += ConfigurationCheck.findings(configuration)
        findings += DataFolderCheck.findings(configuration.data)
        findings += await DatabaseCheck.findings(configuration.data)
        findings += await ClockCheck.findings()
        findings.append(OpenFilesCheck.finding(OpenFiles.limit))
        let port = await PortCheck.result(configuration)
        findings.append(port.finding)
        findings += ProxyCheck.findings(port.diagnosis, configuration)
        if let address = configuration.publicAddress {
            findings += await PublicAddressCheck.findings(address)
        }
        try finish(findings)
    }

    /// Prints the findings; the exit code is that of the worst.
    private func finish(_ findings: [Finding]) throws {
        switch format {
        case .text:
            let width = findings.map(\.check.count).max() ?? 0
            for finding in findings {
                let advice = finding.advice.map { "; \($0)" } ?? ""
                let check = finding.check.padding(toLength: width, withPad: " ", startingAt: 0)
                let verdict = finding.verdict.rawValue.padding(toLength: 4, withPad: " ", startingAt: 0)
                Output.line("\(verdict)  \(check)  \(finding.found)\(advice)")
            }
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for finding in findings {
                Output.line(String(decoding: try encoder.encode(finding), as: UTF8.self))
            }
        }
        let worst = findings.map(\.verdict).max() ?? .ok
        if worst != .ok { throw ExitCode(worst.exitCode) }
    }
}
