@_spi(ExperimentalCustomExecutors) import _Concurrency
import FoyerRealtime

/// Replaces Swift's thread pool in this process: tasks without an executor of their own run when the world schedules them, one
/// at a time, on one thread.
///
/// Sleeping is not supported and ends the process: time passes only in the world.
final class Pool: TaskExecutor {
    /// The current run. Only the simulation's one thread reads and writes it (`World`).
    nonisolated(unsafe) static var world: World?
    static let shared = Pool()

    /// Must be called before the first task is created.
    static func install() { _createExecutors(factory: Factory.self) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        guard let world = Self.world else { return }
        world.after(world.dice.schedulingDelay(), "job", ofServer: true) {
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }

    private struct Factory: ExecutorFactory {
        static var mainExecutor: any MainExecutor { Idle.shared }
        static var defaultExecutor: any TaskExecutor { Pool.shared }
    }

    /// Foyer runs nothing on the main actor.
    private final class Idle: MainExecutor {
        static let shared = Idle()
        func run() throws {}
        func stop() {}
        func enqueue(_ job: consuming ExecutorJob) { Pool.shared.enqueue(job) }
    }
}

extension Dice {
    /// The time that work waits for a processor, in microseconds: mostly very short, sometimes long, rarely as on a stalled
    /// machine.
    mutating func schedulingDelay() -> Int64 {
        switch pick(0...999) {
        case ..<700: pick(0...20)
        case ..<950: pick(0...2_000)
        case ..<998: pick(0...40_000)
        default: pick(0...1_500_000)
        }
    }
}

/// A serial queue, like a thread of its own. It runs on the one thread of its `World`; hence unchecked.
final class Lane: @unchecked Sendable {
    private let world: World
    private let name: StaticString
    private var waiting: [() -> Void] = []
    private var isBusy = false

    init(_ world: World, _ name: StaticString) {
        self.world = world
        self.name = name
    }

    func add(_ work: @escaping () -> Void) {
        waiting.append(work)
        guard !isBusy else { return }
        isBusy = true
        schedule()
    }

    private func schedule() {
        world.after(world.dice.schedulingDelay(), name, ofServer: true) { [self] in
            let work = waiting.removeFirst()
            work()
            if waiting.isEmpty { isBusy = false } else { schedule() }
        }
    }
}

/// An event loop of the server: runs the work of its sockets and the tasks of their sessions.
///
/// Runs on the one thread of its `World`; hence unchecked.
final class Loop: Outlet, TaskExecutor, @unchecked Sendable {
    private let lane: Lane
    /// The order in which its sessions were opened, since a set of them has no reproducible order.
    private var numbers: [ObjectIdentifier: Int] = [:]

    init(_ world: World) { lane = Lane(world, "loop") }

    func know(_ session: AnyObject, as number: Int) { numbers[ObjectIdentifier(session)] = number }
    func forget(_ session: AnyObject) { numbers[ObjectIdentifier(session)] = nil }

    func run(_ work: @escaping () -> Void) { lane.add(work) }

    func deliver(_ notice: HubEvent, to listeners: [any Listener]) {
        let sorted = listeners.map { (numbers[ObjectIdentifier($0)] ?? 0, $0) }.sorted { $0.0 < $1.0 }
        lane.add { for (_, listener) in sorted { listener.handle(notice) } }
    }

    var executor: (any TaskExecutor)? { self }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        lane.add { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
