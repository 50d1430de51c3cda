/// Encodes international names in ASCII (RFC 3492), as browsers send them.
enum Punycode {
    private static let base: UInt32 = 36
    private static let tMin: UInt32 = 1
    private static let tMax: UInt32 = 26
    private static let skew: UInt32 = 38
    private static let damp: UInt32 = 700
    private static let initialBias: UInt32 = 72
    private static let initialN: UInt32 = 128

    /// One label of a host name: `xn--…` if it has non-ASCII characters, else unchanged.
    /// A label that is too long is returned unchanged; the length check refuses it.
    static func label(_ text: Substring) -> String {
        let input = text.unicodeScalars.map(\.value)
        guard input.count <= 63, input.contains(where: { $0 >= initialN }) else { return String(text) }
        var output = String(String.UnicodeScalarView(text.unicodeScalars.filter(\.isASCII)))
        let basic = UInt32(output.utf8.count)
        if basic > 0 { output += "-" }
        var (n, delta, bias, handled) = (initialN, UInt32(0), initialBias, basic)
        while handled < UInt32(input.count) {
            guard let next = input.filter({ $0 >= n }).min() else { break }
            delta += (next - n) * (handled + 1)
            n = next
            for value in input {
                if value < n { delta += 1 }
                guard value == n else { continue }
                output += digits(of: delta, bias)
                bias = adapt(delta, points: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            n += 1
        }
        return "xn--" + output
    }

    private static func digits(of delta: UInt32, _ bias: UInt32) -> String {
        var (rest, k, text) = (delta, base, "")
        while true {
            let threshold = k <= bias ? tMin : min(tMax, k - bias)
            guard rest >= threshold else { return text + digit(rest) }
            text += digit(threshold + (rest - threshold) % (base - threshold))
            rest = (rest - threshold) / (base - threshold)
            k += base
        }
    }

    private static func digit(_ value: UInt32) -> String {
        String(Unicode.Scalar(UInt8(value < 26 ? 97 + value : 22 + value)))
    }

    private static func adapt(_ delta: UInt32, points: UInt32, isFirst: Bool) -> UInt32 {
        var rest = isFirst ? delta / damp : delta / 2
        rest += rest / points
        var k: UInt32 = 0
        while rest > (base - tMin) * tMax / 2 {
            rest /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * rest / (rest + skew)
    }
}
