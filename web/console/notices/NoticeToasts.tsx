import { Button } from "../../ui/Button";
import { Until } from "../parts/Since";
import { Toasts } from "../parts/Toasts";
import { ToastCard } from "../../ui/ToastCard";
import { noticeIcons } from "./noticeIcons";
import type { Notice } from "./notice";
import { agentName, dismiss, useNotices } from "./noticeDesk";
import { AcceptButton, goTo } from "./NoticeBell";
import { detail, sentence } from "./sentence";
import { noticeWords as words } from "../words/words";

/**
 * The notice area with the agent's notices: those that pass first, because they soon make room for those that stay. A chat that was
 * transferred comes back unless it is opened, so it precedes waiting ones, which are one notice together.
 */
export function NoticeToasts() {
  const staying = useNotices((view) => view.staying);
  const passing = useNotices((view) => view.passing);
  const waiting = staying.filter((notice) => notice.kind === "waiting");
  const others = staying.filter((notice) => notice.kind !== "waiting");
  const [longest] = waiting;
  const cards = [
    ...[...passing].reverse().map((notice) => <Card key={notice.key} notice={notice} stays={false} />),
    ...others.map((notice) => <Card key={notice.key} notice={notice} stays />),
  ];
  if (longest) cards.push(<WaitingCard key="waiting" waiting={waiting} longest={longest} />);
  return <Toasts notices={cards} />;
}

function WaitingCard({ waiting, longest }: { waiting: readonly Notice[]; longest: Notice }) {
  const isOne = waiting.length === 1;
  return (
    <ToastCard
      icon={noticeIcons.waiting}
      tone="waiting"
      title={isOne ? sentence(longest, agentName) : words.waitingNow(waiting.length)}
      detail={isOne ? detail(longest) : sentence(longest, agentName)}
      stays
      onClose={() => waiting.forEach(dismiss)}
    >
      <AcceptButton notice={longest} />
    </ToastCard>
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
