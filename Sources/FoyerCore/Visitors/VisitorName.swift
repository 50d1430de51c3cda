/// Readable names for visitors who gave none: "Swift Otter".
public enum VisitorName {
    /// The name displayed to agents: the given name, or the readable one. An unverified name that equals one
    /// of ours is marked.
    public static func shown(_ contact: Contact, of visitor: Visitor.ID, among own: OwnNames) -> String {
        guard let name = contact.name else { return readable(for: visitor) }
        return contact.isClaimed && own.include(name) ? name + claimedMark : name
    }

    /// Appended to a visitor's name that is also a colleague's or a website's.
    static let claimedMark = " (claimed)"

    /// Two words derived from the id, always the same for it. Several visitors may share a name: it is for
    /// people, the id is for everything else.
    public static func readable(for visitor: Visitor.ID) -> String {
        // Mixed well (the last step of SplitMix64), so that similar ids get different names.
        var bits = visitor.high ^ visitor.low &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        let adjective = adjectives[Int(bits % UInt64(adjectives.count))]
        let animal = animals[Int(bits >> 32 % UInt64(animals.count))]
        return "\(adjective) \(animal)"
    }

    /// Inoffensive adjectives.
    static let adjectives = words(
        """
        Able Amber Autumn Blithe Bold Brave Breezy Bright Brisk Calm Candid Cheerful Clear Clever Coral Cosy Crisp Curious \
        Dapper Daring Deft Eager Early Earnest Fair Fleet Fond Free Fresh Friendly Gallant Gentle Glad Golden Graceful \
        Happy Hardy Hazel Honest Humble Ivory Jade Jolly Jovial Keen Kind Light Lively Lucky Mellow Merry Mild Misty \
        Modest Neat Nimble Noble Olive Patient Pearl Placid Plucky Polite Proud Quick Quiet Ready Rosy Royal Ruby Russet \
        Sage Serene Silver Sincere Smart Smooth Snowy Spry Steady Stellar Summer Sunny Sure Swift Tidy Tranquil True \
        Upbeat Velvet Vivid Warm Willing Winter Wise Witty Zesty
        """
    )

    /// Animals that people like.
    static let animals = words(
        """
        Alpaca Antelope Auk Avocet Badger Beaver Bison Bluebird Bobcat Bunting Butterfly Caribou Chamois Cheetah Chickadee \
        Condor Crane Cricket Curlew Deer Dolphin Dormouse Dove Dragonfly Eagle Egret Elk Falcon Fawn Finch Firefly \
        Flamingo Fox Gazelle Gecko Goldfinch Grouse Hare Hawk Hedgehog Heron Hoopoe Hummingbird Ibex Ibis Impala Jackdaw \
        Jaguar Jay Kestrel Kingfisher Kite Koala Ladybird Lark Lemur Leopard Linnet Lynx Magpie Manatee Marmot Marten \
        Meerkat Merlin Moose Narwhal Newt Nightingale Ocelot Okapi Oriole Osprey Otter Owl Panda Panther Partridge Pelican \
        Penguin Petrel Pheasant Plover Puffin Puma Quail Rabbit Raven Redstart Robin Salmon Sandpiper Seal Skylark Sparrow \
        Squirrel Starling Stork Swallow Swan Tern Thrush Tiger Toucan Turtle Wagtail Walrus Warbler Whale Wolf \
        Woodpecker Wren Yak Zebra
        """
    )

    private static func words(_ text: StaticString) -> [String] {
        text.description.split(separator: " ").map(String.init)
    }
}
