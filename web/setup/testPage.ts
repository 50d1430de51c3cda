import { readSetup } from "../api/setup";

/** Shows the first widget on the test page, to administrators alone. */
async function show(): Promise<void> {
  const widget = (await readSetup().catch(() => null))?.widget;
  const text = document.getElementById(widget ? "shown" : "log-in");
  if (text) text.hidden = false;
  if (!widget) return;
  const tag = document.createElement("script");
  tag.async = true;
  tag.src = "/widget.js";
  tag.dataset.widget = widget.id;
  document.head.append(tag);
}

void show();
