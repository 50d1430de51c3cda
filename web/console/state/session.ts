import type { Agent, RefusedNotice } from "../../shared/wire-agent";
import { Refused } from "../../shared/refused";
import { words } from "../words/words";
import { isStale } from "./state";
import { dispatch, getState, onChange, start, stop } from "./store";

/** The session behind the cookie: checks, begins and ends it. */

const path = "/api/v1/session";

export type LogInResult =
  | { type: "loggedIn"; agent: Agent }
  | { type: "wrong" }
  | { type: "tooMany"; seconds: number }
  | { type: "refused"; title: string }
  | { type: "unreachable" };

/** Checks whether there is a session, and connects if so. */
export async function checkSession(): Promise<void> {
  try {
    const answer = await fetch(path, { headers: { accept: "application/json" } });
    if (answer.ok) begin();
    else if (answer.status === 401) dispatch({ type: "session", session: "loggedOut" });
    else dispatch({ type: "session", session: "unreachable" });
  } catch {
    dispatch({ type: "session", session: "unreachable" });
  }
}

/** How often, while the connection is lost, the session is checked. */
const lookEvery = 5_000;

/** Shows the log-in once a session has expired. */
export function keepSession(): void {
  let looking: ReturnType<typeof setInterval> | undefined;
  onChange(() => {
    const { connection, session } = getState();
    const doubtful = isStale(connection) && session === "loggedIn";
    if (doubtful && looking === undefined) {
      looking = setInterval(() => void look(), lookEvery);
      void look();
    }
    if (!doubtful && looking !== undefined) {
      clearInterval(looking);
      looking = undefined;
    }
  });
}

async function look(): Promise<void> {
  const answer = await fetch(path, { headers: { accept: "application/json" } }).catch(() => null);
  if (answer?.status !== 401) return;
  stop();
  dispatch({ type: "session", session: "loggedOut" });
}

export async function logIn(email: string, password: string): Promise<LogInResult> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ email, password }),
    });
  } catch {
    return { type: "unreachable" };
  }
  if (answer.ok) {
    const { agent } = await answer.json() as { agent: Agent };
    begin();
    return { type: "loggedIn", agent };
  }
  if (answer.status === 429) return { type: "tooMany", seconds: waitOf(answer) };
  if (answer.status === 401) return { type: "wrong" };
  return answer.status >= 500 ? { type: "unreachable" } : { type: "refused", title: await titleOf(answer) };
}

/** Why the log-in failed; a proxy's error page is not JSON. */
async function titleOf(answer: Response): Promise<string> {
  const problem = await answer.json().catch(() => null) as Partial<RefusedNotice> | null;
  if (typeof problem?.code !== "string") return words.logIn.refused;
  return new Refused({ ...problem, code: problem.code, title: problem.title ?? words.logIn.refused }).title;
}

/** Ends the session here and on the server. */
export async function logOut(): Promise<void> {
  stop();
  try {
    await fetch(path, { method: "DELETE" });
  } finally {
    location.assign("/console"); // a new page holds nothing of the last agent
  }
}

function begin(): void {
  dispatch({ type: "session", session: "loggedIn" });
  start();
}

/** Seconds for a `Retry-After` that cannot be parsed. */
const unknownWait = 60;

function waitOf(answer: Response): number {
  const seconds = Number(answer.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : unknownWait;
}
