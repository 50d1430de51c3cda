import { PastChat } from "../../console/visitor/info/Before";
import { command } from "../../console/state/store";
import type { Ban } from "../../shared/wire-agent";
import { Dialog } from "../../ui/Dialog";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";

const words = adminWords.chats;

/** Earlier chats with a banned visitor, to judge a ban. */
export function PastChatsDialog({ ban, onClose }: { ban: Ban; onClose: () => void }) {
  const visitor = ban.of ?? "";
  const load = async () => (await command({ type: "pastChats", visitor })).chats ?? [];
  const { value: chats, fault } = useList(load, { key: visitor });
  return (
    <Dialog title={words.title(ban.name ?? ban.value)} onClose={onClose}>
      {fault !== null
        ? <p className="field-error" role="alert">{fault}</p>
        : chats === null
        ? <p className="soft" role="status">{words.loading}</p>
        : chats.length === 0
        ? <p className="soft">{words.none}</p>
        : <ul className="past-chats">{chats.map((chat) => <PastChat key={chat.id} chat={chat} />)}</ul>}
    </Dialog>
  );
}
