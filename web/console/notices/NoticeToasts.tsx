import { Button } from "../../ui/Button";
import { Until } from "../parts/Since";
import { ToastCard } from "../../ui/ToastCard";
import { noticeIcons } from "./noticeIcons";
import type { Notice } from "./notice";
import { agentName, dismiss, useNotices } from "./noticeDesk";
import { AcceptButton, goTo } from "./NoticeBell";
import { detail, sentence } from "./sentence";
import { noticeWords as words } from "../words/words";

/** More toasts than this would cover the work; the bell lists them all. */
const limit = 3;

/** Notifications as toasts: those that need an action stay, waiting chats are combined. */
export function NoticeToasts() {
  const staying = useNotices((view) => view.staying);
  const passing = useNotices((view) => view.passing);
  const waiting = staying.filter((notice) => notice.kind === "waiting");
  const others = staying.filter((notice) => notice.kind !== "waiting");
  const [longest] = waiting;
  const room = limit - (longest ? 1 : 0);
  return (
    <>
      {longest && (
        <ToastCard
          icon={noticeIcons.waiting}
          tone="waiting"
          title={waiting.length === 1 ? sentence(longest, agentName) : words.waitingNow(waiting.length)}
          detail={waiting.length === 1 ? detail(longest) : sentence(longest, agentName)}
          stays
          onClose={() => waiting.forEach(dismiss)}
        >
          <AcceptButton notice={longest} />
        </ToastCard>
      )}
      {[...others, ...passing].slice(-room).map((notice) => (
        <Card key={notice.key} notice={notice} stays={others.includes(notice)} />
      ))}
    </>
  );
}

function Card({ notice, stays }: { notice: Notice; stays: boolean }) {
  const until = notice.kind === "transferred" ? notice.until : null;
  const text = detail(notice);
  return (
    <ToastCard
      // another message of the same chat stays its full time again
      key={notice.at}
      icon={noticeIcons[notice.kind]}
      tone={notice.kind}
      title={sentence(notice, agentName)}
      detail={(text || until !== null) && (
        <>
          {text}
          {text && until !== null && " · "}
          {until !== null && (
            <span aria-hidden="true">
              {words.goesBack} <Until at={until} />
            </span>
          )}
        </>
      )}
      stays={stays}
      onClose={() => dismiss(notice)}
    >
      <Button
        small
        tone={stays ? "primary" : "plain"}
        onClick={() => {
          if (!stays) dismiss(notice);
          goTo(notice);
        }}
      >
        {notice.chat === null ? words.show : words.open}
      </Button>
    </ToastCard>
  );
}
