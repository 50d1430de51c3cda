import { count } from "../../../words/format";
import { pluralsOf } from "../../../words/plural";
import type { banImportWords as englishImport, previewWords as englishPreview } from "../en/bans";

const plural = pluralsOf("de");

/** The texts of the strip beside the form of a ban. */
export const previewWords: typeof englishPreview = {
  title: "Wirkung jetzt",
  none: "Geben Sie eine Besucher-ID oder eine IP ein, um zu sehen, wen die Sperre betrifft.",
  loading: "Wird geprüft…",
  now: plural({ one: "# Besucher betroffen", other: "# Besucher betroffen" }),
  ofOnline: (online) => `von ${count(online)} online`,
  lastDay: plural({ one: "# in den letzten 24 Stunden", other: "# in den letzten 24 Stunden" }),
  proxy: (address) => `${address} gehört zu einem vertrauenswürdigen Proxy und kann nicht gesperrt werden.`,
  spared: "Nicht betroffen",
  more: plural({ one: "und # weiterer", other: "und # weitere" }),
  why: {
    otherVisitor: "andere Besucher-ID",
    otherFamily: "IPv4 und IPv6 sind getrennt",
    before: "IP liegt unter dem Bereich",
    after: "IP liegt über dem Bereich",
  },
};

/** The texts of the import of bans. */
export const banImportWords: typeof englishImport = {
  open: "Importieren",
  export: "Als CSV exportieren",
  title: "Sperren importieren",
  about:
    "Wählen Sie eine CSV-Datei. Gesperrt wird erst, wenn Sie bestätigen. Die erste Zeile kann die Spalten benennen: value (Besucher-ID, IP, CIDR oder Bereich), comment und expires.",
  file: "CSV-Datei",
  fileHint: "UTF-8, höchstens 64 KB (etwa 2.000 Zeilen).",
  tooLarge: "Die Datei ist größer als 64 KB. Teilen Sie sie auf.",
  confirm: plural({ one: "# Sperre importieren", other: "# Sperren importieren" }),
  confirmNone: "Importieren",
  imported: plural({ one: "# Sperre importiert", other: "# Sperren importiert" }),
  accepted: plural({ one: "# Zeile kann importiert werden", other: "# Zeilen können importiert werden" }),
  existing: plural({ one: "# Zeile ist bereits gesperrt", other: "# Zeilen sind bereits gesperrt" }),
  refused: plural({
    one: "# Zeile kann nicht importiert werden",
    other: "# Zeilen können nicht importiert werden",
  }),
  stopped: (stopped, online) =>
    `Betrifft ${count(stopped)} von ${count(online)} Besuchern, die jetzt online sind.`,
  refusedTitle: "Zeilen, die nicht importiert werden können",
  line: "Zeile",
  value: "Wert",
  reason: "Grund",
  more: plural({ one: "und # weitere Zeile", other: "und # weitere Zeilen" }),
  reasons: {
    notUTF8: () => "Die Datei ist nicht UTF-8. Speichern Sie sie als CSV UTF-8.",
    unclosedQuote: () => "Ein Anführungszeichen wird nicht geschlossen.",
    strayQuote: () => "Ein Anführungszeichen steht mitten in einem Wert.",
    noRows: () => "Die Datei hat keine Zeilen.",
    tooManyRows: (limit) => `Die Datei hat mehr als ${count(limit)} Zeilen.`,
    empty: () => "Der Wert ist leer.",
    notAnAddress: () => "Keine IP-Adresse, kein Bereich und keine Besucher-ID.",
    notAPrefix: () => "Die Zahl nach dem Schrägstrich muss 0 bis 32 bei IPv4 oder 0 bis 128 bei IPv6 sein.",
    mixedFamilies: () => "Anfang und Ende müssen beide IPv4 oder beide IPv6 sein.",
    startAfterEnd: () => "Das Ende darf nicht unter dem Anfang liegen.",
    commentTooLong: (limit) => `Der Kommentar hat mehr als ${count(limit)} Zeichen.`,
    notATime: () => "Kein Datum (Beispiele: 2027-01-31, 2027-01-31T18:00:00Z).",
    past: () => "Der Ablauf liegt in der Vergangenheit.",
    addressOfProxy: () => "Gehört zu einem vertrauenswürdigen Proxy.",
    loopbackAddress: () => "Enthält den Server selbst. Zum Bestätigen von Hand eintragen.",
    privateAddress: () => "Enthält private Adressen. Zum Bestätigen von Hand eintragen.",
    veryWide: () => "Der Bereich ist sehr groß. Zum Bestätigen von Hand eintragen.",
    manyVisitors: () => "Betrifft viele Besucher. Zum Bestätigen von Hand eintragen.",
  },
};
