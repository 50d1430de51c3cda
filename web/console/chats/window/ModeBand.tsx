import { useState } from "react";
import type { AgentCommand, Chat } from "../../../shared/wire-agent";
import { iconOf, perform } from "../../visitor/actions";
import { Button } from "../../../ui/Button";
import { Icon, type IconName } from "../../../ui/Icon";
import { isStale } from "../../state/state";
import { attempt } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { Until } from "../../parts/Since";
import { chatWords } from "../../words/words";
import { GoesOn, type Handover, useHandover } from "../../parts/GoesOn";
import { words as texts } from "../../words/words";
import { MoveMenu } from "./MoveMenu";
import type { Mode } from "./mode";

const words = chatWords.band;

/** Shows above the box who is talking and what the agent may do. */
export function ModeBand({ chat, mode }: { chat: Chat; mode: Mode }) {
  const connection = useFoyer((state) => state.connection);
  const me = useFoyer((state) => state.me?.id);
  const agent = useFoyer((state) => chat.assignee ? state.agents.get(chat.assignee)?.name : undefined);
  const handover = useHandover(chat.assignee, chat.queue);
  if (isStale(connection)) return <Band tint="lost" icon="wifi-off" text={words.connectionLost} />;
  const { visitor, id, transfer } = chat;
  if (transfer && mode.kind !== "chat" && mode.kind !== "ended") {
    return (
      <Band
        tint="waitingForChat"
        icon="arrow-right-left"
        text={words.unopened(agent ?? chatWords.message.agent)}
        more={transfer.by === me
          ? (
            <span aria-hidden="true">
              {words.comesBack} <Until at={transfer.until} />.
            </span>
          )
          : undefined}
      />
    );
  }
  switch (mode.kind) {
    case "chat":
      return null; // the box itself shows it
    case "waiting":
      return (
        <Band tint="waitingForChat" icon="hourglass" text={words.waiting}>
          <Act icon="check" tone="primary" command={{ type: "accept", visitor, chat: id }}>
            {words.accept}
          </Act>
          <Act icon="x" command={{ type: "refuse", visitor, chat: id }}>{words.refuse}</Act>
          <MoveMenu chat={chat} />
        </Band>
      );
    case "flow":
      return (
        <Band tint="chattingWithFlow" icon="workflow" text={words.flow}>
          <Act icon="hand" tone="primary" command={{ type: "stopFlow", visitor, chat: id }}>
            {words.stopFlow}
          </Act>
        </Band>
      );
    case "bot":
      return (
        <Band tint="chattingWithBot" icon="bot" text={words.bot}>
          <Act icon="hand" tone="primary" command={{ type: "takeOver", visitor, chat: id }}>
            {words.takeOver}
          </Act>
        </Band>
      );
    case "monitoring":
      return (
        <Band
          tint="inSite"
          icon="scan-eye"
          text={words.monitoring}
          more={handover
            ? <NotConnected handover={handover} />
            : agent
            ? words.monitoringOf(agent)
            : undefined}
        />
      );
    case "outside":
      return <OutsideBand chat={chat} agent={agent} handover={handover} />;
    case "ended":
      return (
        <Band
          tint="end"
          icon="circle-check"
          text={chat.status === "refusedByAgent" ? words.refused : words.ended}
          more={chat.endReason ? chatWords.endReasons[chat.endReason] : undefined}
        />
      );
    default: {
      const never: never = mode;
      return never;
    }
  }
}

/** In a chat without this agent: who is talking, and the ways to enter. */
function OutsideBand(
  { chat, agent, handover }: { chat: Chat; agent: string | undefined; handover: Handover | null },
) {
  const visitor = { id: chat.visitor, name: chat.visitorName, chat: chat.id };
  const way = (action: "join" | "monitor" | "takeOver", tone: "plain" | "primary") => (
    <Button
      small
      icon={iconOf(action)}
      tone={tone}
      onClick={() => void perform(action, visitor)}
    >
      {words[action]}
    </Button>
  );
  switch (chat.status) {
    case "chattingWithFlow":
      return (
        <Band tint="chattingWithFlow" icon="workflow" text={words.flowOutside}>
          {way("monitor", "plain")}
          {way("join", "primary")}
        </Band>
      );
    case "chattingWithBot":
      return (
        <Band tint="chattingWithBot" icon="bot" text={words.botOutside}>
          {way("monitor", "plain")}
          {way("takeOver", "primary")}
        </Band>
      );
    default:
      return (
        <Band
          tint="inSite"
          icon="message-circle"
          text={handover ? "" : words.monitoringOf(agent ?? chatWords.message.agent)}
          more={handover && <NotConnected handover={handover} />}
        >
          {way("monitor", "primary")}
        </Band>
      );
  }
}

/** The chat's agent has no connected console. Screen readers are not updated each second. */
function NotConnected({ handover }: { handover: Handover }) {
  const { agent, queue } = handover;
  return (
    <>
      <span className="visually-hidden">{texts.handover.explained(agent, queue)}</span>
      <span aria-hidden="true">
        {texts.handover.notConnected(agent)} <GoesOn handover={handover} />.
      </span>
    </>
  );
}

function Band(
  { tint, icon, text, more, children }: {
    tint: string;
    icon: IconName;
    text: string;
    more?: React.ReactNode;
    children?: React.ReactNode;
  },
) {
  return (
    <div className={`mode-band mode-band-${tint}`} role="status">
      <Icon name={icon} />
      <p>
        <strong>{text}</strong> {more}
      </p>
      {children && <span className="mode-band-actions">{children}</span>}
    </div>
  );
}

function Act(
  { command, children, ...rest }: {
    command: AgentCommand;
    icon: IconName;
    tone?: "plain" | "primary";
    children: string;
  },
) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      {...rest}
      small
      busy={busy}
      onClick={() => {
        setBusy(true);
        void attempt(command).finally(() => setBusy(false));
      }}
    >
      {children}
    </Button>
  );
}
