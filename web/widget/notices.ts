/** What the notices of the server do to this tab, beside what they change in the state. */
import { afterWait } from "../shared/backoff";
import type { Refused, VisitorNotice } from "../shared/wire-visitor";
import type { Core } from "./core";
import type { Delivery } from "./delivery";
import type { Greeting } from "./greeting";
import type { Presence } from "./presence";
import type { Removal } from "./removal";
import type { Session } from "./session";
import type { Site } from "./site";
import type { Who } from "./who";

/** Returns the function that receives each notice. */
export function makeNotices(
  session: Session,
  core: Core,
  site: Site,
  presence: Presence,
  who: Who,
  greeting: Greeting,
  removal: Removal,
  delivery: Delivery,
): (notice: VisitorNotice) => void {
  /** One at a time: if each refusal retried by itself, the retries would double each time. */
  let pausing: boolean | undefined;
  /** The draft in flight and the missing messages are requested again; the server recognises a draft by its id. */
  const again = () => {
    pausing = false;
    delivery.restart();
    who.introduce();
    delivery.run();
  };
  return (notice) => {
    if (session.gone) return;
    core.heard(notice);
    if (notice.type === "gone") return removal.vanish();
    if (notice.type === "welcome") return greeting.welcomed(notice);
    if (notice.type === "fresh") return who.departed(notice.token);
    who.answered(notice as Refused);
    if (notice.type === "refused") {
      pausing = pausing || afterWait(notice, again);
      site.refused(notice);
    }
    presence.look();
    session.dispatch(notice);
  };
}
