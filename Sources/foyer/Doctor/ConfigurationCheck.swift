/// Settings that are valid, but probably not what is wanted.
enum ConfigurationCheck {
    private static let name = "configuration"

    static func findings(_ configuration: ServeConfiguration) -> [Finding] {
        var findings: [Finding] = []
        if configuration.isDemo {
            findings.append(
                .warn(
                    name, "--demo is set: the passwords of its agents are known to everybody",
                    do: "leave it out on a real website"))
        }
        if configuration.publicAddress == nil {
            findings.append(
                .warn(
                    name, "--public-url is not set: consoles open on every host name that reaches the server",
                    do: "set it to the address in the browser, such as https://chat.example.com"))
        }
        let tables = [
            (configuration.geoip, "--geoip", "location"),
            (configuration.userAgents, "--user-agents", "browser"),
        ]
        for (value, flag, subject) in tables where value == nil {
            findings.append(
                .warn(
                    name, "\(flag) is not set: every \(subject) is shown as Unknown",
                    do: "docs/operations.md says where the files come from"))
        }
        return findings.isEmpty ? [.ok(name, "all settings are valid")] : findings
    }
}
