import Foundation

/// The file with the server's secret, readable only by its owner. Without it all sessions and visitors'
/// tokens become invalid.
public enum SecretFile {
    /// The key in the file at `path`; created if there is no file and nothing depends on one.
    /// - Parameters:
    ///   - isInUse: whether something was signed with the key: then a new one is made only on request.
    ///   - isNew: whether to make a new key, whatever file is there.
    public static func load(at path: String, isInUse: Bool = false, isNew: Bool = false)
        throws(SecretFileError)
        -> SecretKey
    {
        if isNew {
            guard unlink(path) == 0 || errno == ENOENT else { throw fault(path) }
        } else if let key = try read(path) {
            return key
        } else if isInUse {
            throw SecretFileError(path: path, reason: "it is missing, though it is in use; \(Self.remedy)")
        }
        try make(path)
        guard let key = try read(path) else { throw SecretFileError(path: path, reason: "it vanished") }
        return key
    }

    /// The key in the file at `path`; nil if there is no file. Changes nothing.
    /// - Throws: when the file cannot be used, or others may read it.
    public static func existing(at path: String) throws(SecretFileError) -> SecretKey? { try read(path) }

    /// What to do about an unusable key.
    private static let remedy =
        "restore it from a backup, or start once with --new-secret-key (agents log in again, every visitor becomes a new one, "
        + "and bans by visitor ID stop nobody)"

    /// A key that other users of the machine can read is not secret: with a copy of it they can impersonate
    /// every visitor.
    private static func requireSecret(_ file: Int32, _ path: String) throws(SecretFileError) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw fault(path) }
        guard status.st_mode & 0o007 == 0 else {
            let mode = String(status.st_mode & 0o777, radix: 8)
            throw SecretFileError(
                path: path,
                reason:
                    "every user of this machine can use it (mode \(mode)); run chmod 600 on it, or, if somebody may have "
                    + "copied it, start once with --new-secret-key")
        }
    }

    private static func read(_ path: String) throws(SecretFileError) -> SecretKey? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0, errno == ENOENT { return nil }
        guard file >= 0 else { throw fault(path) }
        defer { close(file) }
        try requireSecret(file, path)
        // One byte more than expected, to notice a longer file.
        var bytes = [UInt8](repeating: 0, count: SecretKey.size + 1)
        let count = Foundation.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw fault(path) }
        guard let key = SecretKey(Array(bytes.prefix(count))) else {
            let found = count > SecretKey.size ? "more" : "\(count)"
            throw SecretFileError(
                path: path,
                reason: "it must have \(SecretKey.size) bytes and has \(found); \(Self.remedy)")
        }
        guard bytes.contains(where: { $0 != 0 }) else {
            throw SecretFileError(path: path, reason: "it has nothing but zeros; \(Self.remedy)")
        }
        return key
    }

    /// Written under another name and linked when complete: a crash leaves no partial key, and of two servers
    /// that start at once both read the key of the first.
    private static func make(_ path: String) throws(SecretFileError) {
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fault(path) }
        defer {
            close(file)
            unlink(draft)
        }
        let key = SecretKey.random()
        guard write(file, key.bytes, SecretKey.size) == SecretKey.size, fsync(file) == 0 else {
            throw fault(path)
        }
        guard link(draft, path) == 0 || errno == EEXIST else { throw fault(path) }
        syncFolder(of: path)
    }

    /// So that a power failure cannot remove the file's name. Some file systems do not support it; the key is
    /// usable without.
    private static func syncFolder(of path: String) {
        let folder = open(
            URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func fault(_ path: String) -> SecretFileError {
        SecretFileError(path: path, reason: String(cString: strerror(errno)))
    }
}
