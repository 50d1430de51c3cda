import Foundation
import Testing

/// Runs the program `simulation`, one process per run: Swift takes the seed of its dictionaries only from the environment at the
/// start.
@Suite struct SimulationTests {
    /// Seeds that once showed a fault, with a description of it.
    static let faults: [(seed: Int, steps: Int, what: String)] = [
        (1, 2_500, "a console that watched right after its hello was never sent a list"),
        (5, 2_500, "a visitor who moved up before the first sweep was never sent the new position"),
        (70, 2_500, "a chat refused during a console's welcome stayed there as waiting"),
        (418, 2_500, "an agent who had transferred a chat received later messages"),
        (497, 1_000, "an ended invitation reappeared on a console"),
        (499, 2_500, "the second of two concurrent bans was answered before the row was gone"),
        (7_203, 2_500, "a chat of a visitor banned while the disk was full stayed open"),
        (6_601, 2_500, "a page received a message that it had fetched"),
        (6_650, 2_500, "a console was sent a chat that had just been transferred"),
        (21_288, 2_500, "a visitor without a known address was banned by address"),
        (26_917, 2_500, "a visitor who returned before their visit was written began a new one"),
        (3_931, 2_500, "the visit of a banned visitor was lost"),
        (33_294, 2_500, "a visitor who returned as the chat was missed was listed as waiting"),
        (82_056, 2_500, "a late release undid a later capture on the list"),
        (87_330, 2_500, "a visit written during a query for it was not found"),
        (63_856, 2_500, "an invitation that ended while the store could not be read stayed on a console"),
        (6_004, 2_500, "an accepted chat was published as waiting afterwards"),
        (1_949, 1_000, "a chat that returned to its queue was not sent its new position"),
    ]

    @Test(arguments: zip(faults.map(\.seed), faults.map(\.steps)))
    func `a seed that once showed a fault passes`(seed: Int, steps: Int) async throws {
        let run = try await simulate("--seed", "\(seed)", "--steps", "\(steps)")
        #expect(run.status == 0, "\(run.output)")
    }

    /// Injected faults with texts that the report must contain. Which check notices a fault first depends on the history.
    static let injected: [(fault: String, words: [String])] = [
        ("forgetfulDisk", ["not on disk", "nothing on disk", "is listed in version"]),
        ("lostMessage", ["a gap in the numbers", "its transcript says"]),
        ("secondChat", ["two open chats"]), ("falseSpeaker", ["its transcript says"]),
        ("forgottenBan", ["is banned, and"]), ("overload", ["has room for"]),
        ("hastyLeave", ["is shown as gone"]), ("hastyEnd", ["and the chat ended for it"]),
        ("staleRow", ["stored as"]), ("falseCapture", ["is listed as captured"]),
        ("droppedMessage", ["receives"]),
        ("droppedChat", ["shows"]), ("droppedInvitation", ["shows invitation"]),
        ("droppedListChange", ["shows", "counts"]), ("droppedSent", ["but not", "still activity"]),
        ("doubledMessage", ["receives"]), ("miscounted", ["counts"]), ("leakedNote", ["for agents only"]),
        ("forgottenRight", ["without permission"]),
    ]

    @Test(arguments: zip(injected.map(\.fault), injected.map(\.words)))
    func `an injected fault is found`(fault: String, words: [String]) async throws {
        let run = try await simulate("--fault", fault, "--seeds", "300", "--steps", "1500")

        #expect(run.status == 1)
        #expect(words.contains { run.output.contains($0) }, "\(run.output.suffix(400))")
    }

    @Test func `randomness from outside the seed changes the history`() async throws {
        let first = try await simulate("--fault", "chance", "--seed", "2001")
        let second = try await simulate("--fault", "chance", "--seed", "2001")

        #expect(hash(in: first.output) != hash(in: second.output))
    }

    @Test func `the same seed has the same history`() async throws {
        let first = try await simulate("--from", "2001", "--seeds", "3")
        let second = try await simulate("--from", "2001", "--seeds", "3")

        #expect(first.status == 0, "\(first.output)")
        #expect(first.output.contains("hash"))
        #expect(first.output == second.output)
    }

    @Test func `another seed has another history`() async throws {
        let first = try await simulate("--seed", "2001")
        let second = try await simulate("--seed", "2002")

        #expect(hash(in: first.output) != hash(in: second.output))
    }

    private func hash(in output: String) -> Substring? {
        output.split(separator: " ").last
    }

    private func simulate(_ arguments: String...) async throws -> (status: Int32, output: String) {
        let process = Process()
        // Built together with the tests.
        process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appending(
            path: "simulation")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}
