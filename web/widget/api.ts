/** The site's calls of the widget, each passed to the part that carries it out. */
import type { Consent } from "./consent";
import type { FoyerApi } from "./handover";
import type { Presence } from "./presence";
import type { Session } from "./session";
import type { Site } from "./site";
import type { SiteVariables } from "./variables";
import type { Who } from "./who";
import type { WindowState } from "./windowState";

export function makeApi(
  session: Session,
  site: Site,
  who: Who,
  variables: SiteVariables,
  consent: Consent,
  chatWindow: WindowState,
  presence: Presence,
): FoyerApi {
  const { open, close } = chatWindow;
  return {
    open,
    close,
    toggle: () => session.state.open ? close() : open(),
    show: () => session.dispatch({ type: "shown" }),
    hide: () => session.dispatch({ type: "hidden" }),
    identify: who.identify,
    logout: who.logout,
    set: variables.set,
    page: presence.turn,
    consent: (given) => {
      if (session.gone) return;
      if (given) consent.give();
      else consent.revoke();
    },
    on: site.on,
  };
}
