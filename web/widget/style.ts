/**
 * Colours, and the styles before the window opens. The roles are those of web/shared/tokens.css. Two sheets: most
 * visitors never see more than the button, and parsing a sheet costs the page time.
 */

/** A speech bubble with three dots, as a shape: without an SVG, whose first element is expensive for a page. */
const bubble = "M12 3a9 9 0 1 1-4 17l-5 1l1-5a9 9 0 0 1 8-13ZM7 11v2h2v-2ZM11 11v2h2v-2ZM15 11v2h2v-2Z";

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
  font: 15px/1.45 var(--foyer-font, system-ui, sans-serif);
  color: var(--text);
}
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; }
button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
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
.away .launch { background: var(--surface); color: var(--text); }
@media (max-width: 479px) {
  .launch { width: 56px; padding: 0; justify-content: center; }
  .word { display: none; }
}
@media (forced-colors: active) {
  .launch { border: 1px solid; }
}
`;

/** What the badge, an invitation and the window need in addition. */
export const dressStyle = `
:host {
  color-scheme: light dark;
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
button { margin: 0; padding: 0; }
.launch:hover { filter: brightness(1.08); }
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
  border-radius: var(--foyer-radius, 16px);
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
