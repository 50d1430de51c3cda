import { pluralsOf } from "../../../words/plural";
import type { Catalogue } from "../words";

const many = pluralsOf("de");

export const noticeWords: Catalogue["noticeWords"] = {
  bell: "Mitteilungen",
  bellCount: many({ one: "Mitteilungen, # offen", other: "Mitteilungen, # offen" }),
  needsYou: "Wartet auf Sie",
  nothingOpen: "Zurzeit wartet nichts auf Sie.",
  today: "Heute",
  noneToday: "Heute keine Mitteilungen.",
  fresh: many({ one: "# neu", other: "# neu" }),
  freshHint: "Solange Sie auf die Liste zeigen, bleibt sie, wie sie ist. Auswählen, um sie zu aktualisieren.",
  alerts: "Hinweise",
  sound: "Hinweistöne",
  mute: "Stummschalten",
  unmute: "Ton einschalten",
  soundOn: "Töne sind eingeschaltet",
  soundOff: "Töne sind ausgeschaltet",
  test: "Ton testen",
  testOf: (kind) => `Ton testen: ${kind}`,
  kinds: {
    waiting: "Wartende Chats",
    message: "Nachrichten in meinen Chats",
    transferred: "An mich übergebene Chats",
    returned: "Gemerkter Besucher ist zurück",
  },
  askNotify: "Desktop-Benachrichtigungen einschalten",
  notifyGranted: "Desktop-Benachrichtigungen sind eingeschaltet",
  notifyDenied: "Der Browser blockiert Desktop-Benachrichtigungen",
  touchFirst: "Der Browser spielt Töne erst ab, nachdem Sie auf dieser Seite geklickt oder getippt haben.",
  waitingNow: many({ one: "Ein Besucher wartet auf einen Chat", other: "# Besucher warten auf einen Chat" }),
  accept: "Annehmen",
  open: "Chat öffnen",
  show: "Anzeigen",
  more: many({ one: "# weitere", other: "# weitere" }),
  goesBack: "Geht zurück in",
  colleague: "Ein Kollege",
  title: {
    waiting: many({ one: "(#) Wartend", other: "(#) Wartend" }),
    transferred: many({ one: "(#) Neuer Chat", other: "(#) Neue Chats" }),
    message: many({ one: "(#) Neue Nachricht", other: "(#) Neue Nachrichten" }),
    returned: many({ one: "(#)", other: "(#)" }),
  },
  sentence: {
    waiting: (name) => `${name} wartet auf einen Chat`,
    message: (name) => `Neue Nachricht von ${name}`,
    given: (name, by) => `${by} hat Ihnen den Chat mit ${name} übergeben`,
    cameBack: (name, by) => `${by} hat den Chat mit ${name} nicht geöffnet. Er gehört wieder Ihnen`,
    yours: (name) => `${name} chattet mit Ihnen`,
    returned: (name) => `${name} ist wieder auf der Website`,
  },
};
