/** The second script: makes the parts of this tab, and connects them. */
import { makeApi } from "./api";
import { makeConsent } from "./consent";
import { makeCore } from "./core";
import { makeDelivery } from "./delivery";
import { makeDrawing } from "./drawing";
import { makeGreeting } from "./greeting";
import type { FoyerGlobal, Handover } from "./handover";
import { tabId } from "./identifier";
import { makeLauncher } from "./launcher";
import { find } from "./lists";
import { makeNotices } from "./notices";
import { makeOpening } from "./opening";
import { makePresence, type Presence } from "./presence";
import { makeRemoval } from "./removal";
import { makeSession } from "./session";
import { arrived, makeSite, takeCalls } from "./site";
import { isOpen, unread } from "./state";
import { visible, whenIdle } from "./surroundings";
import { makeTabMemory } from "./tabMemory";
import { makeUplink, type Uplink } from "./uplink";
import { makeVariables } from "./variables";
import { makeWho } from "./who";
import { makeWindowState } from "./windowState";

/** One tab makes the sound: the active one, or the connected one if none is. */
function isLoudest({ tabs }: Uplink, presence: Presence): unknown {
  return presence.view().focused || (tabs?.leading() && !find(tabs.others(), (view) => view.focused));
}

function run(foyer: FoyerGlobal, handover: Handover): void {
  const { host, key } = handover;
  const name = `foyer:${key}`;
  const site = makeSite();

  // What follows from each change of the state, in this order.
  const session = makeSession((before, now) => {
    site.changed(before, now);
    if (arrived(before, now).length && !(now.open && visible())) core.alert(isLoudest(uplink, presence));
    // The visitor has used the window and may do so again; an invitation and the badge are in the same script.
    if (isOpen(now.chat) || now.invitation || unread(now)) load();
    delivery.run();
    memory.remember();
    drawing.soon();
  });
  const load = () => opening.bring();
  const uplink = makeUplink(session, {
    host,
    name,
    view: () => presence.view(),
    hello: () => greeting.hello(),
    heard: (notice) => heard(notice),
    stream: () => {
      if (!handover.stream) load();
      return handover.stream;
    },
    withdrawn: () => consent.withdraw(),
    badToken: () => who.departed(),
    fresh: () => who.departed(null, true),
  });
  const delivery = makeDelivery(session, uplink);
  const variables = makeVariables(session, uplink);
  const who = makeWho(session, uplink, handover, () => removal.forget());
  const memory = makeTabMemory(session, name, who.token(), (outbox) => core.keepUnsent(outbox));

  const launcher = makeLauncher({
    open: () => chatWindow.open(),
    near: load,
    isOpen: () => session.state.open,
    rebuilt: () => {
      presence.rebuilt();
      opening.remake();
    },
    unwanted: () => removal.vanish(),
  });
  const drawing = makeDrawing(session, launcher);
  const consent = makeConsent(session, uplink, handover, who, memory, drawing.draw);
  const chatWindow = makeWindowState(session, uplink, consent, memory, launcher, drawing, load);
  const core = makeCore(session, uplink, name, launcher, drawing, memory, chatWindow);
  const opening = makeOpening(handover, core, drawing, chatWindow.close);
  const presence = makePresence(uplink, tabId(), {
    title: () => core.readTitle(),
    recognise: who.recognise,
    turned: () => {
      uplink.tabs?.nudge();
      delivery.run();
    },
    online: () => uplink.tabs?.nudge(),
    // A page in the back-forward cache must hold neither connection nor lock, and shows nothing until the visitor is
    // known.
    left: () => {
      uplink.leave();
      launcher.cover();
    },
    shown: () => {
      if (session.gone || uplink.tabs) return;
      who.recognise(true);
      if (session.mayStore) uplink.begin();
      drawing.draw();
    },
  });

  const removal = makeRemoval(session, uplink, site, memory, variables, launcher, opening);
  const greeting = makeGreeting(
    session,
    uplink,
    key,
    presence,
    who,
    memory,
    consent,
    variables,
    chatWindow,
    removal,
    delivery,
  );
  const heard = makeNotices(session, core, site, presence, who, greeting, removal, delivery);

  takeCalls(foyer, handover, makeApi(session, site, who, variables, consent, chatWindow, presence));
  if (session.mayStore) uplink.begin();
  else drawing.draw();
}

whenIdle(() => {
  const { foyer } = window;
  if (foyer?.handover) run(foyer, foyer.handover);
});
