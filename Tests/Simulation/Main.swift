import FoyerCore
import FoyerStore
import Foundation

/// `simulation [--seeds N] [--from SEED] [--steps N] [--seed S] [--trace] [--fault NAME]`: prints one line per seed, and exits
/// with 1 at the first broken promise.
@main
struct Main {
    var from: UInt64 = 1
    var seeds: UInt64 = 100
    var steps = 2_500
    var isTraced = false
    var fault: Fault?

    static func main() {
        makeDeterministic()
        Pool.install()
        do {
            let options = try Main(Array(CommandLine.arguments.dropFirst()))
            exit(try options.run() ? 0 : 1)
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(2)
        }
    }

    struct Usage: Error, CustomStringConvertible {
        let description =
            "usage: simulation [--seeds N] [--from SEED] [--steps N] [--seed S] [--trace] [--fault NAME]"
    }

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            if option == "--trace" {
                isTraced = true
                continue
            }
            if option == "--fault", let fault = rest.popFirst().flatMap({ Fault(rawValue: $0) }) {
                self.fault = fault
                continue
            }
            guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { throw Usage() }
            switch option {
            case "--seeds": seeds = value
            case "--from": from = value
            case "--seed": (from, seeds) = (value, 1)
            case "--steps": steps = Int(clamping: value)
            default: throw Usage()
            }
        }
    }

    /// - Returns: whether every promise was kept.
    private func run() throws -> Bool {
        let template = try Self.template()
        for seed in from..<from + seeds {
            let run = try Run(seed: seed, template: template, isTraced: isTraced, fault: fault)
            let broken = run.finish(steps: steps)
            let sent =
                run.browsers.reduce(0) { $0 + $1.sent.count } + run.consoles.reduce(0) { $0 + $1.sent.count }
            print(
                "seed \(seed) steps \(run.world.steps) commits \(run.disk.commits) sent \(sent)"
                    + " crashes \(run.counts.crashes) cuts \(run.counts.cuts) faults \(run.counts.diskFaults)"
                    + " hash \(String(run.world.history.hash, radix: 16))")
            if let broken {
                print("seed \(seed) after \(run.world.time / 1_000) ms: \(broken)")
                return false
            }
        }
        return true
    }

    /// The database at the start of every run.
    private static func template() throws -> Database {
        let database = try Database()
        let world = World(seed: 0)
        Pool.world = world
        defer { Pool.world = nil }
        let disk = Disk(world, database)
        Task {
            do {
                try await Store(disk).migrate(at: world.now)
                try await Store(disk).write { db in try Town.furnish(db) }
            } catch {
                world.fail("the initial database cannot be created: \(error)")
            }
        }
        while world.step() {}
        if let broken = world.broken { throw Failure(description: broken) }
        return database
    }

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Makes the order of Swift's dictionaries reproducible. The environment variable is read only at the start of a process.
    private static func makeDeterministic() {
        let name = "SWIFT_DETERMINISTIC_HASHING"
        guard getenv(name) == nil else { return }
        setenv(name, "1", 1)
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        execv("/proc/self/exe", &arguments)
    }
}
