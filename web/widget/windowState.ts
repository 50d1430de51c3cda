/** Whether the chat window is open, and what opens it: the visitor, the site, an invitation, or the page before. */
import type { Consent } from "./consent";
import type { Core } from "./core";
import type { Drawing } from "./drawing";
import type { Launcher } from "./launcher";
import type { Session } from "./session";
import { isOpen } from "./state";
import type { TabMemory } from "./tabMemory";
import type { Uplink } from "./uplink";

/** Below this width the window covers the page, so it does not open by itself on the next one. */
const phoneWidth = 480;

export interface WindowState extends Pick<Core, "open" | "close" | "answer" | "resumes" | "takesFocus"> {
  /** After a welcome: opens the window again that was open on the page before, unless this page was welcomed before. */
  reopen(first: boolean): void;
}

export function makeWindowState(
  session: Session,
  uplink: Uplink,
  consent: Consent,
  memory: TabMemory,
  launcher: Launcher,
  drawing: Drawing,
  load: () => void,
): WindowState {
  let takesFocus = true;
  /** The window was open on the page before, and a chat or a text waits in it. */
  let resumes: unknown;
  const show = (focus: boolean) => {
    resumes = false;
    takesFocus = focus;
    if (!session.state.open) session.dispatch({ type: "opened" });
    load();
    drawing.draw();
    launcher.raise();
  };
  const answer = () => {
    const { invitation } = session.state;
    if (!invitation) return;
    uplink.post({ type: "answer", invitation: invitation.id });
    session.dispatch({ type: "invitation", invitation: null });
    show(true);
  };
  return {
    open: () => {
      if (session.gone || session.state.open) return;
      if (!uplink.tabs) consent.give();
      if (session.state.invitation) return answer();
      show(true);
      uplink.post({ type: "open" });
    },
    close: () => {
      if (!session.state.open) return;
      const inside = launcher.root.activeElement;
      session.dispatch({ type: "closed" });
      drawing.draw();
      if (inside) launcher.focus();
    },
    answer,
    resumes: () => resumes && memory.found.open,
    takesFocus: () => takesFocus,
    reopen: (first) => {
      // The window's script sends what a closed tab could not.
      if (first && session.mayStore && memory.hasUnsent()) load();
      resumes = first && memory.found.open && (isOpen(session.state.chat) || memory.text);
      if (resumes && innerWidth >= phoneWidth) show(false);
      else if (resumes) load(); // on a phone a bar shows that the chat is still open
    },
  };
}
