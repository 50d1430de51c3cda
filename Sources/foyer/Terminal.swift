import Foundation

/// Standard input, if it is a terminal.
enum Terminal {
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

    /// Whether standard error, where the log goes, is one.
    static var isErrorInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// A line of standard input, without echo.
    static func readSecret() -> String? {
        guard isInteractive else { return readLine() }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() }
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            Output.errorLine("")
        }
        return readLine()
    }
}
