// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: Swift 6 mode, explicit existentials and imports, and no warning left standing.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func ours(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ subject: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: "\(subject)Tests",
        dependencies: [.byName(name: subject), "TestSupport"] + dependencies,
        swiftSettings: settings
    )
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
func nio(_ module: String) -> Target.Dependency { .product(name: module, package: "swift-nio") }

/// The commit that is built, for `foyer --version`; nothing when this is no checkout of git.
let commit = Context.gitInformation.map {
    String($0.currentCommit.prefix(12)) + ($0.hasUncommittedChanges ? "+" : "")
}

/// Release binaries are linked by lld: it packs relocations, 2.8 MB that every start reads and that stay in memory otherwise, and
/// merges equal functions. The packed form needs glibc 2.36 (Debian 12) or later.
let releaseLinking: [LinkerSetting] = [
    .unsafeFlags(
        ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--icf=safe"],
        .when(platforms: [.linux], configuration: .release))
]

let package = Package(
    name: "foyer",
    dependencies: [
        // Without its default traits Hummingbird needs no swift-configuration.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1",
            traits: ["FullFoundation"]),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // rules
        ours("FoyerCore", []),
        // the live list as a data structure
        ours("FoyerBoard", ["FoyerCore"]),
        // memory and shapes
        ours("FoyerWire", ["FoyerCore", "FoyerBoard"]),
        ours("FoyerStore", ["FoyerCore"]),
        ours("FoyerRealtime", ["FoyerCore", "FoyerBoard"]),
        // use cases
        ours("FoyerService", ["FoyerCore", "FoyerBoard", "FoyerStore", "FoyerRealtime", logging]),
        // conversations with clients, whatever carries them
        ours(
            "FoyerSessions",
            ["FoyerCore", "FoyerBoard", "FoyerWire", "FoyerStore", "FoyerRealtime", "FoyerService", logging]),
        // the REST API as values, whatever carries it
        ours("FoyerAPI", ["FoyerCore", "FoyerWire", "FoyerStore", "FoyerService", "FoyerSessions"]),
        // the one composition, without edges
        ours(
            "FoyerServer",
            [
                "FoyerCore", "FoyerBoard", "FoyerStore", "FoyerRealtime", "FoyerService", "FoyerSessions",
                "FoyerAPI", logging,
            ]),
        // counters and durations, as Prometheus reads them
        ours("FoyerMetrics", []),
        // edges: one foreign thing each
        ours("FoyerWork", ["FoyerStore"]),
        ours(
            "FoyerSQLite",
            [
                "FoyerCore", "FoyerMetrics", "FoyerStore", "FoyerWork",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "CLibPQ"),
        .target(name: "CCurl"),
        ours("FoyerOutward", ["FoyerCore", "FoyerService", "CCurl"]),
        ours("FoyerPostgres", ["FoyerCore", "FoyerMetrics", "FoyerStore", "FoyerWork", "CLibPQ"]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        ours("FoyerSodium", ["FoyerCore", "FoyerService", "CSodium"]),
        ours("FoyerLookups", ["FoyerCore", "FoyerService", "Yams"]),
        ours(
            "FoyerHTTP",
            [
                "FoyerCore", "FoyerMetrics", "FoyerWire", "FoyerRealtime", "FoyerSessions", "FoyerAPI",
                hummingbird, hummingbirdCore, logging, nio("NIOCore"), nio("NIOPosix"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        ours(
            "FoyerSockets",
            [
                "FoyerCore", "FoyerWire", "FoyerRealtime", "FoyerService", "FoyerSessions", hummingbirdCore,
                logging,
                nio("NIOCore"), nio("NIOPosix"), nio("NIOHTTP1"), nio("NIOWebSocket"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(name: "CClock"),
        .target(
            name: "CBuild",
            cSettings: commit.map { [.define("FOYER_COMMIT", to: "\"\($0)\"")] } ?? []),
        // the process
        .executableTarget(
            name: "foyer",
            dependencies: [
                "CBuild", "CClock",
                "FoyerCore", "FoyerMetrics", "FoyerWork", "FoyerWire", "FoyerStore", "FoyerRealtime",
                "FoyerService", "FoyerSessions",
                "FoyerAPI", "FoyerServer", "FoyerSQLite", "FoyerPostgres",
                "FoyerSodium", "FoyerLookups", "FoyerOutward", "FoyerHTTP", "FoyerSockets", hummingbird,
                hummingbirdCore,
                logging,
                nio("NIOCore"), nio("NIOPosix"), nio("NIOHTTP1"), nio("NIOWebSocket"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings,
            linkerSettings: releaseLinking
        ),
        // the sockets alone, for tests of the protocol; no product
        .executableTarget(
            name: "conformance",
            dependencies: [
                "FoyerRealtime", "FoyerSessions", "FoyerSockets", hummingbirdCore, logging,
                nio("NIOCore"), nio("NIOPosix"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        // tests
        .target(
            name: "TestSupport",
            dependencies: [
                "FoyerCore", "FoyerStore", "FoyerSQLite", "FoyerPostgres", "FoyerRealtime", "FoyerService",
                "FoyerSessions", "FoyerServer",
            ],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        // the core under a virtual clock, scheduler, network and disk (bin/simulate); no product
        .executableTarget(
            name: "simulation",
            dependencies: [
                "FoyerCore", "FoyerBoard", "FoyerWire", "FoyerStore", "FoyerRealtime", "FoyerService",
                "FoyerSessions", "FoyerServer", "FoyerSQLite", "TestSupport",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Tests/Simulation",
            swiftSettings: settings
        ),
        .testTarget(
            name: "FoyerSimulationTests", dependencies: ["simulation"], swiftSettings: settings),
        tests("FoyerCore", []),
        tests("FoyerBoard", ["FoyerCore"]),
        tests("FoyerWire", ["FoyerCore", "FoyerBoard"]),
        tests("FoyerStore", ["FoyerCore", "FoyerSQLite", "FoyerPostgres", "FoyerWork"]),
        tests("FoyerRealtime", ["FoyerCore", "FoyerBoard"]),
        tests(
            "FoyerService",
            [
                "FoyerCore", "FoyerBoard", "FoyerStore", "FoyerSQLite", "FoyerRealtime", "FoyerServer",
                "FoyerSodium",
            ]),
        tests(
            "FoyerSessions",
            [
                "FoyerCore", "FoyerBoard", "FoyerWire", "FoyerStore", "FoyerSQLite", "FoyerRealtime",
                "FoyerService",
            ]
        ),
        tests(
            "FoyerAPI",
            [
                "FoyerCore", "FoyerWire", "FoyerStore", "FoyerRealtime", "FoyerService", "FoyerSessions",
                "FoyerServer",
            ]),
        tests("FoyerMetrics", []),
        tests("FoyerSodium", ["CSodium", "FoyerCore"]),
        tests("FoyerLookups", ["FoyerCore"]),
        tests("FoyerOutward", ["FoyerCore", "FoyerService"]),
        tests(
            "FoyerSockets",
            [
                "FoyerCore", "FoyerMetrics", "FoyerWire", "FoyerRealtime", "FoyerSessions", "FoyerAPI",
                "FoyerHTTP",
                hummingbird,
                logging,
                nio("NIOCore"),
                nio("NIOPosix"), nio("NIOEmbedded"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
    ]
)
