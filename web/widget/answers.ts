/**
 * The drafts that the connected tab has sent and the server has not answered: an answer without a draft belongs to the
 * oldest.
 */
import type { Refused, Sent, VisitorCommand } from "../shared/wire-visitor";
import { find, keep } from "./lists";

export interface Answers {
  /** A command was sent. */
  asked(command: VisitorCommand): void;
  /** Completes an answer: adds the text, which other tabs do not have, or the draft that it belongs to. */
  answered(notice: Sent | Refused): void;
  /** The connection is new: earlier commands will not be answered. */
  restart(): void;
}

export function makeAnswers(): Answers {
  let open: { draft: string; text: string }[] = [];
  const forget = (draft: string) => {
    open = keep(open, (asked) => asked.draft !== draft);
  };
  return {
    asked: (command) => {
      if (command.type !== "send") return;
      forget(command.draft);
      open[open.length] = command;
    },
    answered: (notice) => {
      const asked = find(open, ({ draft }) => draft === notice.draft);
      if (notice.type === "sent") notice.text = asked?.text;
      // A page's script has changed the frame, or the server could not parse it.
      else if (!asked && open.length && (notice.command ?? "send") === "send") notice.draft = open[0].draft;
      if (notice.draft) forget(notice.draft);
    },
    restart: () => {
      open = [];
    },
  };
}
