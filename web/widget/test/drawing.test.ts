import assert from "node:assert/strict";
import { makeDrawing } from "../drawing";
import type { Launcher } from "../launcher";
import { makeSession } from "../session";

function screen() {
  const frames: (() => void)[] = [];
  Object.assign(globalThis, { requestAnimationFrame: (draw: () => void) => frames.push(draw) });
  let drawn = 0;
  const session = makeSession(() => {});
  const launcher = { draw: () => drawn++, strip: () => {} } as unknown as Launcher;
  const drawing = makeDrawing(session, launcher);
  return { session, drawing, frames, drawn: () => drawn };
}

Deno.test("many changes are drawn once, with the next frame", () => {
  const { drawing, frames, drawn } = screen();
  drawing.soon();
  drawing.soon();
  assert.deepEqual([frames.length, drawn()], [1, 0]);
  frames[0]();
  assert.equal(drawn(), 1);
  drawing.soon();
  assert.equal(frames.length, 2);
});

Deno.test("what was drawn at once is not drawn again with the frame", () => {
  const { drawing, frames, drawn } = screen();
  drawing.soon();
  drawing.draw();
  frames[0]();
  assert.equal(drawn(), 1);
});

Deno.test("the parts of the window are drawn until they are stripped, and nothing once the widget is gone", () => {
  const { drawing, session, drawn } = screen();
  let part = 0;
  drawing.subscribe(() => part++);
  drawing.draw();
  drawing.strip();
  drawing.draw();
  session.gone = true;
  drawing.draw();
  assert.deepEqual([part, drawn()], [1, 2]);
});
