/** What a website's owner copies to show a widget. `origin` is that of Foyer, `widget` the widget's key. */

/** The tag for a page. */
export function tagOf(origin: string, widget: string): string {
  return `<script async src="${origin}/widget.js" data-widget="${widget}"></script>`;
}

/** The tag for tag managers, which remove attributes that they do not know: the key is part of the address. */
export function addressedTagOf(origin: string, widget: string): string {
  return `<script async src="${origin}/widget.js?widget=${widget}"></script>`;
}

/** The tag with the hash of the script, in the form of Subresource Integrity. */
export function integralTagOf(origin: string, widget: string, hash: string): string {
  return `<script async src="${origin}/widget.js" data-widget="${widget}" integrity="${hash}" crossorigin="anonymous"></script>`;
}

/** The tag of a site that must not store or send anything before its visitor agrees. */
export function consentTagOf(origin: string, widget: string): string {
  return `<script async src="${origin}/widget.js" data-widget="${widget}" data-consent="required"></script>`;
}

/** For the functions.php of a WordPress theme, or a plugin that adds PHP. */
export function wordPressOf(origin: string, widget: string): string {
  return `add_action( 'wp_footer', function () {
    echo '${tagOf(origin, widget)}';
} );`;
}

/** What a strict Content-Security-Policy has to allow; added to the lists of the same names. */
export function policyOf(origin: string): string {
  return `script-src ${origin};
connect-src ${origin} ${origin.replace(/^http/, "ws")};`;
}

/** The calls of the page's own scripts. */
export const callsOfPage = `foyer.open();                       // opens the chat window
foyer.close();
foyer.hide();                       // hides the button; foyer.show() brings it back
foyer.identify({ name: "Ana Lopez", email: "ana@example.com" });
foyer.set({ plan: "Pro", cart: "3 items" });
foyer.page({ title: "Bulbs", url: location.href });
foyer.logout();                     // the next person at this browser is a new visitor
foyer.consent(true);                // with data-consent="required"
foyer.on("message", (message) => console.log(message));`;

/** The hash of a script, as `integrity` takes it; null where the browser cannot compute it (without TLS). */
export async function integrityOf(script: BufferSource): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", script));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}
