/** The styles of the open window, in addition to the colours and buttons of the launcher. */
export const windowStyle = `
:host { --danger: #b3261e; --warn-ink: #8a4b04; --warn-tint: #fdf0d8; }
@media (prefers-color-scheme: dark) {
  :host { --danger: #ff8a80; --warn-ink: #f3bd6b; --warn-tint: #3b2a10; }
}
@media (forced-colors: active) {
  .panel, .bubble, .choice { border: 1px solid; }
}
.panel {
  display: flex;
  flex-direction: column;
  width: min(380px, calc(100vw - 2 * var(--x)));
  height: min(620px, calc(100vh - 2 * var(--y)));
  border-radius: var(--foyer-radius, 16px);
  background: var(--surface);
  box-shadow: var(--shadow);
  overflow: hidden;
}
.head {
  display: flex;
  align-items: center;
  gap: 8px;
  padding: 14px 12px 14px 16px;
  padding-inline: 16px 12px;
  background: var(--accent);
  color: var(--ink);
}
.head button:focus-visible { outline-color: currentColor; }
.person { flex: 1; min-width: 0; }
.person b { font-size: 16px; line-height: 1.3; }
.person b, .person i { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.person .who > span:last-child { min-width: 0; }
.person i { color: inherit; }
.person .face { width: 40px; height: 40px; background: var(--ink); color: var(--accent); }
.end {
  padding: 5px 12px;
  min-height: 32px;
  border-radius: 16px;
  box-shadow: inset 0 0 0 1px currentColor;
  font-size: 13px;
  font-weight: 600;
  white-space: nowrap;
}
.end:hover, .close:hover { background: var(--ink); color: var(--accent); }
.close { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 18px; }
.close svg { width: 20px; height: 20px; }
.root :is(p, b, i, time, .name, .event span) { unicode-bidi: plaintext; }
.band { margin: 0; padding: 9px 16px; font-size: 13px; line-height: 1.4; text-align: center; font-variant-numeric: tabular-nums; }
.band.waiting { background: var(--warn-tint); color: var(--warn-ink); font-weight: 600; }
.band.lost { background: var(--sunken); color: var(--soft); animation: late .2s .8s backwards; }
@keyframes late { from { opacity: 0; } }
.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 16px; }
.log:focus-visible { outline: 2px solid var(--text); outline-offset: -3px; }
.earlier { margin: 0 0 14px; text-align: center; font-size: 13px; color: var(--soft); }
.more {
  min-height: 36px;
  padding: 6px 14px;
  border-radius: 18px;
  color: var(--soft);
  font-weight: 600;
}
.more:hover { background: var(--sunken); color: var(--text); }
.more[aria-busy=true] { cursor: progress; }
.lines { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; }
li { max-width: 84%; margin-top: 3px; display: flex; flex-direction: column; align-items: flex-start; align-self: flex-start; }
li.first { margin-top: 14px; }
li:first-child { margin-top: 0; }
li.own { align-self: flex-end; align-items: flex-end; }
li.fresh { animation: arrive .14s ease-out; }
.name { font-size: 12px; color: var(--soft); margin: 0 12px 3px; }
.bubble {
  padding: 8px 13px;
  border-radius: 16px;
  background: var(--sunken);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.own .bubble { background: var(--accent); color: var(--ink); }
.first .bubble { border-start-start-radius: 5px; }
.own.first .bubble { border-radius: 16px; border-start-end-radius: 5px; }
.bubble a { color: inherit; text-underline-offset: 2px; }
.bubble a:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
.meta {
  display: inline-flex;
  align-items: center;
  gap: 4px;
  margin: 3px 6px 0;
  font-size: 12px;
  line-height: 1.3;
  color: var(--soft);
  font-variant-numeric: tabular-nums;
}
.meta svg { width: 15px; height: 15px; }
.tick { display: inline-flex; }
.tick.read { color: var(--text); }
.tick.read svg { stroke-width: 2.6; }
.failed { color: var(--danger); }
.retry { text-decoration: underline; font-weight: 600; min-height: 24px; min-width: 24px; }
.event { align-self: center; max-width: 100%; margin: 16px 0 6px; align-items: center; font-size: 12px; color: var(--soft); text-align: center; }
.lines, .event { width: 100%; }
.event span { display: flex; align-items: center; gap: 10px; width: 100%; }
.event span::before, .event span::after { content: ""; flex: 1; min-width: 16px; height: 1px; background: var(--line); }
.dots { display: inline-flex; gap: 4px; margin-top: 10px; padding: 12px 14px; border-radius: 16px; background: var(--sunken); }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); animation: nod 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .15s; }
.dots i:nth-child(3) { animation-delay: .3s; }
@keyframes nod { 0%, 60%, 100% { opacity: .35; } 30% { opacity: 1; transform: translateY(-2px); } }
.choices { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
.choice {
  min-height: 38px;
  padding: 7px 15px;
  border-radius: 19px;
  border: 1.5px solid var(--line-strong);
  border-color: color-mix(in srgb, var(--accent) 60%, var(--text));
  font-weight: 600;
  font-size: 14px;
  overflow-wrap: anywhere;
}
.choice:hover { background: var(--accent); color: var(--ink); }
.over { margin: 20px 0 4px; padding: 12px 16px; border-radius: 10px; background: var(--sunken); color: var(--soft); font-size: 13px; text-align: center; }
.tail .card { margin-top: 16px; box-shadow: inset 0 0 0 1px var(--line); }
.offline { display: grid; justify-items: center; gap: 6px; padding: 48px 16px 16px; text-align: center; }
.offline svg { width: 40px; height: 40px; stroke-width: 1.5; color: var(--soft); margin-bottom: 6px; }
.offline b { font-size: 16px; font-weight: 600; }
.offline p { margin: 0; color: var(--soft); max-width: 270px; }
.question { padding: 14px 16px 16px; border-top: 1px solid var(--line); }
.question b { display: block; margin-bottom: 10px; font-weight: 600; }
.composer { padding: 10px 12px 12px; border-top: 1px solid var(--line); }
.row { display: flex; align-items: flex-end; gap: 8px; }
textarea {
  flex: 1;
  min-width: 0;
  height: 44px;
  min-height: 44px;
  margin: 0;
  padding: 10px 14px;
  border: 1px solid var(--line-strong);
  border-radius: 22px;
  background: transparent;
  color: inherit;
  font: inherit;
  font-size: 16px;
  line-height: 22px;
  resize: none;
  overflow-y: auto;
  scrollbar-width: thin;
}
textarea::placeholder { color: var(--soft); opacity: 1; }
textarea:focus-visible { outline: 2px solid var(--soft); outline-offset: -1px; border-color: transparent; }
.send { display: grid; place-items: center; flex: none; width: 44px; height: 44px; border-radius: 22px; color: var(--soft); }
.send svg { width: 21px; height: 21px; }
.send.ready { background: var(--accent); color: var(--ink); }
.root[dir=rtl] .send svg { transform: scaleX(-1); }
.root[dir=rtl] :is(.who b, .who i, .hint) { text-align: right; }
.hint.over-limit { color: var(--danger); font-weight: 600; }
.bar {
  bottom: calc(var(--y) + 56px + 12px + env(safe-area-inset-bottom, 0px));
  display: flex;
  align-items: center;
  max-width: calc(100vw - 2 * var(--x));
  padding: 4px 4px 4px 16px;
  padding-inline: 16px 4px;
  border-radius: 22px;
  background: var(--surface);
  box-shadow: var(--shadow);
  animation: arrive .14s ease-out;
}
.again { min-height: 40px; font-weight: 600; font-size: 14px; }
.hint { margin: 6px 14px 0; font-size: 12px; line-height: 1.35; color: var(--soft); }
@media (max-width: 479px) {
  .root .panel.corner { inset: 0; top: var(--top, 0); width: 100%; height: var(--height, 100%); border-radius: 0; padding-top: env(safe-area-inset-top, 0px); background: var(--accent); }
  .panel > * { background-color: var(--surface); }
  .panel > .head { background: var(--accent); }
  .composer { padding-bottom: calc(12px + env(safe-area-inset-bottom, 0px)); }
}
`;
