import { type KeyboardEvent, useState } from "react";
import { isOfInputMethod } from "../../shared/keys";
import type { BanKind } from "../../shared/wire-agent";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { BanListBody, type Editing } from "./BanListBody";
import { BanFormDialog } from "./BanFormDialog";
import { adminWords } from "../words/words";
import { PastChatsDialog } from "./PastChatsDialog";
import { RemoveDialog } from "./RemoveDialog";

const words = adminWords.page;

const tabs: readonly { kind: BanKind; name: string }[] = [
  { kind: "visitor", name: words.visitors },
  { kind: "address", name: words.addresses },
];

/** Admin Console > Omni Widget > Settings > Ban List. */
export function BanListPage() {
  const [kind, setKind] = useState<BanKind>(tabInAddress);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [version, setVersion] = useState(0);
  const close = () => setEditing(null);
  const changed = () => {
    setEditing(null);
    setVersion(version + 1);
  };

  function choose(next: BanKind): void {
    setKind(next);
    history.replaceState(null, "", next === "visitor" ? location.pathname : `${location.pathname}?tab=ips`);
  }

  return (
    <>
      <Page
        title={words.title}
        about={words.about}
        actions={
          <Button tone="primary" icon="plus" onClick={() => setEditing({ type: "add" })}>
            {kind === "visitor" ? words.addVisitor : words.addAddresses}
          </Button>
        }
      >
        <Tabs kind={kind} onChoose={choose} />
        <BanListBody key={kind} kind={kind} version={version} onAct={setEditing} onRetry={changed} />
      </Page>
      {(editing?.type === "add" || editing?.type === "edit") && (
        <BanFormDialog
          kind={kind}
          ban={editing.type === "edit" ? editing.ban : null}
          onClose={close}
          onSaved={changed}
        />
      )}
      {editing?.type === "chats" && editing.ban.of && (
        <PastChatsDialog ban={editing.ban} visitor={editing.ban.of} onClose={close} />
      )}
      {editing?.type === "remove" && <RemoveDialog ban={editing.ban} onClose={close} onRemoved={changed} />}
    </>
  );
}

function Tabs({ kind, onChoose }: { kind: BanKind; onChoose: (kind: BanKind) => void }) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = kind === "visitor" ? "address" : "visitor";
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }
  return (
    <div className="tabs" role="tablist" aria-label={words.title} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.kind}
          type="button"
          role="tab"
          id={`tab-${tab.kind}`}
          className="tab"
          aria-selected={tab.kind === kind}
          aria-controls="ban-list-panel"
          tabIndex={tab.kind === kind ? 0 : -1}
          onClick={() => onChoose(tab.kind)}
        >
          {tab.name}
        </button>
      ))}
    </div>
  );
}

function tabInAddress(): BanKind {
  return new URLSearchParams(location.search).get("tab") === "ips" ? "address" : "visitor";
}
