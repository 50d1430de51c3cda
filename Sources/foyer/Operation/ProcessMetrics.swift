import FoyerMetrics
import Foundation

/// Memory, processor time and files of this process, with the names that Prometheus' client libraries use. Read from `/proc` when asked.
enum ProcessMetrics {
    /// Unix time in seconds, to compute how long the process has been running.
    private static let start = Date().timeIntervalSince1970

    /// Called at the start.
    static func begin() { _ = start }

    static var all: [Metric] {
        var metrics = [
            Metric(
                "process_start_time_seconds", .gauge, "When the server was started, in seconds since 1970.",
                start)
        ]
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            metrics.append(
                Metric(
                    "process_cpu_seconds_total", .counter, "Processor time.",
                    seconds(usage.ru_utime) + seconds(usage.ru_stime)))
        }
        if let pages = residentPages {
            metrics.append(
                Metric(
                    "process_resident_memory_bytes", .gauge, "Memory in use.",
                    Double(pages * sysconf(Int32(_SC_PAGESIZE)))))
        }
        if let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            metrics.append(Metric("process_open_fds", .gauge, "Open files.", Double(files.count)))
        }
        if let limit = OpenFiles.limit {
            metrics.append(Metric("process_max_fds", .gauge, "Open files at most.", Double(limit.soft)))
        }
        return metrics
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    /// The second number of `/proc/self/statm` (proc(5)).
    private static var residentPages: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let numbers = text.split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) : nil
    }
}
