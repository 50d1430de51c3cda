import { useEffect, useState } from "react";
import type { Ban, Chat } from "../../shared/wire-agent";
import { Dialog } from "../../ui/Dialog";
import { PastChat } from "../../console/visitor/info/Before";
import { Refused } from "../../shared/refused";
import { command } from "../../console/state/store";
import { adminWords } from "../words/words";

const words = adminWords.chats;

/** What was said with a banned visitor before, so that a ban can be judged. */
export function PastChatsDialog(
  { ban, visitor, onClose }: { ban: Ban; visitor: string; onClose: () => void },
) {
  const [chats, setChats] = useState<readonly Chat[] | null>(null);
  const [fault, setFault] = useState("");
  useEffect(() => {
    let isCurrent = true;
    command({ type: "pastChats", visitor }).then(
      (done) => isCurrent && setChats(done.chats ?? []),
      (why: unknown) => {
        if (!(why instanceof Refused)) throw why;
        if (isCurrent) setFault(why.detail || why.title);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [visitor]);
  return (
    <Dialog title={words.title(ban.name ?? ban.value)} onClose={onClose}>
      {fault
        ? <p className="field-error" role="alert">{fault}</p>
        : chats === null
        ? <p className="soft" role="status">{words.loading}</p>
        : chats.length === 0
        ? <p className="soft">{words.none}</p>
        : <ul className="past-chats">{chats.map((chat) => <PastChat key={chat.id} chat={chat} />)}</ul>}
    </Dialog>
  );
}
