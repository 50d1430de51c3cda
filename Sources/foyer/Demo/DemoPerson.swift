import FoyerCore

/// The identity and behaviour of a simulated visitor, derived from the number.
struct DemoPerson: Sendable {
    enum Story: Sendable {
        /// Browses, and answers or declines an invitation.
        case browses
        /// Requests a chat and waits.
        case asks
        /// Opens the window of the size adviser.
        case followsFlow
        /// Asks the bot.
        case asksBot
        /// Leaves, and returns.
        case comesAgain
    }

    let number: Int
    let country: DemoCast.Country
    let device: DemoCast.Device
    let way: (referrer: String, query: String)
    let name: String?
    let story: Story

    init(_ number: Int, isQuiet: Bool) {
        self.number = number
        // The smaller of two draws: the first countries and devices are the common ones.
        func common(_ salt: Int, of count: Int) -> Int {
            min(Self.draw(number, salt, below: count), Self.draw(number, salt + 1, below: count))
        }
        country = DemoCast.countries[common(10, of: DemoCast.countries.count)]
        device = DemoCast.devices[common(20, of: DemoCast.devices.count)]
        way = DemoCast.ways[Self.draw(number, 30, below: DemoCast.ways.count)]
        let names = country.names
        name = Self.draw(number, 40, below: 4) == 0 ? Self.name(number, from: names) : nil
        story = isQuiet ? .browses : Self.stories[number % Self.stories.count]
    }

    /// The given name of one, the surname of another: more combinations than are listed.
    private static func name(_ number: Int, from names: [String]) -> String {
        let given = names[draw(number, 41, below: names.count)].prefix { $0 != " " }
        let family = names[draw(number, 42, below: names.count)].drop { $0 != " " }
        return "\(given)\(family)"
    }

    /// Of twenty consecutive visitors: a crowd of any size has all kinds.
    private static let stories: [Story] = [
        .asks, .browses, .followsFlow, .asksBot, .browses, .asks, .browses, .comesAgain, .browses, .browses,
        .asks,
        .browses, .browses, .followsFlow, .browses, .asksBot, .browses, .browses, .comesAgain, .browses,
    ]

    var widget: Widget.ID {
        switch story {
        case .browses, .asks, .comesAgain: Demo.shop
        case .followsFlow: Demo.flowShop
        case .asksBot: Demo.botShop
        }
    }

    /// An address in the person's country.
    var address: Address {
        // A few hundred apart, so that no two share one.
        let offset = UInt32(truncatingIfNeeded: number &* 7 &+ 256) & 0xFFFF
        return Address(ipv4: country.block + offset)
    }

    var lines: DemoCast.Lines { DemoCast.lines(country.language) }

    /// A number below `count` that is always the same for this person.
    func draw(_ salt: Int, below count: Int) -> Int { Self.draw(number, salt, below: count) }

    /// The last step of SplitMix64: adjacent numbers give unrelated results.
    private static func draw(_ number: Int, _ salt: Int, below count: Int) -> Int {
        var mixed = UInt64(truncatingIfNeeded: number &* 1_000 &+ salt) &* 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
}
