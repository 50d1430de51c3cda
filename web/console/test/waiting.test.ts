import assert from "node:assert/strict";
import { reduce } from "../state/reduce";
import { initialState, type State } from "../state/state";
import { nextWaiting } from "../state/waiting";
import { chat, noon, welcome } from "./cast";

const waiting = (id: string, at: number) => chat(id, { status: "waitingForChat", waitingSince: noon + at });

function told(count: number, moreWaiting: number): State {
  const chats = Array.from({ length: count }, (_, i) => waiting(`c${i}`, i));
  return reduce(initialState, welcome({ chats, moreWaiting }));
}

Deno.test("asks for more waiting chats behind the last, once few are left", () => {
  assert.equal(nextWaiting(told(100, 8_900)), null);
  assert.equal(nextWaiting(told(49, 8_900)), "c48");
  assert.equal(nextWaiting(told(49, 0)), null);
  assert.equal(nextWaiting(told(0, 3)), "");
  assert.equal(nextWaiting(told(100, 8_900), 200), "c99");
});

Deno.test("a page of waiting chats joins those that are known", () => {
  const state = reduce(told(2, 3), { type: "waiting", chats: [waiting("c2", 2), waiting("c3", 3)], more: 1 });

  assert.deepEqual([...state.chats.keys()], ["c0", "c1", "c2", "c3"]);
  assert.equal(state.moreWaiting, 1);
});
