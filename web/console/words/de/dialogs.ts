import { pluralsOf } from "../../../words/plural";
import type { Catalogue } from "../words";

const many = pluralsOf("de");

export const dialogWords: Catalogue["dialogWords"] = {
  ban: {
    title: "Besucher sperren",
    about: (name) =>
      `${name} sieht das Widget nicht mehr, kann nicht mehr chatten und verschwindet aus allen Konsolen. Ein offener Chat endet; der Verlauf bleibt erhalten.`,
    byVisitor: "Besucher-ID",
    byVisitorHint: "Dieser Browser, bis seine Cookies gelöscht werden.",
    byAddress: "IP-Adresse",
    counting: "Es wird geprüft, wer diese Adresse noch nutzt…",
    unknownAddress: "Die IP-Adresse dieses Besuchers ist nicht bekannt.",
    shared: (address, now, lately) => `${address} · ${now} · ${lately}`,
    now: many({ one: "# Besucher jetzt online", other: "# Besucher jetzt online" }),
    lately: many({ one: "# in den letzten 7 Tagen", other: "# in den letzten 7 Tagen" }),
    sharedWarning: "Für sie alle verschwindet das Widget.",
    confirmAnyway: "Verstanden – trotzdem sperren",
    comment: "Kommentar",
    commentHint: "Der Grund, für Kollegen in der Sperrliste sichtbar.",
    nothingChosen: "Wählen Sie mindestens eine Möglichkeit.",
    mustConfirm: "Setzen Sie zur Bestätigung den Haken.",
    banned: (name) => `${name} ist gesperrt`,
    undo: "Rückgängig",
    unbanned: (name) => `${name} ist nicht mehr gesperrt`,
  },
  invite: {
    title: "Besucher einladen",
    about: (name) =>
      `${name} sieht diese Nachricht auf der aktuellen Seite, mit Schaltflächen zum Annehmen und Ablehnen.`,
    message: "Nachricht",
    prefilled: "Guten Tag! Kann ich Ihnen helfen?",
    empty: "Geben Sie eine Nachricht ein.",
    invited: (name) => `Einladung an ${name} gesendet`,
  },
};
