import { useEffect, useMemo, useRef, useState } from "react";
import { isOfInputMethod } from "../../shared/keys";
import { perform } from "../visitor/actions";
import { moment } from "../../words/format";
import { Button, IconButton } from "../../ui/Button";
import { FreshPill } from "../../ui/FreshPill";
import { Icon } from "../../ui/Icon";
import { useHeldItems, usePointed } from "../../ui/useHeldItems";
import { navigate } from "../places/router";
import { dispatch, serverNow } from "../state/store";
import { placeOf } from "../places/chats";
import { type Permission, permission } from "./desktop";
import { noticeIcons } from "./noticeIcons";
import { type Notice, type NoticeKind, noticeKinds } from "./notice";
import { agentName, reconsider, useNotices } from "./noticeDesk";
import { setMuted, setSilent, useSettings } from "./settings";
import { maySound, play } from "./sounds";
import { detail, sentence } from "./sentence";
import { noticeWords as words } from "../words/words";

/** The bell of the header: what needs the agent, today's notifications, and their settings; beside it, one click mutes. */
export function NoticeBell() {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  const open = useNotices((view) => view.open);
  const isRinging = useNotices((view) => view.isRinging);
  const { isSilent } = useSettings();
  const waiting = open.filter((notice) => notice.kind === "waiting").length;

  useEffect(() => {
    if (!isOpen) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    button.current?.querySelector("button")?.focus();
  }

  return (
    <div className="bell" ref={root}>
      <span className="visually-hidden" role="status">{waiting > 0 ? words.waitingNow(waiting) : ""}</span>
      <span ref={button} className={isRinging ? "bell-button ringing" : "bell-button"}>
        <IconButton
          icon={isRinging ? "bell-ring" : "bell"}
          label={open.length > 0 ? words.bellCount(open.length) : words.bell}
          tip={isOpen ? undefined : words.bell}
          tipSide="below"
          size={18}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        {open.length > 0 && <span className="bell-count" aria-hidden="true">{many(open.length)}</span>}
      </span>
      <IconButton
        icon={isSilent ? "volume-x" : "volume-2"}
        label={isSilent ? words.unmute : words.mute}
        tip={isSilent ? words.soundOff : words.soundOn}
        pressed={isSilent}
        tipSide="below"
        size={18}
        onClick={() => setSilent(!isSilent)}
      />
      {isOpen && <Panel onClose={close} />}
    </div>
  );
}

function many(count: number): string {
  return count > 99 ? "99+" : String(count);
}

/** More of them are counted, not listed: the Chats page lists them all. */
const shownOpen = 8;

function Panel({ onClose }: { onClose: () => void }) {
  const panel = useRef<HTMLDivElement>(null);
  const { isPointed, handlers } = usePointed();
  const [settled, setSettled] = useState(0);
  const holding = { isHeld: isPointed, settled };
  const open = useHeldItems(useEntries(useNotices((view) => view.open), keyOf), holding);
  const listed = useHeldItems(useEntries(useNotices((view) => view.listed), momentOf), holding);
  const pill = ({ fresh }: { fresh: number }) =>
    fresh > 0 && (
      <FreshPill
        text={words.fresh(fresh)}
        hint={words.freshHint}
        onSettle={() => setSettled(settled + 1)}
      />
    );
  useEffect(() => panel.current?.focus(), []);
  return (
    <div
      ref={panel}
      className="bell-panel"
      role="dialog"
      aria-label={words.bell}
      tabIndex={-1}
      {...handlers}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" && !isOfInputMethod(event.nativeEvent)) onClose();
      }}
    >
      <h2>{words.needsYou} {pill(open)}</h2>
      {open.items.length === 0 && <p className="bell-none">{words.nothingOpen}</p>}
      <ul>
        {open.items.slice(0, shownOpen).map(({ id, notice }) => (
          <Entry key={id} notice={notice} onClose={onClose} isOpen={!open.gone.has(id)} />
        ))}
      </ul>
      {open.items.length > shownOpen && (
        <p className="bell-none">{words.more(open.items.length - shownOpen)}</p>
      )}
      <h2>{words.today} {pill(listed)}</h2>
      {listed.items.length === 0 && <p className="bell-none">{words.noneToday}</p>}
      <ul className="bell-today">
        {listed.items.map(({ id, notice }) => <Entry key={id} notice={notice} onClose={onClose} />)}
      </ul>
      <Alerts />
    </div>
  );
}

const keyOf = ({ key }: Notice) => key;

/** Tells the notices of a day apart: there may have been several of the same chat. */
const momentOf = ({ key, at }: Notice) => `${key}.${at}`;

function useEntries(notices: readonly Notice[], idOf: (notice: Notice) => string) {
  return useMemo(() => notices.map((notice) => ({ id: idOf(notice), notice })), [notices, idOf]);
}

function Entry(
  { notice, onClose, isOpen = false }: { notice: Notice; onClose: () => void; isOpen?: boolean },
) {
  const isAcceptable = isOpen && notice.kind === "waiting";
  return (
    <li className="bell-entry">
      <button
        type="button"
        className="bell-entry-link"
        onClick={() => {
          onClose();
          goTo(notice);
        }}
      >
        <Icon name={noticeIcons[notice.kind]} size={14} />
        <span className="bell-entry-words">
          <span>{sentence(notice, agentName)}</span>
          {isOpen && detail(notice) && <span className="bell-entry-detail">{detail(notice)}</span>}
        </span>
        {!isAcceptable && (
          <time dateTime={new Date(notice.at).toISOString()}>{moment(notice.at, serverNow())}</time>
        )}
      </button>
      {isAcceptable && <AcceptButton notice={notice} onDone={onClose} />}
    </li>
  );
}

/** Accepts the waiting chat. */
export function AcceptButton({ notice, onDone }: { notice: Notice; onDone?: () => void }) {
  return (
    <Button
      small
      tone="primary"
      icon="check"
      onClick={() => {
        onDone?.();
        void perform("accept", { id: notice.visitor, name: notice.name, chat: notice.chat });
      }}
    >
      {words.accept}
    </Button>
  );
}

/** Opens the subject of the notification. */
export function goTo(notice: Notice): void {
  if (notice.chat !== null) return navigate(placeOf(notice.chat));
  navigate("/console/visitors");
  dispatch({ type: "panel", visitor: notice.visitor });
}

/** Which kinds have a sound, which one, and whether the desktop shows them. */
function Alerts() {
  const { muted } = useSettings();
  const [allowed, setAllowed] = useState<Permission>(permission);
  const ask = () =>
    void Notification.requestPermission().then((answer) => {
      setAllowed(answer);
      reconsider();
    });
  return (
    <>
      <h2>{words.alerts}</h2>
      {!maySound() && <p className="bell-none">{words.touchFirst}</p>}
      <ul>
        {noticeKinds.map((kind: NoticeKind) => (
          <li key={kind} className="bell-kind">
            <label>
              <input
                type="checkbox"
                className="checkbox"
                checked={!muted.has(kind)}
                onChange={(event) => setMuted(kind, !event.target.checked)}
              />
              {words.kinds[kind]}
            </label>
            <Button small aria-label={words.testOf(words.kinds[kind])} onClick={() => play(kind)}>
              {words.test}
            </Button>
          </li>
        ))}
      </ul>
      {allowed === "default"
        ? <Button icon="message-square-text" onClick={ask}>{words.askNotify}</Button>
        : allowed !== "unsupported" && (
          <p className="bell-none">{allowed === "granted" ? words.notifyGranted : words.notifyDenied}</p>
        )}
    </>
  );
}
