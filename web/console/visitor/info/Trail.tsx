import { useState } from "react";
import type { TrailEntry } from "../../../shared/wire-agent";
import { moment, pathOf } from "../../../words/format";
import { words } from "../../words/words";
import { serverNow } from "../../state/store";
import { Elapsed } from "../../parts/Elapsed";

/** This many pages are shown at first: enough to see where a visitor is going. */
const shownAtFirst = 8;

/** The pages of this visit in order, each with the time spent on it. */
export function Trail({ trail, left }: { trail: readonly TrailEntry[]; left: number | null }) {
  const [all, setAll] = useState(false);
  if (trail.length === 0) return null;
  const hidden = all ? 0 : Math.max(0, trail.length - shownAtFirst);
  return (
    <>
      <h3 className="info-heading">{words.info.visit}</h3>
      {hidden > 0 && (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          {words.info.earlier(hidden)}
        </button>
      )}
      <ol className="trail">
        {trail.slice(hidden).map((entry, index) => {
          const current = hidden + index === trail.length - 1 && left === null;
          return (
            <li
              key={hidden + index}
              className={current ? "trail-page trail-current" : "trail-page"}
              aria-current={current ? "page" : undefined}
            >
              <span className="trail-title" title={entry.url}>
                {entry.title || pathOf(entry.url)}
                {entry.title && <span className="soft">{pathOf(entry.url)}</span>}
              </span>
              <span className="trail-time" title={moment(entry.at, serverNow())}>
                <Elapsed
                  since={entry.at}
                  until={current ? null : entry.left ?? trail[hidden + index + 1]?.at ?? left}
                />
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
