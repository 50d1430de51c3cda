import { strictEqual as equal } from "node:assert";
import { isOfInputMethod } from "../keys";

Deno.test("a key of an input method is known by the composition or by its code", () => {
  equal(isOfInputMethod({ isComposing: true, keyCode: 13 }), true);
  // Safari's Enter that confirms a candidate.
  equal(isOfInputMethod({ isComposing: false, keyCode: 229 }), true);
  equal(isOfInputMethod({ isComposing: false, keyCode: 13 }), false);
});

/** Handlers that do not compare keys by name: any key counts as activity. */
const exceptions = ["console/notices/speaker.ts", "widget/launcher.ts"];
const handler = /on[kK]ey[dD]own|["'`]keydown["'`]/;

Deno.test("every key handler of widget and consoles asks for it", async () => {
  const web = new URL("../..", import.meta.url);
  const unasked: string[] = [];
  const look = async (folder: string): Promise<void> => {
    for await (const entry of Deno.readDir(new URL(folder, web))) {
      const path = folder + entry.name;
      if (entry.isDirectory && entry.name !== "test") await look(`${path}/`);
      if (!entry.isFile || !/\.tsx?$/.test(path) || exceptions.includes(path)) continue;
      const text = await Deno.readTextFile(new URL(path, web));
      if (handler.test(text) && !text.includes("isOfInputMethod(")) unasked.push(path);
    }
  };
  for (const folder of ["widget/", "console/", "admin/", "setup/", "gallery/", "ui/", "shared/"]) {
    await look(folder);
  }
  equal(unasked.join(), "");
});
