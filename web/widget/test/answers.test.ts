import assert from "node:assert/strict";
import type { Refused, Sent } from "../../shared/wire-visitor";
import { makeAnswers } from "../answers";

const refusal = (fields: Partial<Refused>): Refused => ({ type: "refused", code: "malformed", ...fields });

Deno.test("a refusal that names none of our drafts is about the oldest on its way", () => {
  const answers = makeAnswers();
  answers.asked({ type: "send", draft: "a", text: "A" });
  answers.asked({ type: "send", draft: "b", text: "B" });
  const cut = refusal({ command: "send", draft: "cut…" });
  answers.answered(cut);
  assert.equal(cut.draft, "a");
  const unread = refusal({});
  answers.answered(unread);
  assert.equal(unread.draft, "b");
  const more = refusal({ command: "send" });
  answers.answered(more);
  assert.equal(more.draft, undefined);
});

Deno.test("a refusal of another command, or of a known draft, is left as it is", () => {
  const answers = makeAnswers();
  answers.asked({ type: "send", draft: "a", text: "A" });
  answers.asked({ type: "send", draft: "b", text: "B" });
  const other = refusal({ command: "identify" });
  answers.answered(other);
  assert.equal(other.draft, undefined);
  const known = refusal({ command: "send", draft: "b" });
  answers.answered(known);
  assert.equal(known.draft, "b");
});

Deno.test("an answer brings the words of its draft, and a new connection forgets what was in flight", () => {
  const answers = makeAnswers();
  answers.asked({ type: "send", draft: "a", text: "A" });
  answers.asked({ type: "send", draft: "b", text: "B" });
  const sent: Sent = { type: "sent", draft: "a", chat: "c", sequence: 1, at: 0 };
  answers.answered(sent);
  assert.equal(sent.text, "A");
  answers.restart();
  const late = refusal({ command: "send" });
  answers.answered(late);
  assert.equal(late.draft, undefined);
});
