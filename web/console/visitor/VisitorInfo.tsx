import { useEffect } from "react";
import type { VisitorInfo as Info } from "../../shared/wire-agent";
import { placeOf } from "../places/chats";
import { iconOf, inOrder, labelOf, offeredTo, perform } from "./actions";
import { words } from "../words/words";
import { useWatched } from "../state/useWatched";
import { usePath } from "../places/usePath";
import { select } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Elapsed } from "../parts/Elapsed";
import { GoesOn, useHandover } from "../parts/GoesOn";
import { Before } from "./info/Before";
import { ContactCard } from "./info/ContactCard";
import { Came, Device, Four } from "./info/Facts";
import { NameHeading } from "./info/NameHeading";
import { Trail } from "./info/Trail";
import { Variables } from "./info/Variables";
import { StatusBadge } from "./StatusBadge";
import { WhyButton } from "./WhyButton";

/** Everything about one visitor, kept current while shown. With `onClose`, it has a close button. */
export function VisitorInfo({ visitor, onClose }: { visitor: string; onClose?: () => void }) {
  const selected = useFoyer((state) => state.selected);
  useEffect(() => {
    select(visitor);
    return () => select(null);
  }, [visitor]);
  const info = selected?.id === visitor ? selected.info : null;
  const gone = selected?.id === visitor && selected.gone;
  return (
    <section className="info" aria-label={words.info.panel} aria-busy={info === null && !gone}>
      <header className="info-header">
        {info && !gone
          ? <NameHeading key={visitor} visitor={visitor} name={info.row.name} />
          : <h2 className="info-name">{info?.row.name ?? words.info.panel}</h2>}
        {onClose && <IconButton icon="x" label={words.info.close} tipSide="left" onClick={onClose} />}
      </header>
      {gone
        ? (
          <EmptyState icon="door-open" title={words.info.goneTitle}>
            <p>{words.info.goneBody}</p>
          </EmptyState>
        )
        : info
        ? <Panel key={visitor} info={info} />
        : <Bones />}
    </section>
  );
}

function Panel({ info }: { info: Info }) {
  const { row } = info;
  const handover = useHandover(row.chat ? row.assignee : null, row.queue);
  return (
    <div className="info-body">
      <div className="info-status">
        <StatusBadge status={row.status} />
        <span className="soft">
          <Elapsed since={row.since} />
        </span>
        {handover && (
          <span className="info-handover" title={words.handover.explained(handover.agent, handover.queue)}>
            <GoesOn handover={handover} />
          </span>
        )}
        {row.chat && (row.status === "waitingForChat" || row.status === "chatting") && (
          <WhyButton chat={row.chat} version={row.since} />
        )}
        {row.left != null && <span className="badge-left">{words.visitors.leftSite}</span>}
      </div>
      <MainActions info={info} />
      <Four info={info} />
      <Trail trail={info.trail ?? []} left={row.left ?? null} />
      <Came info={info} />
      <Before info={info} />
      <ContactCard visitor={row.id} contact={info.contact ?? {}} />
      <Device info={info} />
      <Variables variables={info.variables ?? {}} />
    </div>
  );
}

function MainActions({ info }: { info: Info }) {
  const path = usePath();
  // In the chat's own window there is no button to go there.
  const here = path === placeOf(info.row.chat ?? info.row.id);
  const watched = useWatched();
  const actions = offeredTo(info.row.actions, info.row.chat != null && watched.has(info.row.chat));
  const offered = inOrder(actions).filter((action) =>
    action !== "visitorInfo" && !(here && action === "goToChat")
  );
  return (
    <div className="info-actions">
      {offered.map((action, index) => (
        <Button
          key={action}
          small
          icon={iconOf(action)}
          tone={index === 0 && action !== "capture" && action !== "release" ? "primary" : "plain"}
          aria-label={words.visitors.named(labelOf(action), info.row.name)}
          onClick={() => void perform(action, info.row)}
        >
          {labelOf(action)}
        </Button>
      ))}
    </div>
  );
}

function Bones() {
  return (
    <div className="info-body" role="status">
      <span className="visually-hidden">{words.info.loading}</span>
      {[1, 2, 3, 4, 5, 6].map((each) => <span key={each} className="bone bone-row" aria-hidden="true" />)}
    </div>
  );
}
