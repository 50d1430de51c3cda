import Foundation
import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird

/// The files that browsers request, from the binary.
struct AssetRoutes {
    /// Nil if there is no demo shop.
    let demo: DemoWidgets?
    let assets: [WebAsset]
    /// Whether anybody can log in.
    let hasAgents: @Sendable () -> Bool
    /// Whether the request comes from an agent who may see widgets.
    let admitsPreview: @Sendable (Request, AppContext) -> Bool

    /// The names of a widget's files are the same in all versions: an update is everywhere within five
    /// minutes, and no visitor waits for a revalidation.
    private static let widgetCaching = "public, max-age=300, stale-while-revalidate=86400"
    /// Always revalidated, sent only if changed: a console must never be older than its server.
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
                // The console chooses its page by the path.
                for path in ["/console", "/console/**", "/admin", "/admin/**"] { routes.on(path, .get, page) }
            } else if path == "/preview/" {
                routes.on(path, .get, preview(asset))
            } else if path == "/setup/" {
                addSetup(asset, to: routes)
            } else if path == "/pages/test/" {
                let page = Self.handler(asset, headers: [.contentSecurityPolicy: PagePolicy.widgetPage])
                routes.on("/setup/test", .get, page)
            } else if path.hasPrefix("/preview/") {
                // The preview has no origin of its own, so nothing is of the same one.
                routes.on(
                    path, .get, Self.handler(asset, headers: [.crossOriginResourcePolicy: "cross-origin"]))
            } else if path.hasPrefix("/pages/") {
                continue  // served by other routes
            } else if path.hasPrefix("/widget") {
                let headers: HTTPFields = [
                    .accessControlAllowOrigin: "*", .crossOriginResourcePolicy: "cross-origin",
                    .cacheControl: Self.widgetCaching,
                ]
                // The loader is what a page waits for; its parts are measured together.
                let label = path == "/widget.js" ? path : "/widget/{file}"
                routes.on(path, .get, label: label, Self.handler(asset, headers: headers))
            } else {
                routes.on(path, .get, label: "/assets/{file}", Self.handler(asset, headers: [:]))
            }
        }
    }

    /// The consoles' page, or instructions while nobody can log in.
    private func firstPage(or console: @escaping Routes.Handler) -> Routes.Handler {
        guard let page = OwnPage.begin.handler(in: assets) else { return console }
        return { [hasAgents] request, context in
            hasAgents() ? try await console(request, context) : try await page(request, context)
        }
    }

    /// The widget beside its editor.
    private func preview(_ asset: WebAsset) -> Routes.Handler {
        let page = Self.handler(asset, headers: [.contentSecurityPolicy: PagePolicy.preview])
        return { [admitsPreview] request, context in
            guard admitsPreview(request, context) else {
                throw Problem(.forbidden, detail: "Only agents who may see widgets can see their preview.")
            }
            return try await page(request, context)
        }
    }

    /// The pages that one-time links open. Their address is a secret, so it is passed on to nobody.
    private func addSetup(_ asset: WebAsset, to routes: Routes) {
        let headers: HTTPFields = [
            .contentSecurityPolicy: PagePolicy.console, .referrerPolicy: "no-referrer",
            .cacheControl: "no-store",
        ]
        let page = Self.handler(asset, headers: headers)
        for path in ["/setup/**", "/join/**"] { routes.on(path, .get, page) }
        // Without a link, there is nothing to set up with.
        routes.on("/setup", .get, firstPage(or: page))
    }

    /// What people type, and what browsers request by themselves.
    func addShortcuts(to routes: Routes) {
        if let page = OwnPage.licenses.handler(in: assets) { routes.on("/licenses", .get, page) }
        for (path, target) in [("/", "/console"), ("/favicon.ico", "/assets/foyer.svg")] {
            routes.on(path, .get) { _, _ in
                Response(
                    status: .temporaryRedirect, headers: [.location: target, .cacheControl: Self.ownCaching])
            }
        }
    }

    private func addDemo(_ asset: WebAsset, _ path: String, _ demo: DemoWidgets, to routes: Routes) {
        guard path.hasSuffix("/") else {
            return routes.on(path, .get, label: "/demo/{file}", Self.handler(asset, headers: [:]))
        }
        let text = demo.filled(into: "\(asset.text)")
        // The keys are part of the page, and therefore of its version.
        let version = "\(asset.version)-\(demo.shop)"
        let page = Self.handler(
            { ByteBuffer(string: text) }, version: version, type: "\(asset.type)",
            headers: [.contentSecurityPolicy: PagePolicy.widgetPage]
        )
        // The router treats `/demo` like `/demo/`, but the page's links would not work there.
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
            { ByteBuffer(staticString: asset.text) }, zipped: zipped(asset),
            version: "\(asset.version)", type: "\(asset.type)", headers: headers
        )
    }

    /// The text as gzip, decoded when a client first requests it; nil for a text that is not worth compressing.
    private static func zipped(_ asset: WebAsset) -> OnDemand<ByteBuffer>? {
        guard asset.zipped.utf8CodeUnitCount > 0 else { return nil }
        return OnDemand { ByteBuffer(bytes: Data(base64Encoded: "\(asset.zipped)") ?? Data()) }
    }

    /// - Parameter body: makes the text for each of the few clients that do not accept gzip; it is not kept.
    private static func handler(
        _ body: @escaping @Sendable () -> ByteBuffer, zipped: OnDemand<ByteBuffer>? = nil, version: String,
        type: String, headers: HTTPFields
    ) -> Routes.Handler {
        let tag = "\"\(version)\""
        var fields = headers
        fields[.eTag] = tag
        if fields[.cacheControl] == nil { fields[.cacheControl] = ownCaching }
        var whole = fields
        whole[.contentType] = type
        if zipped != nil {
            fields[.vary] = "Accept-Encoding"
            whole[.vary] = "Accept-Encoding"
        }
        return { [fields, whole] request, _ in
            let known = request.headers[values: .ifNoneMatch].contains { field in
                // A compressing proxy makes a tag weak; it still names the same text.
                field.split(separator: ",").contains { $0.drop { $0 == " " }.trimmingPrefix("W/") == tag }
            }
            if known { return Response(status: .notModified, headers: fields) }
            guard let zipped, acceptsGzip(request) else {
                return Response(status: .ok, headers: whole, body: .init(byteBuffer: body()))
            }
            var headers = whole
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: zipped.value))
        }
    }

    /// Whether the client accepts gzip (RFC 9110 section 12.5.3): named, and not with weight 0.
    private static func acceptsGzip(_ request: Request) -> Bool {
        request.headers[values: .acceptEncoding].joined(separator: ",").split(separator: ",").contains {
            coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
            return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
        }
    }
}
