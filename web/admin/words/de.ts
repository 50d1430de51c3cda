import { mail } from "./de/mail";
import { auditWords } from "./de/audit";
import { banImportWords, previewWords } from "./de/bans";
import { settingsWords } from "./de/settings";
import { installation } from "./de/installation";
import { queues } from "./de/queues";
import type { AdminCatalogue } from "./words";
import { widgetWords } from "./de/widgets";

export const adminWords: AdminCatalogue = {
  mail,
  menu: {
    title: "Admin-Konsole",
    omniWidget: "Omni Widget",
    widgets: "Meine Widgets",
    installation: "Installation",
    settings: "Einstellungen",
    banList: "Sperrliste",
    mail: "E-Mail",
    globalSettings: "Globale Einstellungen",
    general: "Allgemein",
    auditLog: "Audit-Protokoll",
    queues: "Chat-Warteschlangen",
  },
  queues,
  closed: {
    missing: "Seite nicht gefunden",
    missingBody: "Unter dieser Adresse gibt es keine Seite.",
    forbidden: "Kein Zugriff",
    forbiddenBody: "Ihre Rolle umfasst diese Seite nicht. Wenden Sie sich an einen Administrator.",
  },
  widgets: widgetWords,
  audit: auditWords,
  settingsPage: settingsWords,
  preview: previewWords,
  banImport: banImportWords,
  installation,
  page: {
    title: "Sperrliste",
    about:
      "Besucher und IP-Adressen, die das Widget nicht sehen und nicht chatten können. Eine Sperre gilt sofort, auf jeder geöffneten Seite.",
    visitors: "Gesperrte Besucher",
    addresses: "Gesperrte IPs",
    search: "Suchen",
    searchVisitors: "Besucher-ID oder Kommentar suchen",
    searchAddresses: "IP oder Kommentar suchen",
    addVisitor: "Besucher sperren",
    addAddresses: "IPs sperren",
    failed: "Die Sperrliste konnte nicht geladen werden",
  },
  columns: {
    visitor: "Besucher",
    address: "IP",
    comment: "Kommentar",
    by: "Von",
    at: "Wann",
    hits: "Treffer",
    expires: "Ablauf",
    actions: "Aktionen",
  },
  cell: {
    never: "Nie",
    noComment: "–",
    chats: (of) => `Frühere Chats von ${of}`,
    chatsTip: "Frühere Chats",
    lastHit: (when) => `zuletzt ${when}`,
    expired: (when) => `Abgelaufen ${when}`,
    edit: (value) => `${value} bearbeiten`,
    remove: (value) => `${value} entfernen`,
  },
  empty: {
    visitors: "Keine gesperrten Besucher",
    visitorsNext:
      "Sperren Sie einen Besucher in der Besucherliste oder im Chat, oder hier über seine Besucher-ID.",
    addresses: "Keine gesperrten IPs",
    addressesNext:
      "Viele Menschen können sich eine IP teilen. Sperren Sie zuerst den Besucher, und die IP nur, wenn er zurückkommt.",
    nothingFound: "Keine Treffer",
    nothingFoundNext: (text) => `Keine Sperre passt zu „${text}“.`,
    clear: "Suche löschen",
  },
  form: {
    addVisitor: "Besucher sperren",
    addAddresses: "IPs sperren",
    edit: "Sperre bearbeiten",
    visitor: "Besucher-ID",
    visitorHint: "26 Zeichen. Kopieren Sie sie aus der Besucherinfo.",
    start: "Erste IP",
    startHint: "Eine IP oder CIDR wie 203.0.113.0/24; IPv4 oder IPv6.",
    end: "Letzte IP",
    endHint: "Nur für einen Bereich.",
    comment: "Kommentar",
    expires: "Läuft ab",
    expiresHint: "Letzter Tag der Sperre. Leer lassen für eine Sperre ohne Ablauf.",
    save: "Speichern",
    confirmAnyway: "Verstanden – trotzdem sperren",
    shared: "Das Widget verschwindet für alle, die diese Adressen nutzen.",
    added: (value) => `${value} ist gesperrt`,
    saved: (value) => `Sperre für ${value} gespeichert`,
    wrong: {
      empty: "Geben Sie eine IP ein.",
      notAnAddress: "Keine IP-Adresse (Beispiele: 203.0.113.9, 2001:db8::1).",
      notAPrefix:
        "Die Zahl nach dem Schrägstrich muss bei IPv4 zwischen 0 und 32, bei IPv6 zwischen 0 und 128 liegen.",
      mixed: "Erste und letzte IP müssen beide IPv4 oder beide IPv6 sein.",
      reversed: "Die letzte IP darf nicht kleiner als die erste sein.",
      noVisitor: "Geben Sie eine Besucher-ID ein.",
      notAVisitor: "Keine Besucher-ID (26 Zeichen: Ziffern und Kleinbuchstaben).",
      past: "Dieses Datum liegt in der Vergangenheit.",
    },
  },
  chats: {
    title: (of) => `Frühere Chats von ${of}`,
    loading: "Frühere Chats werden geladen…",
    none: "Keine früheren Chats.",
  },
  remove: {
    title: "Sperre entfernen",
    body: (value) => `Die Sperre für ${value} entfernen?`,
    effect: "Das Widget erscheint auf der nächsten Seite wieder.",
    confirm: "Entfernen",
    removed: (value) => `${value} ist nicht mehr gesperrt`,
  },
};
