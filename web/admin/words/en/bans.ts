import { count } from "../../../words/format";
import { pluralsOf } from "../../../words/plural";

const plural = pluralsOf("en");

/** The texts of the strip beside the form of a ban. */
export const previewWords = {
  title: "Effect now",
  none: "Enter a visitor ID or an IP to see whom the ban would affect.",
  loading: "Checking…",
  now: plural({ one: "# visitor affected", other: "# visitors affected" }),
  ofOnline: (online: number) => `of ${count(online)} online`,
  lastDay: plural({ one: "# in the last 24 hours", other: "# in the last 24 hours" }),
  proxy: (address: string) => `${address} belongs to a trusted proxy and can't be banned.`,
  spared: "Not affected",
  more: plural({ one: "and # other", other: "and # others" }),
  why: {
    otherVisitor: "another visitor ID",
    otherFamily: "IPv4 and IPv6 don't mix",
    before: "IP is below the range",
    after: "IP is above the range",
  },
};

/** The texts of the import of bans. */
export const banImportWords = {
  open: "Import",
  export: "Export CSV",
  title: "Import bans",
  about:
    "Choose a CSV file. Nothing is banned until you confirm. Its first row can name the columns value (visitor ID, IP, CIDR or range), comment and expires.",
  file: "CSV file",
  fileHint: "UTF-8, up to 64 KB (about 2,000 rows).",
  tooLarge: "The file is larger than 64 KB. Split it.",
  confirm: plural({ one: "Import # ban", other: "Import # bans" }),
  confirmNone: "Import",
  imported: plural({ one: "# ban imported", other: "# bans imported" }),
  accepted: plural({ one: "# row can be imported", other: "# rows can be imported" }),
  existing: plural({ one: "# row is banned already", other: "# rows are banned already" }),
  refused: plural({ one: "# row can't be imported", other: "# rows can't be imported" }),
  stopped: (stopped: number, online: number) =>
    `Affects ${count(stopped)} of ${count(online)} visitors who are online now.`,
  refusedTitle: "Rows that can't be imported",
  line: "Row",
  value: "Value",
  reason: "Reason",
  more: plural({ one: "and # more row", other: "and # more rows" }),
  reasons: {
    notUTF8: () => "The file is not UTF-8. Save it as CSV UTF-8.",
    unclosedQuote: () => "A quotation mark is not closed.",
    strayQuote: () => "A quotation mark is in the middle of a value.",
    noRows: () => "The file has no rows.",
    tooManyRows: (limit: number) => `The file has more than ${count(limit)} rows.`,
    empty: () => "The value is empty.",
    notAnAddress: () => "Not an IP address, range or visitor ID.",
    notAPrefix: () => "The number after the slash must be 0 to 32 for IPv4, or 0 to 128 for IPv6.",
    mixedFamilies: () => "Start and end must both be IPv4 or both be IPv6.",
    startAfterEnd: () => "The end must not be lower than the start.",
    commentTooLong: (limit: number) => `The comment has more than ${count(limit)} characters.`,
    notATime: () => "Not a date (examples: 2027-01-31, 2027-01-31T18:00:00Z).",
    past: () => "The expiry is in the past.",
    addressOfProxy: () => "Belongs to a trusted proxy.",
    loopbackAddress: () => "Includes the server itself. Add it by hand to confirm it.",
    privateAddress: () => "Includes private addresses. Add it by hand to confirm it.",
    veryWide: () => "The range is very wide. Add it by hand to confirm it.",
    manyVisitors: () => "Affects many visitors. Add it by hand to confirm it.",
  },
};
