import { useEffect, useState } from "react";
import { type BanBody, type BanPreview, previewBan } from "../../api/bans";
import { Refused } from "../../shared/refused";

/** A pause in typing this long, in milliseconds, asks the server. */
const typingPause = 250;
/** The strip is asked for again this often, in milliseconds, so that it shows who is online now. */
const refreshTime = 2_000;

/** Whom the ban would stop now, kept current while the form is open; null while it names nobody yet. */
export function useBanPreview(subject: BanBody | null): BanPreview | null {
  const [preview, setPreview] = useState<{ key: string; value: BanPreview } | null>(null);
  const key = subject ? JSON.stringify(subject) : "";
  useEffect(() => {
    if (!subject) return;
    const aborting = new AbortController();
    let timer = setTimeout(ask, typingPause);
    async function ask(): Promise<void> {
      try {
        if (!document.hidden && subject) {
          const value = await previewBan(subject, aborting.signal);
          setPreview({ key, value });
        }
      } catch (why) {
        // what is wrong with the range is said when it is saved; a lost connection is shown above
        if (aborting.signal.aborted || !(why instanceof Refused)) return;
      }
      if (!aborting.signal.aborted) timer = setTimeout(ask, refreshTime);
    }
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [key]);
  return subject && preview?.key === key ? preview.value : null;
}
