import { useEffect, useState } from "react";
import type { BanKind } from "../../shared/wire-agent";
import { Refused } from "../../shared/refused";
import { tell } from "../../console/state/store";
import { type BanPage, listBans } from "../../api/bans";

/** Bans on one page of the list. */
export const pageSize = 100;

/** A pause in typing this long asks the server. */
const typingPause = 200;

/** What is known of the list; the last page stays in sight while the next one loads. */
export type Bans = { page: BanPage | null; fault: string | null; isLoading: boolean };

/** The bans of `kind` that have `search`, from `offset`; asked again whenever `version` changes. */
export function useBans(kind: BanKind, search: string, offset: number, version: number): Bans {
  const [bans, setBans] = useState<Bans & { kind: BanKind }>({
    kind,
    page: null,
    fault: null,
    isLoading: true,
  });

  useEffect(() => {
    const aborting = new AbortController();
    const load = async () => {
      setBans((before) => ({ ...before, isLoading: true }));
      try {
        const page = await listBans({ kind, search, offset, count: pageSize }, aborting.signal);
        setBans({ kind, page, fault: null, isLoading: false });
      } catch (why) {
        if (aborting.signal.aborted) return;
        if (!(why instanceof Refused)) throw why;
        if (why.code === "loggedOut") tell({ type: "session", session: "loggedOut" });
        setBans({ kind, page: null, fault: why.detail || why.title, isLoading: false });
      }
    };
    const timer = setTimeout(() => void load(), search === "" ? 0 : typingPause);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [kind, search, offset, version]);

  return bans.kind === kind ? bans : { page: null, fault: null, isLoading: true };
}
