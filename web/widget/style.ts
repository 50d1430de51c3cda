/**
 * Colours, and what stands on the page before the window opens. The roles are those of web/shared/tokens.css.
 * Two sheets: most visitors never see more than the button, and reading a sheet costs the page time.
 */

/** A speech bubble with three dots, as an area to fill: drawn without an SVG, whose first element is dear to a page. */
const bubble = "M22 11.5A9.4 9.4 0 0 1 8.7 20.1L3.3 21.9A1 1 0 0 1 2.1 20.7L3.9 15.4A9.4 9.4 0 1 1 22 11.5Z" +
  "M20 11.5A7.4 7.4 0 0 1 9.3 18.1A1 1 0 0 0 8.5 18.1L4.6 19.4L5.9 15.7A1 1 0 0 0 5.9 15A7.4 7.4 0 1 1 20 11.5Z" +
  "M7.5 11.5a1 1 0 0 0 2 0a1 1 0 0 0-2 0M11.5 11.5a1 1 0 0 0 2 0a1 1 0 0 0-2 0M15.5 11.5a1 1 0 0 0 2 0a1 1 0 0 0-2 0";

/** The button. */
export const launcherStyle = `
:host {
  all: initial !important;
  position: fixed !important;
  z-index: 2147483647 !important;
  inset: auto 0 0 auto !important;
  width: 0 !important;
  height: 0 !important;
  display: block !important;
  --surface: #fff;
  --line: #dfe5e8;
  --text: #17212a;
  --shadow: 0 1px 2px #0f1e281a, 0 8px 28px #0f1e2830;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :host {
    --surface: #1a2126;
    --line: #323d45;
    --text: #e8edf0;
    --shadow: 0 0 0 1px #fff1, 0 8px 28px #0009;
  }
}
@media print { :host { display: none !important; } }
[hidden] { display: none !important; }
.root {
  font: 15px/1.45 system-ui, sans-serif;
  color: var(--text);
}
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; margin: 0; padding: 0; }
button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.corner {
  position: fixed;
  bottom: calc(var(--y) + env(safe-area-inset-bottom, 0px));
  right: calc(var(--x) + env(safe-area-inset-right, 0px));
}
.left .corner { right: auto; left: calc(var(--x) + env(safe-area-inset-left, 0px)); }
.launch {
  box-sizing: border-box;
  display: flex;
  align-items: center;
  gap: 10px;
  height: 56px;
  padding-inline: 18px 22px;
  border-radius: 28px;
  background: var(--accent);
  color: var(--ink);
  font-weight: 600;
  font-size: 16px;
  white-space: nowrap;
  box-shadow: 0 0 0 1px #fff5, var(--shadow);
}
.launch::before {
  content: "";
  flex: none;
  width: 24px;
  height: 24px;
  background: currentColor;
  clip-path: path(evenodd, "${bubble}");
  forced-color-adjust: none;
}
.launch:hover { filter: brightness(1.08); }
.away .launch { background: var(--surface); color: var(--text); box-shadow: 0 0 0 1px var(--line), var(--shadow); }
@media (max-width: 479px) {
  .launch { width: 56px; padding: 0; justify-content: center; }
  .word { display: none; }
}
@media (forced-colors: active) {
  .launch { border: 1px solid; }
}
`;

/** What the badge, an invitation and the window need besides. */
export const dressStyle = `
:host {
  --sunken: #eef2f4;
  --line-strong: #7d8993;
  --soft: #55636f;
}
@media (prefers-color-scheme: dark) {
  :host {
    --sunken: #28323a;
    --line-strong: #7f8c96;
    --soft: #a9b5be;
  }
}
* { box-sizing: border-box; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; flex: none; }
.badge {
  position: absolute;
  top: -5px;
  inset-inline-end: -3px;
  min-width: 22px;
  height: 22px;
  padding: 0 6px;
  border-radius: 11px;
  background: #c4291f;
  color: #fff;
  font-size: 12px;
  line-height: 22px;
  text-align: center;
  box-shadow: 0 0 0 2px #fff;
}
.card {
  bottom: calc(var(--y) + 56px + 14px + env(safe-area-inset-bottom, 0px));
  width: min(320px, calc(100vw - 2 * var(--x)));
  padding: 16px;
  border-radius: 16px;
  background: var(--surface);
  box-shadow: var(--shadow);
}
.card, .panel { animation: arrive .14s ease-out; transform-origin: right bottom; }
.left .card, .left .panel { transform-origin: left bottom; }
@keyframes arrive { from { opacity: 0; transform: translateY(8px) scale(.97); } }
.who { display: flex; align-items: center; gap: 10px; }
.who b { display: block; font-weight: 600; }
.who i { display: block; font-style: normal; font-size: 13px; line-height: 1.3; color: var(--soft); }
.face {
  display: grid;
  place-items: center;
  flex: none;
  width: 36px;
  height: 36px;
  border-radius: 50%;
  background: var(--accent);
  color: var(--ink);
  font-weight: 600;
}
.said { margin: 10px 0 14px; white-space: pre-wrap; overflow-wrap: anywhere; }
.pair { display: flex; flex-wrap: wrap; gap: 8px; }
.main, .other { min-height: 40px; padding: 8px 16px; border-radius: 10px; font-weight: 600; font-size: 14px; }
.main { background: var(--accent); color: var(--ink); }
.main:hover { filter: brightness(1.08); }
.other { box-shadow: inset 0 0 0 1px var(--line-strong); }
.other:hover { background: var(--sunken); }
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}
@media (forced-colors: active) {
  .card, .main, .other { border: 1px solid; }
}
`;
