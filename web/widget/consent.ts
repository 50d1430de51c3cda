/** The visitor's consent: before a required one nothing is stored or sent, and the button is drawn without a request. */
import type { WidgetLook } from "../shared/wire-visitor";
import type { Handover } from "./handover";
import type { Session } from "./session";
import { start, type State } from "./state";
import type { TabMemory } from "./tabMemory";
import type { Uplink } from "./uplink";
import type { Who } from "./who";

export interface Consent {
  /** The visitor agrees, by a call of the site or a click on the button. */
  give(): void;
  /** The site says that the visitor does not agree any more: removes everything, in all tabs. */
  revoke(): void;
  /** Removes everything of the visitor from this tab, and shows the button with this `look`. */
  withdraw(look?: WidgetLook): void;
}

export function makeConsent(
  session: Session,
  uplink: Uplink,
  { accent, side, consent }: Handover,
  who: Who,
  memory: TabMemory,
  draw: () => void,
): Consent {
  const waiting: State = {
    ...start,
    look: { title: "", accent, side: side as WidgetLook["side"] },
  };
  session.consented = who.token();
  session.mayStore = session.consented || !consent;
  if (!session.mayStore) session.state = waiting;

  const withdraw = (look = session.welcome?.widget ?? waiting.look) => {
    uplink.leave();
    memory.forget();
    session.consented = session.mayStore = false;
    who.clear();
    session.welcome = null;
    session.state = { ...waiting, look };
    draw();
  };
  return {
    give: () => {
      session.consented = session.mayStore = true;
      uplink.begin();
    },
    revoke: () => {
      who.clear(true);
      uplink.publish({ type: "withdrawn" });
      withdraw();
    },
    withdraw,
  };
}
