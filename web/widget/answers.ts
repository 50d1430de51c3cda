/**
 * The drafts that the tab with the line has passed on, until the server answers: an answer that names none of them is
 * about the oldest.
 */
import type { Refused, Sent, VisitorCommand } from "../shared/wire-visitor";
import { find, keep } from "./lists";

export interface Answers {
  /** A command was passed on. */
  asked(command: VisitorCommand): void;
  /** Completes an answer: by the words, which other tabs do not know, or by the draft that it is about. */
  answered(notice: Sent | Refused): void;
  /** The line is new: nothing of before will be answered. */
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
      // A page's script has changed the frame, or the server cannot read it.
      else if (!asked && open.length && (notice.command ?? "send") === "send") notice.draft = open[0].draft;
      if (notice.draft) forget(notice.draft);
    },
    restart: () => {
      open = [];
    },
  };
}
