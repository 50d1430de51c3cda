import Foundation
import HTTPTypes
import Hummingbird

/// The files that browsers ask for, out of the binary.
struct AssetRoutes {
    /// Nil: no demo shop.
    let demo: DemoWidgets?
    let assets: [WebAsset]
    /// Whether somebody can log in.
    let hasAgents: @Sendable () -> Bool

    /// Names of the files of a widget stay the same over versions: five minutes until an update is everywhere, and no
    /// visitor waits for the check.
    private static let widgetCaching = "public, max-age=300, stale-while-revalidate=86400"
    /// Asked for each time, sent only when changed: a console must never be older than its server.
    private static let ownCaching = "no-cache"

    func add(to routes: Routes) {
        for asset in assets {
            let path = "\(asset.path)"
            if path.hasPrefix("/demo/") {
                guard let demo else { continue }
                addDemo(asset, path, demo, to: routes)
            } else if path == "/console/" {
                let page = firstPage(
                    or: Self.handler(asset, headers: [.contentSecurityPolicy: PagePolicy.console]))
                // The console finds its page by the path.
                for path in ["/console", "/console/**", "/admin", "/admin/**"] { routes.on(path, .get, page) }
            } else if path.hasPrefix("/pages/") {
                continue  // answered in the place of others
            } else if path.hasPrefix("/widget") {
                let headers: HTTPFields = [
                    .accessControlAllowOrigin: "*", .crossOriginResourcePolicy: "cross-origin",
                    .cacheControl: Self.widgetCaching,
                ]
                routes.on(path, .get, Self.handler(asset, headers: headers))
            } else {
                routes.on(path, .get, Self.handler(asset, headers: [:]))
            }
        }
    }

    /// The consoles' page, or how to begin as long as nobody can log in.
    private func firstPage(or console: @escaping Routes.Handler) -> Routes.Handler {
        guard let page = OwnPage.begin.handler(in: assets) else { return console }
        return { [hasAgents] request, context in
            hasAgents() ? try await console(request, context) : try await page(request, context)
        }
    }

    /// What people type, and what browsers ask for by themselves.
    func addShortcuts(to routes: Routes) {
        for (path, target) in [("/", "/console"), ("/favicon.ico", "/assets/foyer.svg")] {
            routes.on(path, .get) { _, _ in
                Response(
                    status: .temporaryRedirect, headers: [.location: target, .cacheControl: Self.ownCaching])
            }
        }
    }

    private func addDemo(_ asset: WebAsset, _ path: String, _ demo: DemoWidgets, to routes: Routes) {
        guard path.hasSuffix("/") else { return routes.on(path, .get, Self.handler(asset, headers: [:])) }
        let text = demo.filled(into: "\(asset.text)")
        // The keys are part of the page, so they are part of its version.
        let version = "\(asset.version)-\(demo.shop)"
        let page = Self.handler(
            ByteBuffer(string: text), version: version, type: "\(asset.type)",
            headers: [.contentSecurityPolicy: PagePolicy.demo]
        )
        // The router takes `/demo` for `/demo/`; links of the page would not.
        routes.on(path, .get) { request, context in
            guard request.uri.path.hasSuffix("/") else {
                return Response(status: .permanentRedirect, headers: [.location: path])
            }
            return try await page(request, context)
        }
        if path == "/demo/app/" { routes.on("/demo/app/**", .get, page) }
    }

    static func handler(_ asset: WebAsset, headers: HTTPFields) -> Routes.Handler {
        handler(
            ByteBuffer(staticString: asset.text), zipped: Data(base64Encoded: "\(asset.zipped)"),
            version: "\(asset.version)", type: "\(asset.type)", headers: headers
        )
    }

    private static func handler(
        _ body: ByteBuffer, zipped: Data? = nil, version: String, type: String, headers: HTTPFields
    ) -> Routes.Handler {
        let tag = "\"\(version)\""
        var fields = headers
        fields[.eTag] = tag
        if fields[.cacheControl] == nil { fields[.cacheControl] = ownCaching }
        var whole = fields
        whole[.contentType] = type
        let small = zipped.flatMap { $0.isEmpty ? nil : ByteBuffer(bytes: $0) }
        if small != nil {
            fields[.vary] = "Accept-Encoding"
            whole[.vary] = "Accept-Encoding"
        }
        return { [fields, whole] request, _ in
            let known = request.headers[values: .ifNoneMatch].contains { field in
                // A proxy that compresses makes a tag weak; it still names the same text.
                field.split(separator: ",").contains { $0.drop { $0 == " " }.trimmingPrefix("W/") == tag }
            }
            if known { return Response(status: .notModified, headers: fields) }
            guard let small, acceptsGzip(request) else {
                return Response(status: .ok, headers: whole, body: .init(byteBuffer: body))
            }
            var headers = whole
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: small))
        }
    }

    /// Whether the client takes gzip (RFC 9110 section 12.5.3): named, and not with a weight of 0.
    private static func acceptsGzip(_ request: Request) -> Bool {
        request.headers[values: .acceptEncoding].joined(separator: ",").split(separator: ",").contains {
            coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
            return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
        }
    }
}
