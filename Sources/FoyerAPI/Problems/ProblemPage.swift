public import FoyerWire

/// The page at a problem's `type`: what it means, and what to do.
public enum ProblemPage {
    public static func html(of code: RefusalCode) -> String {
        """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>\(code.title) · Foyer</title>
            <link rel="icon" href="/assets/foyer.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/page.css">
          </head>
          <body>
            <main>
              <img class="mark" src="/assets/foyer.svg" alt="">
              <h1>\(code.title)</h1>
              <pre>\(code.httpStatus) \(code.rawValue)</pre>
              <p>\(code.meaning)</p>
              <p>\(code.remedy)</p>
              <p class="links"><a href="/openapi.yaml">API description</a></p>
            </main>
          </body>
        </html>

        """
    }
}
