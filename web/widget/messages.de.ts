/** All texts of the widget in German: `web/build` replaces messages.ts by this file for German browsers. */
import type { SystemEvent } from "../shared/wire-visitor";
import type * as english from "./messages";

/** The texts on the page before the window opens; separate, so that the first script stays small. */
export const launcherText: typeof english.launcherText = {
  region: "Live-Chat",
  button: "Chat starten",
  away: "Wir sind offline",
};

/** The texts beside the button: of an agent's invitation, and of unread messages. */
export const invitationText: typeof english.invitationText = {
  invitation: "Einladung zum Chat",
  answer: "Jetzt chatten",
  decline: "Nein, danke",
  unread: (count) => count === 1 ? "1 ungelesene Nachricht" : `${count} ungelesene Nachrichten`,
};

const someone = "Unser Team";

/** The texts of the chat window. */
export const windowText: typeof english.windowText = {
  window: "Chat",
  conversation: "Unterhaltung",
  box: "Nachricht",
  placeholder: "Nachricht schreiben…",
  send: "Senden",
  close: "Schließen",
  end: "Chat beenden",
  cancel: "Abbrechen",
  cancelQuestion: "Nicht mehr warten?",
  keepWaiting: "Weiter warten",
  endQuestion: "Diesen Chat beenden?",
  keep: "Weiter chatten",
  answer: "Jetzt chatten",
  decline: "Nein, danke",
  choices: "Wählen Sie eine Antwort",
  agentTitle: "Kundenservice",
  flowTitle: "Automatischer Assistent",
  botTitle: "Automatischer Assistent",
  you: "Sie",
  someone,
  ended: "Dieser Chat ist beendet. Schreiben Sie eine Nachricht, um einen neuen zu beginnen.",
  endedOffline: "Dieser Chat ist beendet, und wir sind jetzt offline.",
  cancelled: "Sie warten nicht mehr. Schreiben Sie eine Nachricht, um erneut anzufragen.",
  refused: "Leider kann gerade niemand chatten. Bitte versuchen Sie es später noch einmal.",
  offlineTitle: "Wir sind gerade offline",
  offline: "Bitte kommen Sie später wieder – wir helfen Ihnen gern.",
  offlineSubtitle: "Gerade offline",
  refusedSubtitle: "Gerade ist niemand frei",
  waitingSubtitle: "Sie warten auf einen Mitarbeiter",
  reconnecting: "Verbindung wird wiederhergestellt… Ihre Nachrichten werden gesendet.",
  preview: "Wir können Ihre Nachricht schon beim Schreiben sehen.",
  kept: "Wir sind gerade offline. Ihr Text bleibt hier, bis Sie ihn senden können.",
  stillOpen: "Ihr Chat ist noch offen",
  dismiss: "Schließen",
  waitingTitle: "Wir sind gleich für Sie da",
  waitingKept: "Ihre Nachrichten bleiben erhalten",
  next: "Sie sind als Nächstes dran",
  position: (position) => `Sie sind Nummer ${position} in der Warteschlange`,
  estimate: (minutes) => minutes <= 1 ? "etwa eine Minute" : `etwa ${minutes} Minuten`,
  typing: (name) => name ? `${name} schreibt` : "Schreibt",
  sending: "Wird gesendet",
  sent: "Gesendet",
  delivered: "Zugestellt",
  read: "Gelesen",
  notSent: "Nicht gesendet",
  retry: "Erneut senden",
  tooLong: (count) => `${count.toLocaleString("de")} Zeichen zu viel`,
  today: "Heute",
  titleBlink: (count) => count === 1 ? "Neue Nachricht" : `${count} neue Nachrichten`,
};

export const earlierText: typeof english.earlierText = {
  show: "Frühere Unterhaltung anzeigen",
  more: "Frühere Nachrichten anzeigen",
  loading: "Wird geladen …",
  failed: "Konnte nicht geladen werden. Noch einmal versuchen",
  start: "Beginn Ihrer Unterhaltung",
};

/** What a line in the middle of the chat says happened. */
export function eventText(
  event: SystemEvent,
  name?: string | null,
  to?: string | null,
  reason?: "missed" | null,
): string {
  const who = name || someone;
  switch (event) {
    case "joined":
      return `${who} ist jetzt im Chat`;
    case "left":
      return name ? `${who} musste gehen.` : "Ihr Ansprechpartner musste gehen.";
    case "next":
      return "Sie sind als Nächstes dran.";
    case "back":
      return `${who} ist wieder da.`;
    case "notOpened":
      return `${who} kann Ihren Chat gerade nicht annehmen.`;
    case "transferred":
      return to ? `${who} hat Sie an ${to} weitergeleitet` : `${who} hat Ihren Chat weitergeleitet`;
    case "ended":
      return reason ? "Der Chat wurde beendet, bevor jemand beigetreten ist" : "Der Chat wurde beendet";
    case "flowStopped":
      return name ? `${name} hat übernommen` : "Ein Mitarbeiter hat übernommen";
    case "takenOver":
      return `${who} hat übernommen`;
    case "waiting":
      return "Sie warten auf einen Mitarbeiter";
    case "refused":
      return "Leider war niemand frei";
    case "nobodyOnline":
      return "Zurzeit ist niemand mehr da. Ihre Nachrichten bleiben erhalten, bis wieder jemand da ist.";
    case "onlineAgain":
      return "Unser Team ist wieder online.";
    case "overdue":
      return "Alle Mitarbeiter sind im Gespräch. Ihre Nachrichten bleiben erhalten, und Sie bekommen so bald wie möglich eine Antwort.";
  }
}
