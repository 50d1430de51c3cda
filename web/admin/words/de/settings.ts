import { pluralsOf } from "../../../words/plural";
import { type TimeUnit, typed } from "../../settings/durations";
import type { settingsWords as english } from "../en/settings";

const plural = pluralsOf("de");
const counted: Record<TimeUnit, (count: number) => string> = {
  days: plural({ one: "# Tag", other: "# Tage" }),
  hours: plural({ one: "# Stunde", other: "# Stunden" }),
  minutes: plural({ one: "# Minute", other: "# Minuten" }),
  seconds: plural({ one: "# Sekunde", other: "# Sekunden" }),
};

/** The texts of Global Settings > General. */
export const settingsWords: typeof english = {
  title: "Allgemein",
  about:
    "Zeiten, die für alle Websites gelten, und wie lange Daten aufbewahrt werden. Eine Änderung gilt, sobald sie gespeichert ist.",
  failed: "Die Einstellungen konnten nicht geladen werden",
  isUsual: "Standard",
  reset: (usual) => `Zurück auf ${usual}`,
  resetOf: (label, usual) => `${label}: zurück auf den Standard, ${usual}`,
  unitOf: (label) => `${label}: Einheit`,
  units: { days: "Tage", hours: "Stunden", minutes: "Minuten", seconds: "Sekunden" },
  time: (milliseconds) => {
    const { count, unit } = typed(milliseconds);
    return counted[unit](Number(count));
  },
  bounds: (least, most) => `Erlaubt: ${least} bis ${most}.`,
  wrong: (least, most) => `Geben Sie eine ganze Zahl ein; erlaubt: ${least} bis ${most}.`,
  reaches: plural({
    one: "# Einstellung geändert. Sie gilt sofort.",
    other: "# Einstellungen geändert. Sie gelten sofort.",
  }),
  overwrites: "Speichern ersetzt die andere Fassung.",
  saved: plural({ one: "# Einstellung gespeichert", other: "# Einstellungen gespeichert" }),
  sections: {
    visitors: {
      title: "Besucher",
      about: "Wann Besucher aus der Liste verschwinden und wie lange gemerkte darin bleiben.",
    },
    chats: {
      title: "Chats und Einladungen",
      about: "Wie lange ein Chat oder eine Einladung wartet, bevor Foyer handelt.",
    },
    agents: { title: "Agenten", about: "Wann ein Agent als abwesend gilt." },
    retention: {
      title: "Aufbewahrung",
      about: "Wie lange Daten aufbewahrt werden. Ältere werden alle paar Minuten endgültig gelöscht.",
    },
  },
  fields: {
    leaveTime: {
      label: "Verlassen",
      about: "Zeit ohne offene Seite, bis ein Besucher die Website verlassen hat.",
    },
    returnTime: {
      label: "Rückkehr in den Chat",
      about: "Zeit nach dem Verlassen, bis der offene Chat des Besuchers endet.",
    },
    visitTime: {
      label: "Ende eines Besuchs",
      about: "Zeit nach dem Verlassen, bis die nächste Seite einen neuen Besuch beginnt.",
    },
    captureTime: {
      label: "Gemerkte Besucher",
      about: "Zeit seit dem letzten Besuch, nach der ein Besucher nicht mehr gemerkt ist.",
    },
    queueTime: {
      label: "Warten",
      about:
        "Zeit, bis ein wartender Besucher von der Verzögerung erfährt und dass seine Nachrichten aufbewahrt werden.",
    },
    invitationTime: { label: "Einladungen", about: "Zeit, bis eine unbeantwortete Einladung abläuft." },
    transferTime: {
      label: "Übergaben",
      about: "Zeit, bis ein übergebener Chat zurückkehrt, den niemand geöffnet hat.",
    },
    idleTime: { label: "Stille Chats", about: "Zeit ohne Nachricht, bis ein Chat mit einem Agenten endet." },
    agentReturnTime: {
      label: "Verlorene Verbindung",
      about:
        "Zeit ohne verbundene Konsole, bis ein Agent als Offline gilt und seine Chats weitergegeben werden.",
    },
    sessionTime: {
      label: "Automatische Abmeldung",
      about: "Zeit ohne Aktivität, bis ein Agent abgemeldet wird.",
    },
    visitRetention: {
      label: "Besuche",
      about:
        "Zeit nach dem Ende eines Besuchs, bis er gelöscht wird. Besucher, die nie gechattet haben, werden mit ihrem letzten Besuch gelöscht.",
    },
    auditRetention: {
      label: "Audit-Protokoll",
      about: "Zeit, bis ein Eintrag des Audit-Protokolls gelöscht wird.",
    },
  },
};
