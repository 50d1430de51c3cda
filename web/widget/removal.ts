/** How the widget removes what is on this page: of a former visitor, or all of it. */
import type { Launcher } from "./launcher";
import type { Opening } from "./opening";
import type { Session } from "./session";
import type { Site } from "./site";
import { start } from "./state";
import type { TabMemory } from "./tabMemory";
import type { Uplink } from "./uplink";
import type { SiteVariables } from "./variables";

export interface Removal {
  /** Removes all data of the visitor from this page, and shows it as to a new one. */
  forget(): void;
  /** Removes everything, silently and until the page is closed. */
  vanish(): void;
}

export function makeRemoval(
  session: Session,
  uplink: Uplink,
  site: Site,
  memory: TabMemory,
  variables: SiteVariables,
  launcher: Launcher,
  opening: Opening,
): Removal {
  return {
    forget: () => {
      memory.forget();
      variables.forget();
      session.welcome = null;
      const before = session.state;
      const { look, online, connection, hidden } = before;
      session.state = { ...start, look, online, connection, hidden };
      site.changed(before, session.state);
      opening.remake();
    },
    vanish: () => {
      session.gone = true;
      uplink.leave();
      launcher.remove();
    },
  };
}
