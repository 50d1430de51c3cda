@testable import FoyerBoard
import FoyerCore
import TestSupport

/// Generates visitors and their actions from a seed.
struct BoardCrowd {
    var dice: SplitMix
    private var now: Int64 = 1_000_000

    static let agents = (1...3).map { Agent.ID(high: $0, low: 7) }
    static let widgets = (1...2).map { Widget.ID(high: $0, low: 7) }
    static let queues = (1...2).map { ChatQueue.ID(high: $0, low: 7) }
    static let names = BoardNames(
        agents: [agents[0]: "Maria", agents[1]: "ben", agents[2]: "Zoe"],
        widgets: [widgets[0]: "Tulip", widgets[1]: "Rose"],
        queues: [queues[0]: "Support", queues[1]: "sales"]
    )
    private static let pages = [
        Page(url: "https://tulip.example/", title: "Home"),
        Page(url: "https://tulip.example/c/shoes", title: "Shoes for everybody, long or short"),
        Page(url: "https://tulip.example/c/bags", title: "Shoes for everybody, light or heavy"),
        Page(url: "https://tulip.example/x", title: ""),
        Page(url: "https://tulip.example/fr", title: "Élégance à la ville"),
    ]

    init(seed: UInt64) { dice = SplitMix(seed: seed) }

    mutating func pick<Choices: Collection>(_ choices: Choices) -> Choices.Element
    where Choices.Index == Int {
        choices[Int.random(in: choices.startIndex..<choices.endIndex, using: &dice)]
    }

    mutating func newcomer() -> VisitorRecord {
        now += Int64(pick(0..<3))  // so that many share a timestamp
        var record = VisitorRecord(
            id: Visitor.ID(high: UInt64(pick(0..<4)) << 60, low: dice.next()),
            since: Instant(milliseconds: now),
            widget: pick(Self.widgets),
            name: pick(["Swift Otter", "swift otter", "Ana Lopez", "Quiet Heron", "Ärmel"]),
            place: Place(country: pick(["DE", "ES", nil]), city: pick(["Berlin", "Bern", nil])),
            address: Address(ipv4: 0xcb00_7100 + UInt32(pick(0..<5))), page: pick(Self.pages),
            pageSince: Instant(milliseconds: now), arrived: Instant(milliseconds: now), visits: pick(1..<3),
            referrer: pick([
                "", "https://www.google.com/search", "http://news.example/a", "https://google.com/",
            ]),
            browser: pick(["", "Chrome 126", "Chrome 125", "Firefox 128"])
        )
        if pick(0..<4) == 0 { change(&record) }
        return record
    }

    mutating func change(_ record: inout VisitorRecord) {
        now += 1
        switch pick(0..<9) {
        case 0:
            record.status = pick(VisitorStatus.allCases)
            record.since = Instant(milliseconds: now)
            record.assignee = record.status == .chatting ? pick(Self.agents) : nil
            record.queue = record.status.hasOpenQueue ? pick(Self.queues) : nil
            record.isHandedBack = record.status == .waitingForChat && pick([true, false])
        case 1:
            record.page = pick(Self.pages)
            record.pages += 1
            record.pageSince = Instant(milliseconds: now)
        case 2: record.captured.toggle()
        case 3: record.left = record.left == nil ? Instant(milliseconds: now) : nil
        case 4: record.name = pick(["Vera", "vera", "Walt", "Swift Otter"])
        case 5: record.typing.toggle()
        case 6: record.address = Address(ipv4: 0xcb00_7100 + UInt32(pick(0..<5)))
        case 7: record.chats += 1
        case _: record.place = Place(country: pick(["DE", "ES", "FR", nil]))
        }
    }

    mutating func filter() -> Filter {
        var filter = Filter()
        if pick(0..<3) == 0 { filter.statuses = Set((0..<3).map { _ in pick(VisitorStatus.allCases) }) }
        if pick(0..<5) == 0 { filter.widget = pick(Self.widgets) }
        if pick(0..<8) == 0 { filter.queue = pick(Self.queues) }
        if pick(0..<8) == 0 { filter.assignee = pick([.nobody, .agent(Self.agents[0])]) }
        if pick(0..<5) == 0 { filter.country = pick(["DE", "FR", "de", "D"]) }
        if pick(0..<5) == 0 { filter.captured = pick([true, false]) }
        if pick(0..<3) == 0 {
            filter.text = pick([
                "OTTER", "a", "203.0.113.2", "shoes", "ÉLÉ", "1", "tulip.example/x", "0000", "t otter",
                "VERA",
            ])
        }
        return filter
    }

    mutating func order() -> SortOrder {
        SortOrder(by: pick(SortKey.allCases), descending: pick([true, false]))
    }

    mutating func window() -> Window? {
        Window(offset: pick([0, 0, 0, 5, 40]), count: pick([3, 10, 50, 200]))
    }
}

extension VisitorStatus {
    fileprivate var hasOpenQueue: Bool { self == .waitingForChat || self == .chatting }
}
