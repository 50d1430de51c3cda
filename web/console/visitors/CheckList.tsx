import { type ReactNode, useEffect, useState } from "react";
import { hideCheckList, readSetup, type Setup } from "../../api/setup";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { InstallTag } from "../parts/InstallTag";
import { words } from "../words/words";

/** How often the list looks whether something was done: steps are done elsewhere, by others and on other pages. */
const lookEvery = 5_000;
/** A team: the administrator and one colleague. */
const team = 2;

/** Whether there is nothing left to do, or the agent wants to see nothing of it. */
export function isOver({ isHidden, seen, hasChat, agents }: Setup): boolean {
  return isHidden || (seen !== undefined && hasChat && agents >= team);
}

/** What is left until the chat works; nothing once all is done. */
export function CheckList({ setup, onHide }: { setup: Setup; onHide: () => void }) {
  const text = words.checkList;
  const { widget, seen, hasChat, agents } = setup;
  return (
    <section className="check-list" aria-labelledby="check-list-title">
      <h2 id="check-list-title">{text.title}</h2>
      <ol>
        <Step done={widget !== undefined} title={text.website}>
          {widget ? widget.domain : <a href="/setup">{text.websiteNext}</a>}
        </Step>
        <Step done={seen !== undefined} title={text.tag}>
          {seen ? text.tagSeen(seen.url) : widget && <InstallTag widget={widget.id} />}
          {!seen && widget && (
            <p>
              <a href={`/admin/installation?widget=${widget.id}`}>{text.tagMore}</a>
            </p>
          )}
        </Step>
        <Step done={hasChat} title={text.chat}>
          {!hasChat && (
            <p>
              {text.chatNext} <a href="/setup/test" target="_blank" rel="noopener">{text.testPage}</a>.
            </p>
          )}
        </Step>
        <Step done={agents >= team} title={text.colleague}>
          {agents < team && text.colleagueNext}
        </Step>
      </ol>
      <Button small onClick={onHide}>{text.hide}</Button>
    </section>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children?: ReactNode }) {
  return (
    <li data-done={done || undefined}>
      {done
        ? <Icon name="circle-check" size={18} />
        : <span className="check-list-open" aria-hidden="true" />}
      <div>
        <strong>{title}</strong>
        <span className="visually-hidden">{done ? words.checkList.done : words.checkList.open}</span>
        <div className="check-list-next">{children}</div>
      </div>
    </li>
  );
}

/** The state of the set-up, kept current until it is over; null for agents who may not set up, and while it is loading. */
export function useSetup(may: boolean): [Setup | null, () => void] {
  const [setup, setSetup] = useState<Setup | null>(null);
  const over = setup !== null && isOver(setup);
  useEffect(() => {
    if (!may || over) return;
    const leaving = new AbortController();
    const look = () => {
      if (document.visibilityState === "hidden") return;
      // out of reach: the next look tries again
      readSetup(leaving.signal).then(setSetup, () => undefined);
    };
    look();
    const timer = setInterval(look, lookEvery);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [may, over]);
  const hide = () => {
    setSetup(setup && { ...setup, isHidden: true });
    void hideCheckList().catch(() => undefined); // it comes back with the next page
  };
  return [setup, hide];
}
