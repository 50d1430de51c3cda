import FoyerHTTP
import Foundation

/// Whether browsers reach this server at its public address, and whether a client can forge its own address there.
/// TLS is the proxy's task, and Foyer has no client for it: `curl` asks.
enum PublicAddressCheck {
    private static let name = "public URL"
    /// An address that a stranger could claim (RFC 5737 has none of the own network).
    private static let forged = "10.255.255.254"

    static func findings(_ address: PublicAddress) async -> [Finding] {
        guard let curl = Subprocess.find("curl") else {
            return [.warn(name, "\(address) was not checked", do: "install curl")]
        }
        let health = await Subprocess.run(
            curl, ["--silent", "--show-error", "--max-time", "10", "\(address)/healthz"])
        guard let health, health.status == 0 else {
            let reason = health?.lastError ?? "curl does not start"
            return [
                .fail(
                    name, "\(address) cannot be reached: \(reason)",
                    do: "check DNS, firewall, certificate and proxy; docs/proxies.md")
            ]
        }
        guard health.output == "ok\n" else {
            return [
                .fail(
                    name, "something else than Foyer answers at \(address)",
                    do: "check the proxy's upstream; docs/proxies.md")
            ]
        }
        return [.ok(name, "\(address) answers"), await forgery(curl, address)]
    }

    private static func forgery(_ curl: String, _ address: PublicAddress) async -> Finding {
        let answer = await Subprocess.run(
            curl,
            [
                "--silent", "--max-time", "10", "--header", "X-Forwarded-For: \(forged)", "--header",
                "Forwarded: for=\(forged)", "\(address)/diagnosis",
            ])
        let diagnosis = answer.flatMap {
            try? JSONDecoder().decode(Diagnosis.self, from: Data($0.output.utf8))
        }
        guard diagnosis?.address != forged else {
            return .fail(
                "forged address", "the proxy passes on the X-Forwarded-For that a client wrote",
                do:
                    "let the proxy replace it: visitors could choose their address and escape bans; docs/proxies.md"
            )
        }
        return .ok("forged address", "the proxy replaces what a client claims")
    }
}
