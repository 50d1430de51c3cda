import { language } from "../../../words/language";

/** The texts of *Why this agent*, in each language: loaded with the panel only. */
const en = {
  title: "Why this agent",
  loading: "Loading…",
  someone: "An agent",
  formerQueue: "A former queue",
  first: "This chat is the next one",
  ahead: (count: number) => count === 1 ? "1 chat is ahead of it" : `${count} chats are ahead of it`,
  assigned: (name: string, when: string) => `Assigned to ${name} ${when}`.trim(),
  accepted: (name: string) => `${name} took this chat; no queue assigned it`,
  automated: "A flow or a bot is answering",
  ended: "This chat has ended",
  taken: "Assigned",
  free: (chats: number, limit: number) => `Free, ${chats} of ${limit} chats`,
  full: (chats: number, limit: number) => `${chats} of ${limit} chats`,
  obstacles: { offline: "Offline", away: "Away", notConnected: "Not connected" },
  outcomes: {
    assigned: (name: string) => `assigned it to ${name}.`,
    untilAccepted: "lets chats wait until an agent accepts.",
    nobodyFree: "has no agent with room.",
    behind: (count: number) =>
      count === 1 ? "assigns 1 other chat first." : `assigns ${count} other chats first.`,
    closed: (until: string | null) => until === null ? "is closed." : `is closed until ${until}.`,
    nobodyOnline: "has no agent Online.",
    full: (limit: number) => `is full: ${limit} chats are waiting.`,
  },
  remedies: "What would change it",
  accepts: "An agent accepts it",
  agentFree: {
    offline: (name: string) => `${name} goes Online`,
    away: (name: string) => `${name} goes Online`,
    notConnected: (name: string) => `${name} reconnects`,
    full: (name: string) => `${name} finishes a chat`,
  },
  opens: (queue: string, at: string | null) => at === null ? `${queue} opens` : `${queue} opens ${at}`,
  turn: "The chats ahead of it are assigned",
  room: (queue: string) => `Fewer chats wait in ${queue}`,
};

const de: typeof en = {
  title: "Warum dieser Agent",
  loading: "Wird geladen…",
  someone: "Ein Agent",
  formerQueue: "Eine frühere Warteschlange",
  first: "Dieser Chat ist der nächste",
  ahead: (count) => count === 1 ? "1 Chat ist davor" : `${count} Chats sind davor`,
  assigned: (name, when) => `${name} zugewiesen, ${when}`.replace(/, $/, ""),
  accepted: (name) => `${name} hat diesen Chat übernommen; keine Warteschlange hat ihn zugewiesen`,
  automated: "Ein Flow oder ein Bot antwortet",
  ended: "Dieser Chat ist beendet",
  taken: "Zugewiesen",
  free: (chats, limit) => `Frei, ${chats} von ${limit} Chats`,
  full: (chats, limit) => `${chats} von ${limit} Chats`,
  obstacles: { offline: "Offline", away: "Abwesend", notConnected: "Nicht verbunden" },
  outcomes: {
    assigned: (name) => `hat ihn ${name} zugewiesen.`,
    untilAccepted: "lässt Chats warten, bis ein Agent sie annimmt.",
    nobodyFree: "hat keinen Agenten, der noch einen Chat übernehmen kann.",
    behind: (count) =>
      count === 1 ? "weist zuerst 1 anderen Chat zu." : `weist zuerst ${count} andere Chats zu.`,
    closed: (until) => until === null ? "ist geschlossen." : `ist geschlossen bis ${until}.`,
    nobodyOnline: "hat keinen Agenten, der online ist.",
    full: (limit) => `ist voll: ${limit} Chats warten.`,
  },
  remedies: "Was das ändern würde",
  accepts: "Ein Agent nimmt ihn an",
  agentFree: {
    offline: (name) => `${name} geht online`,
    away: (name) => `${name} geht online`,
    notConnected: (name) => `${name} verbindet sich wieder`,
    full: (name) => `${name} beendet einen Chat`,
  },
  opens: (queue, at) => at === null ? `${queue} öffnet` : `${queue} öffnet ${at}`,
  turn: "Die Chats davor werden zugewiesen",
  room: (queue) => `In ${queue} warten weniger Chats`,
};

export function whyWords(): typeof en {
  return { en, de }[language()];
}
