import type { RefusalCode } from "../../../shared/wire-agent";

export { chatWords } from "./chats";
export { words } from "./console";
export { dialogWords } from "./dialogs";
export { noticeWords } from "./notices";

/** What the server refuses, in German. */
export const refusals: Record<RefusalCode, string> = {
  malformed: "Die Anfrage war nicht verständlich.",
  unknownType: "Dieser Befehl ist unbekannt.",
  wrongCredentials: "E-Mail-Adresse oder Passwort ist falsch.",
  loggedOut: "Sie sind abgemeldet.",
  forbidden: "Dazu fehlt Ihnen die Berechtigung.",
  originNotAllowed: "Von dieser Website aus nicht erlaubt.",
  gone: "Nicht mehr vorhanden.",
  noSuchVisitor: "Diesen Besucher gibt es nicht.",
  noSuchChat: "Diesen Chat gibt es nicht.",
  noSuchAgent: "Diesen Agenten gibt es nicht.",
  noSuchQueue: "Diese Warteschlange gibt es nicht.",
  noSuchBan: "Diese Sperre gibt es nicht mehr.",
  notOffered: "In diesem Status nicht möglich.",
  alreadyTaken: "Der Chat wurde bereits übernommen.",
  stale: "Inzwischen geändert. Bitte prüfen und erneut versuchen.",
  chatEnded: "Der Chat ist beendet.",
  notYours: "Das ist nicht Ihr Chat.",
  invitationOver: "Die Einladung ist nicht mehr offen.",
  wouldChangeNothing: "Es gibt nichts zu ändern.",
  editedMeanwhile: "Inzwischen von jemand anderem geändert. Bitte laden Sie die Seite neu.",
  nobodyOnline: "Kein Agent ist online.",
  agentUnavailable: "Dieser Agent kann den Chat nicht übernehmen.",
  tooLong: "Der Text ist zu lang.",
  empty: "Bitte füllen Sie das Feld aus.",
  notAnAddress: "Das ist keine IP-Adresse.",
  addressOfProxy:
    "Das ist die Adresse eines vertrauenswürdigen Proxys. Sie zu sperren würde alle aussperren.",
  confirmationNeeded: "Bitte bestätigen Sie.",
  nothingChosen: "Bitte wählen Sie mindestens eine Möglichkeit.",
  duplicate: "Diesen Eintrag gibt es bereits.",
  tooManyAttempts: "Zu viele Versuche. Bitte warten Sie einen Moment.",
  tooFast: "Zu viele Anfragen. Bitte warten Sie einen Moment.",
  unavailable: "Zurzeit nicht verfügbar. Es wurde nichts geändert.",
};
