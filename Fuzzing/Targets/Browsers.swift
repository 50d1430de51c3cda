@testable import FoyerLookups
import Glibc

/// User agents by the rules of uap-core: results are stable, and come within an acceptable time.
let browsers = Target(
    name: "browsers",
    check: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let start = seconds
        let name = BrowserRules.shared.name(of: text)
        let took = seconds - start
        expect(took < 0.25, "\(took) s of processor time")
        expect(BrowserRules.shared.name(of: text) == name, "another name the second time")
        expect(name.browser.utf8.count <= 600 && name.system.utf8.count <= 600, "a name longer than the text")
        expect(!name.browser.contains("$1") || text.contains("$1"), "a rule shows through: \(name)")
    },
    worst: [
        Worst("letters", repeating: "a") { BrowserRules.run($0) },
        Worst("a browser's name", "Mozilla/5.0 (", repeating: "Linux; ") { BrowserRules.run($0) },
        Worst("numbers", "Mozilla/", repeating: "1.") { BrowserRules.run($0) },
        Worst("blanks", repeating: " ") { BrowserRules.run($0) },
    ]
)

/// Processor seconds of this thread.
private var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private enum BrowserRules {
    static let shared: UserAgentRules = {
        do {
            return try UserAgentRules(path: "/usr/share/uap-core/regexes.yaml")
        } catch {
            complain("\(error); bin/setup installs it")
            exit(3)
        }
    }()

    /// New for each input, since results are cached.
    static func run(_ bytes: [UInt8]) {
        var other = bytes
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        var moment = time.tv_nsec / 100
        for place in 0..<6 {
            other[place] = UInt8(ascii: "A") + UInt8(moment % 26)
            moment /= 26
        }
        _ = shared.name(of: String(decoding: other, as: UTF8.self))
    }
}
