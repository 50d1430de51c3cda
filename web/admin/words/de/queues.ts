import type { queues as english } from "../en/queues";

/** The texts of Chat Queues. */
export const queues: typeof english = {
  title: "Chat-Warteschlangen",
  about: "Wo Chats auf einen Agenten warten, wer sie übernimmt und wann.",
  list: "Alle Warteschlangen",
  add: "Warteschlange anlegen",
  back: "Alle Warteschlangen",
  none: "Noch keine Warteschlangen",
  failed: "Die Warteschlangen konnten nicht geladen werden",
  edit: (name) => `${name} bearbeiten`,
  editTip: "Bearbeiten",
  added: (name) => `${name} wurde angelegt`,
  saved: (name) => `${name} gespeichert`,
  reaches: (widgets, waiting) =>
    [
      widgets.length > 0 ? `Verwendet von ${widgets.join(", ")}` : "Von keinem Widget verwendet",
      waiting === 1 ? "1 Chat wartet" : `${waiting} Chats warten`,
    ].join(" · "),
  columns: {
    name: "Name",
    distribution: "Verteilung",
    agents: "Agenten",
    waiting: "Wartend",
    hours: "Öffnungszeiten",
    users: "Verwendet von",
  },
  sections: {
    queue: "Warteschlange",
    queueAbout: "Chats werden in der Reihenfolge ihres Eingangs zugewiesen, nur an Agenten, die online sind.",
    overflow: "Wenn viel los ist",
    overflowAbout: "Was mit Chats geschieht, die die Agenten der Warteschlange nicht übernehmen können.",
  },
  fields: {
    name: "Name",
    distribution: "Verteilung",
    agents: "Agenten",
    chosen: (count) => `${count} ausgewählt`,
    searchAgents: "Agenten suchen",
    noAgents: "Kein Agent hat diesen Namen.",
    limit: "Höchstzahl wartender Chats",
    limitHint:
      "Weitere Chats gehen an die Ersatz-Warteschlange oder erhalten das Offline-Formular. Leer: beliebig viele.",
    overflow: "Offline-Formular nach (Minuten)",
    overflowHint: "Wie lange ein Besucher wartet, bis es angeboten wird. Leer: wie in den Einstellungen.",
    backup: "Ersatz-Warteschlange",
    backupHint:
      "Übernimmt neue Chats, solange diese Warteschlange geschlossen oder voll ist oder kein Agent online ist.",
    noBackup: "Keine",
  },
  distributions: {
    manual: { name: "Manuell", about: "Chats warten, bis ein Agent sie annimmt." },
    roundRobin: {
      name: "Reihum",
      about: "Jeder Chat geht an den Agenten, dessen letzter zugewiesener Chat am längsten zurückliegt.",
    },
    leastLoaded: {
      name: "Geringste Auslastung",
      about: "Jeder Chat geht an den Agenten mit den wenigsten Chats.",
    },
    lastAgentFirst: {
      name: "Letzter Agent zuerst",
      about:
        "Kehrt ein Besucher zurück, geht sein Chat an den Agenten des letzten Chats, sonst an den mit der geringsten Auslastung.",
    },
  },
  hours: {
    title: "Öffnungszeiten",
    about:
      "Außerhalb dieser Zeiten gehen neue Chats an die Ersatz-Warteschlange, oder Besucher sehen, dass niemand online ist.",
    has: "Diese Warteschlange hat Öffnungszeiten",
    zone: "Zeitzone",
    week: "Woche",
    closed: "Geschlossen",
    from: (day, number) => `${day}, Öffnung ${number}, von`,
    to: (day, number) => `${day}, Öffnung ${number}, bis`,
    nextDay: "am nächsten Tag",
    addSpan: (day) => `Zeiten hinzufügen: ${day}`,
    addSpanShort: "Zeiten hinzufügen",
    removeSpan: (day, number) => `Öffnung ${number} entfernen: ${day}`,
    removeSpanTip: "Entfernen",
    byHand: "Jetzt",
    byHandHint: "Geht der Woche und den Ausnahmen vor.",
    byHandOptions: { none: "Wie geplant", closed: "Geschlossen", open: "Geöffnet" },
    until: "Bis (Ihre Zeit)",
    untilHint: "Leer: bis Sie es ändern.",
  },
  exceptions: {
    title: "Ausnahmen",
    about: "Tage mit anderen Zeiten, etwa Feiertage. Ohne Zeiten ist der Tag geschlossen.",
    one: "Neue Ausnahme",
    add: "Ausnahme hinzufügen",
    date: "Datum",
    name: "Name",
    yearly: "Jedes Jahr",
    hours: "Zeiten",
    remove: (name) => `${name} entfernen`,
    removeTip: "Entfernen",
    importFile: "Kalender importieren (.ics)",
    noCalendar: "Diese Datei ist kein Kalender (.ics).",
    imported: (days, skipped) =>
      [
        days === 1 ? "1 Tag hinzugefügt" : `${days} Tage hinzugefügt`,
        skipped === 0
          ? ""
          : skipped === 1
          ? "1 Termin ist nicht ganztägig und wurde ausgelassen"
          : `${skipped} Termine sind nicht ganztägig und wurden ausgelassen`,
      ].filter(Boolean).join("; "),
  },
  preview: {
    title: "Das bedeutet",
    always: "Immer geöffnet",
    open: "Geöffnet",
    closed: "Geschlossen",
    openNow: "Jetzt geöffnet",
    closedNow: "Jetzt geschlossen",
    openThen: "Dann geöffnet",
    closedThen: "Dann geschlossen",
    opens: (when) => `öffnet ${when}`,
    closes: (when) => `schließt ${when}`,
    noChange: "Keine Änderung innerhalb eines Jahres",
    loading: "Wird geprüft…",
    incomplete: "Vervollständigen Sie die Zeiten, um zu sehen, wann die Warteschlange öffnet und schließt.",
    tryMoment: "Zeitpunkt ausprobieren",
    tryHint: (zone) => `In Ihrer Zeit (${zone}).`,
  },
  weekdays: {
    monday: "Montag",
    tuesday: "Dienstag",
    wednesday: "Mittwoch",
    thursday: "Donnerstag",
    friday: "Freitag",
    saturday: "Samstag",
    sunday: "Sonntag",
  },
  errors: {
    empty: "Geben Sie einen Namen ein.",
    notANumber: "Geben Sie eine Zahl innerhalb der Grenzen ein: 1 bis 10.000 Chats, 0,5 bis 1.440 Minuten.",
    overlap: "Diese Zeiten überschneiden sich.",
    noTime: "Geben Sie beide Zeiten ein.",
    noDate: "Wählen Sie ein Datum.",
    sameDate: "Für diesen Tag gibt es schon eine Ausnahme.",
    noUntil: "Geben Sie an, ab wann der Plan wieder gilt.",
    noZone: "Wählen Sie eine Zeitzone.",
  },
  remove: {
    of: (name) => `${name} löschen`,
    title: "Warteschlange löschen",
    body: (name) => `Die Warteschlange ${name} löschen?`,
    nobodyWaits: "Kein Chat wartet darin.",
    waiting: (count) =>
      count === 1
        ? "1 wartender Chat geht an die Warteschlange seines Widgets und behält seinen Platz."
        : `${count} wartende Chats gehen an die Warteschlangen ihrer Widgets und behalten ihren Platz.`,
    confirm: "Löschen",
    removed: (name) => `${name} wurde gelöscht`,
  },
};
