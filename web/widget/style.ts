/** Colours, and what stands on the page before the window opens. The roles are those of web/shared/tokens.css. */
export const launcherStyle = `
:host {
  all: initial !important;
  position: fixed !important;
  z-index: 2147483000 !important;
  inset: auto 0 0 auto !important;
  width: 0 !important;
  height: 0 !important;
  display: block !important;
  --surface: #fff;
  --sunken: #eef2f4;
  --line: #dfe5e8;
  --line-strong: #7d8993;
  --text: #17212a;
  --soft: #55636f;
  --shadow: 0 1px 2px #0f1e281a, 0 8px 28px #0f1e2830;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :host {
    --surface: #1a2126;
    --sunken: #28323a;
    --line: #323d45;
    --line-strong: #7f8c96;
    --text: #e8edf0;
    --soft: #a9b5be;
    --shadow: 0 0 0 1px #fff1, 0 8px 28px #0009;
  }
}
@media print { :host { display: none !important; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.root {
  font: 15px/1.45 system-ui, sans-serif;
  color: var(--text);
}
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; margin: 0; padding: 0; }
button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; flex: none; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.corner {
  position: fixed;
  bottom: calc(var(--y) + env(safe-area-inset-bottom, 0px));
  right: calc(var(--x) + env(safe-area-inset-right, 0px));
}
.left .corner { right: auto; left: calc(var(--x) + env(safe-area-inset-left, 0px)); }
.launch {
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
.launch:hover, .main:hover { filter: brightness(1.08); }
.away .launch { background: var(--surface); color: var(--text); box-shadow: 0 0 0 1px var(--line), var(--shadow); }
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
.other { box-shadow: inset 0 0 0 1px var(--line-strong); }
.other:hover { background: var(--sunken); }
@media (max-width: 479px) {
  .launch { width: 56px; padding: 0; justify-content: center; }
  .word { display: none; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}
@media (forced-colors: active) {
  .launch, .card, .main, .other { border: 1px solid; }
}
`;
