/** The connection of the tab that has it: commands of all tabs go through it, and each answer names its draft. */
import type { VisitorCommand } from "../shared/wire-visitor";
import { makeAnswers } from "./answers";
import { connect, type Connection, type ConnectionNeeds } from "./connection";

/** Connects; the tabs receive answers that are completed (`answers.ts`). */
export function openSharedConnection(needs: ConnectionNeeds): Connection {
  const answers = makeAnswers();
  const connection = connect({
    ...needs,
    heard: (notice) => {
      if (notice.type === "welcome") answers.restart();
      if (notice.type === "sent" || notice.type === "refused") answers.answered(notice);
      needs.heard(notice);
    },
  });
  return {
    ...connection,
    post: (command: VisitorCommand) => {
      answers.asked(command);
      connection.post(command);
    },
  };
}
