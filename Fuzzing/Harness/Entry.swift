import Glibc

/// All targets, by name.
private let targets: [Target] = [
    frames, text, json, visitor, agent, bans, flows, headers, addresses, browsers, words, pages, search, ids, tables,
]

/// The target that `FOYER_FUZZ` names.
private let target: Target = {
    let wanted = getenv("FOYER_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = targets.first(where: { $0.name == wanted }) else {
        complain("FOYER_FUZZ must be one of: \(targets.map { $0.name }.joined(separator: " "))")
        exit(2)
    }
    return target
}()

/// Called by libFuzzer first; also handles the two modes that do not fuzz.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    if getenv("FOYER_FUZZ_LIST") != nil {
        print(targets.map { $0.name }.joined(separator: "\n"))
        exit(0)
    }
    if getenv("FOYER_FUZZ_COST") != nil {
        exit(Cost.grows(of: targets) ? 1 : 0)
    }
    return 0
}

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
