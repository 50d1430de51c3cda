import FoyerCore
@testable import FoyerService
import Testing

struct AttemptsTests {
    @Test func `after ten wrong passwords a minute must pass`() {
        var attempts = Attempts()
        let start = Instant(milliseconds: 0)
        for _ in 0..<Attempts.limit {
            #expect(attempts.wait(for: ["maria"], at: start) == nil)
            attempts.note(["maria"], at: start)
        }

        #expect(attempts.wait(for: ["maria"], at: start + .seconds(20)) == .seconds(40))
        #expect(attempts.wait(for: ["ben"], at: start) == nil)
        #expect(attempts.wait(for: ["maria"], at: start + .seconds(60)) == nil)
    }
}
