import { useEffect, useState } from "react";
import { Button } from "./Button";
import { uiWords } from "./words";

/** How long the button says that the text was copied. */
const saysCopied = 2_000;

/** Text to be copied, such as a tag, with its button. */
export function CopyBox({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<"none" | "copied" | "failed">("none");
  useEffect(() => {
    if (outcome === "none") return;
    const timer = setTimeout(() => setOutcome("none"), saysCopied);
    return () => clearTimeout(timer);
  }, [outcome]);
  const words = uiWords();
  const copy = () =>
    // without TLS, browsers have no clipboard
    (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard")))
      .then(() => setOutcome("copied"), () => setOutcome("failed"));
  return (
    <div className="copy-box">
      <pre tabIndex={0} aria-label={label}><code>{text}</code></pre>
      <Button small icon={outcome === "copied" ? "check" : "copy"} onClick={() => void copy()}>
        {outcome === "copied" ? words.copied : words.copy}
      </Button>
      <p className="copy-box-failed" role="status">{outcome === "failed" && words.copyFailed}</p>
    </div>
  );
}
