import FoyerCore
import FoyerLookups
import FoyerRealtime
import FoyerSessions
import Logging
import Synchronization

/// Locations of addresses and names of browsers. Loaded in the background, so that the server starts at once;
/// visitors who arrive before are looked up again afterwards.
final class Lookups: Sendable {
    private let countries = Mutex<CountryRanges?>(nil)
    private let agents = Mutex<UserAgentRules?>(nil)
    /// Loaded before serving: a robot that was admitted would stay on the list.
    private let robots: RobotPatterns
    private let logger: Logger

    init(robots: RobotPatterns, logger: Logger) {
        self.robots = robots
        self.logger = logger
    }

    func place(_ address: Address) -> Place {
        countries.withLock { $0 }?.place(of: address) ?? .unknown
    }

    func browser(_ userAgent: String) async -> BrowserName {
        agents.withLock { $0 }.map { BrowserName($0.name(of: userAgent)) } ?? robotAlone(userAgent)
    }

    /// The same without delay; nil if it must be looked up.
    func knownBrowser(_ userAgent: String) -> BrowserName? {
        guard let rules = agents.withLock({ $0 }) else { return robotAlone(userAgent) }
        return rules.knownName(of: userAgent).map(BrowserName.init)
    }

    /// A result while the browser rules are not loaded. One pass over at most 512 bytes.
    private func robotAlone(_ userAgent: String) -> BrowserName {
        BrowserName(isRobot: robots.match(userAgent))
    }

    /// Loads the files in the background, then looks up the visitors who arrived meanwhile.
    func load(geoip: String?, userAgents: String?, for lobby: Lobby) {
        Task(priority: .utility) {
            async let countries: Void = loadCountries(geoip)
            async let agents: Void = loadAgents(userAgents)
            _ = await (countries, agents)
            for unplaced in lobby.unplaced {
                let name = await browser(unplaced.userAgent)
                lobby.place(
                    unplaced, in: place(unplaced.address), browser: name.browser, system: name.system)
            }
        }
    }

    private func loadCountries(_ folder: String?) async {
        guard let folder else {
            return logger.notice("--geoip is not given: every location is Unknown")
        }
        do {
            let ranges = try CountryRanges(directory: folder)
            countries.withLock { $0 = ranges }
        } catch {
            logger.warning("--geoip: every location is Unknown", metadata: ["error": "\(error)"])
        }
    }

    private func loadAgents(_ path: String?) async {
        guard let path else {
            return logger.notice("--user-agents is not given: every browser is Unknown")
        }
        do {
            let rules = try UserAgentRules(path: path, robots: robots)
            agents.withLock { $0 = rules }
        } catch {
            logger.warning("--user-agents: every browser is Unknown", metadata: ["error": "\(error)"])
        }
    }
}

extension BrowserName {
    fileprivate init(_ name: UserAgentName) {
        self.init(browser: name.browser, system: name.system, isRobot: name.isRobot)
    }
}
