/** Shows style sheets as in this colour scheme, whatever the browser prefers. Covers those that are made from now on. */
export function showAs(scheme: "light" | "dark"): void {
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (text: string) {
    replaceSync.call(this, text);
    for (const rule of this.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      const asked = /prefers-color-scheme:\s*(light|dark)/.exec(rule.media.mediaText)?.[1];
      if (asked) rule.media.mediaText = asked === scheme ? "all" : "not all";
    }
  };
}
