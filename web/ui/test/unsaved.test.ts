import { strictEqual as equal } from "node:assert";
import { keepUnsaved, mayLeave } from "../unsaved";

Deno.test("a page is left without a question unless something is unsaved", () => {
  let questions = 0;
  const no = () => {
    questions++;
    return false;
  };
  equal(mayLeave(no), true);
  const saved = keepUnsaved();
  equal(mayLeave(no), false);
  equal(mayLeave(() => true), true);
  saved();
  equal(mayLeave(no), true);
  equal(questions, 1);
});
