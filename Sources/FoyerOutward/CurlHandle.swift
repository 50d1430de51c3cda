import CCurl

/// A transfer of libcurl; freed with its last reference. Used by one thread.
final class CurlHandle {
    private let handle: UnsafeMutableRawPointer
    private let errorBuffer: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    /// The first option that libcurl refused.
    private var refusal: CURLcode?

    /// - Throws: `CurlUnavailable` if libcurl is not installed, or out of memory.
    init() throws(CurlUnavailable) {
        if let reason = foyer_curl_load() { throw CurlUnavailable(reason: String(cString: reason)) }
        guard let handle = foyer_curl_open() else { throw CurlUnavailable(reason: "out of memory") }
        self.handle = handle
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        check(foyer_curl_set_error_buffer(handle, errorBuffer))
        // Signals are not for libraries of a threaded process.
        set(CURLOPT_NOSIGNAL, 1)
        // An environment variable decides nothing about where Foyer connects.
        set(CURLOPT_NOPROXY, "*")
    }

    deinit {
        foyer_curl_close(handle)
        for list in lists { foyer_curl_free_list(list) }
        errorBuffer.deallocate()
    }

    func set(_ option: CURLoption, _ value: Int) { check(foyer_curl_set_long(handle, option, value)) }

    /// The text is copied.
    func set(_ option: CURLoption, _ value: String) { check(foyer_curl_set_text(handle, option, value)) }

    func set(_ option: CURLoption, list values: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values { list = foyer_curl_append(list, value) ?? list }
        guard let list else { return }
        lists.append(list)
        check(foyer_curl_set_list(handle, option, list))
    }

    /// - Parameter trace: lives until `perform` returns
    func trace(to trace: MailTrace) {
        check(
            foyer_curl_set_tracer(
                handle,
                { _, kind, data, size, context in
                    guard let data, let context else { return 0 }
                    let bytes = UnsafeRawBufferPointer(start: data, count: size)
                    Unmanaged<MailTrace>.fromOpaque(context).takeUnretainedValue().record(kind, bytes)
                    return 0
                }, Unmanaged.passUnretained(trace).toOpaque()))
    }

    /// - Parameter source: lives until `perform` returns
    func read(from source: ByteSource) {
        check(
            foyer_curl_set_reader(
                handle,
                { buffer, size, count, context in
                    guard let buffer, let context else { return 0 }
                    let target = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
                    return Unmanaged<ByteSource>.fromOpaque(context).takeUnretainedValue().copy(to: target)
                }, Unmanaged.passUnretained(source).toOpaque()))
    }

    /// Runs the transfer on this thread.
    /// - Returns: nil if it succeeded.
    func perform() -> Fault? {
        let code = refusal ?? foyer_curl_perform(handle)
        guard code != CURLE_OK else { return nil }
        let words = String(cString: errorBuffer)
        var reply = 0
        _ = foyer_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &reply)
        return Fault(
            code: code, words: words.isEmpty ? String(cString: foyer_curl_words(code)) : words, reply: reply)
    }

    /// Why a transfer failed.
    struct Fault {
        let code: CURLcode
        let words: String
        /// The status of the server's last reply; 0 if there was none.
        let reply: Int
    }

    private func check(_ code: CURLcode) {
        if code != CURLE_OK { refusal = refusal ?? code }
    }
}
