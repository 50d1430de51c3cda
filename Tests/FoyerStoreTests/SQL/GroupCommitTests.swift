import FoyerSQLite
import FoyerStore
import Foundation
import Synchronization
import TestSupport
import Testing

private struct Refused: Error {}

@Suite struct GroupCommitTests {
    @Test func `a write that throws rolls back only its own changes`() async throws {
        let driver = try await numbers()
        let group = Group(on: driver)

        for number in 0..<10 {
            group.submit { db in
                try db.change("INSERT INTO number (value) VALUES (\(number))")
                if number % 3 == 0 { throw Refused() }
            }
        }
        let results = try await group.results()

        #expect(results.map { $0 == nil } == (0..<10).map { $0 % 3 != 0 })
        #expect(try await driver.numbers == [1, 2, 4, 5, 7, 8])
    }

    @Test func `a closure that ignores a failed statement fails`() async throws {
        let driver = try await numbers()
        try await driver.add(1)
        let twice = await failure {
            try await driver.write { db in
                try db.run("INSERT INTO number (value) VALUES (2)")
                _ = try? db.run("INSERT INTO number (value) VALUES (1)")
            }
        }
        guard case .conflict = twice else { return #expect(Bool(false), "\(String(describing: twice))") }
        #expect(try await driver.numbers == [1])
    }

    @Test func `writes run and complete in the order in which they are submitted`() async throws {
        let driver = try TestDatabase.open()
        try await driver.write { db in
            try db.run(script: "CREATE TABLE entry (position INTEGER PRIMARY KEY, number INTEGER)")
        }
        let completed = Mutex<[Int]>([])

        for number in 0..<2_500 {
            driver.submit(
                { db in try db.change("INSERT INTO entry (number) VALUES (\(number))") },
                completion: { _ in completed.withLock { $0.append(number) } }
            )
        }
        try await eventually("every completion") { completed.withLock { $0.count } == 2_500 }

        #expect(completed.withLock { $0 } == Array(0..<2_500))
        let stored = try await driver.read { db in
            try db.all("SELECT number FROM entry ORDER BY position") { row -> Int in try row.integer("number")
            }
        }
        #expect(stored == Array(0..<2_500))
    }

    @Test func `each of two hundred concurrent writers reads its own write`() async throws {
        let folder = try TemporaryFolder()
        let driver = try await numbers(in: folder)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<200 {
                group.addTask {
                    for turn in 0..<20 {
                        let number = writer * 20 + turn
                        try await driver.add(number)
                        let found = try await driver.read { db in
                            try db.run("SELECT 1 FROM number WHERE value = \(number)").count
                        }
                        #expect(found == 1)
                    }
                }
            }
            try await group.waitForAll()
        }

        #expect(try await driver.numbers.count == 4_000)
    }

    @Test func `a group that does not fit on the disk fails as a whole, and later groups succeed`()
        async throws
    {
        let folder = try TemporaryFolder()
        let driver = try await numbers(in: folder)
        try await driver.write { db in
            try db.run(script: "CREATE TABLE page (content TEXT); PRAGMA max_page_count = 10")
        }
        let group = Group(on: driver)

        for number in 0..<5 { group.submit { db in try db.change("INSERT INTO number VALUES (\(number))") } }
        group.submit { db in
            try db.change("INSERT INTO page VALUES (\(String(repeating: "x", count: 90_000)))")
        }
        for number in 5..<8 { group.submit { db in try db.change("INSERT INTO number VALUES (\(number))") } }
        let results = try await group.results()

        #expect(results.count == 9)
        for error in results {
            guard let error = error as? StoreError, case .unavailable = error else {
                Issue.record("not unavailable: \(String(describing: error))")
                continue
            }
        }
        #expect(try await driver.numbers == [])
        try await driver.add(42)
        #expect(try await driver.numbers == [42])
    }

    @Test func `a foreign key violation found at the commit fails only its own write`() async throws {
        let driver = try await numbers()
        try await driver.write { db in
            try db.run(
                script: "CREATE TABLE child (number INTEGER REFERENCES number DEFERRABLE INITIALLY DEFERRED)")
        }
        let group = Group(on: driver)

        group.submit { db in try db.change("INSERT INTO number VALUES (1)") }
        group.submit { db in try db.change("INSERT INTO child VALUES (99)") }
        group.submit { db in
            try db.change("INSERT INTO child VALUES (2)")
            try db.change("INSERT INTO number VALUES (2)")
        }
        let results = try await group.results()

        #expect(results.map { $0 == nil } == [true, false, true])
        #expect(try await driver.numbers == [1, 2])
    }

    @Test func `the writer pauses after a small group, but not after a single write or a large group`()
        async throws
    {
        let rests = Mutex(0)
        let driver = try SQLiteDriver.inMemory(rest: { rests.withLock { $0 += 1 } })

        for count in [1, 2, 63, 64, 1] {
            let group = Group(on: driver)  // held by a single write
            for _ in 0..<count { group.submit { _ in } }
            _ = try await group.results()
        }
        try await driver.write { _ in }

        #expect(rests.withLock { $0 } == 2)
    }

    @Test func `writes beyond the queue's limit are refused at once`() async throws {
        let driver = try await numbers()
        let group = Group(on: driver)

        for _ in 0..<60_000 { group.submit { _ in } }
        let refused = group.finished
        let results = try await group.results()

        #expect(refused > 0)
        #expect(results.count { $0 != nil } == refused)
        try await driver.add(1)
    }

    @Test func `acknowledged writes survive the death of the process`() async throws {
        let folder = try TemporaryFolder()
        let left = try TemporaryFolder()
        let driver = try await numbers(in: folder)
        for number in 0..<300 { try await driver.add(number) }

        // As after a kill: nothing closed, no checkpoint of the log.
        for file in ["foyer.db", "foyer.db-wal"] {
            try FileManager.default.copyItem(atPath: folder.path(file), toPath: left.path(file))
        }

        let found = try SQLiteDriver(path: left.path("foyer.db"))
        #expect(try await found.numbers == Array(0..<300))
        let check = try await found.read { db in try db.run("PRAGMA integrity_check") }
        #expect(try check.map { try $0.text("integrity_check") } == ["ok"])
    }

    @Test func `closing completes the queued writes`() async throws {
        let folder = try TemporaryFolder()
        let driver = try await numbers(in: folder)
        let completed = Mutex(0)

        for number in 0..<3_000 {
            driver.submit(
                { db in try db.change("INSERT INTO number VALUES (\(number))") },
                completion: { result in if case .success = result { completed.withLock { $0 += 1 } } }
            )
        }
        try driver.close()

        #expect(completed.withLock { $0 } == 3_000)
        #expect(try await SQLiteDriver(path: folder.path("foyer.db")).numbers.count == 3_000)
    }
}

/// Writes that share one commit: the writer is held until all of them are submitted.
private final class Group: Sendable {
    private let driver: any SQLDriver
    private let gate = DispatchSemaphore(value: 0)
    private let state = Mutex<(submitted: Int, errors: [Int: (any Error)?])>((0, [:]))

    init(on driver: any SQLDriver) {
        self.driver = driver
        let running = DispatchSemaphore(value: 0)
        driver.submit(
            { [gate] _ in
                running.signal()
                gate.wait()
            },
            completion: { _ in }
        )
        running.wait()
    }

    func submit(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) {
        let position = state.withLock { state in
            state.submitted += 1
            return state.submitted
        }
        driver.submit(body) { [self] result in
            state.withLock { state in
                if case .failure(let error) = result {
                    state.errors[position] = .some(error)
                } else {
                    state.errors[position] = .some(nil)
                }
            }
        }
    }

    var finished: Int { state.withLock { $0.errors.count } }

    /// Releases the writer, and returns the failure of each write in the order of submission.
    func results() async throws -> [(any Error)?] {
        gate.signal()
        try await eventually("all writes to finish") { state.withLock { $0.errors.count == $0.submitted } }
        return state.withLock { state in state.errors.sorted { $0.key < $1.key }.map(\.value) }
    }
}
