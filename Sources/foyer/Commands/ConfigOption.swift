import ArgumentParser

/// `--config`, the same for every command. Read by `SettingSources` before the others.
struct ConfigOption: ParsableArguments {
    static let flag = "--config"

    @Option(
        help:
            "A configuration file with lines such as port = 8080. Default: the file that FOYER_CONFIG names.")
    var config: String?
}
