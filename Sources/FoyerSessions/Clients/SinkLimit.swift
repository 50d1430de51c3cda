import FoyerCore
import FoyerRealtime

/// How much may be queued for a client that reads slowly.
public enum SinkLimit {
    /// 32 KiB per visitor: a hundred messages beyond what the kernel buffers; a disconnected client resumes
    /// from the store. Including one frame that exceeds it and the overhead of queued frames, a slow client
    /// needs less than 64 KiB.
    public static let visitor = 32 * 1_024
    /// 1 MiB per agent: several full windows of the list.
    public static let agent = 1_024 * 1_024
}
