import type { Agent } from "../shared/wire-agent";
import { request } from "./request";

/** The set-up of a new server, and one-time links, as in docs/protocol.md section 2. Failures are `Refused`. */

export type LinkPurpose = "setup" | "invitation" | "passwordReset";

/** A one-time link that is still good. */
export interface Link {
  purpose: LinkPurpose;
  /** When it ends, in milliseconds since 1970. */
  expires: number;
  /** Whose password it sets; absent for the set-up. */
  name?: string;
  email?: string;
}

export async function openLink(token: string, signal?: AbortSignal): Promise<Link> {
  return (await request<Link>("/api/v1/links/open", { method: "POST", body: { token }, signal })).value;
}

/** Sets the password and logs in. */
export async function chooseLinkPassword(token: string, password: string): Promise<Agent> {
  const body = { token, password };
  return (await request<{ agent: Agent }>("/api/v1/links/use", { method: "POST", body })).value.agent;
}

/** Creates the first administrator and logs them in. */
export async function createAdministrator(
  body: { token: string; name: string; email: string; password: string },
): Promise<Agent> {
  return (await request<{ agent: Agent }>("/api/v1/setup", { method: "POST", body })).value.agent;
}

/** A page that showed a widget. */
export interface Sighting {
  at: number;
  url: string;
  /** Where the visitor came from, as the server sees it. */
  address: string;
}

/** How far the set-up has come; everything is derived from what is stored. */
export interface Setup {
  /** The first website; absent before it is added. */
  widget?: { id: string; name: string; domain: string; accent: string };
  /** The first page of the website that showed the widget. */
  seen?: Sighting;
  /** The test page showed it. */
  tried?: Sighting;
  /** A page showed the tag, but its host is not among the widget's domains. */
  refused?: { at: number; origin: string };
  /** The address that the server sees for this browser. */
  address: string;
  /** Something that looks like a proxy and is not trusted, so that its address hides those of the visitors. */
  proxy?: string;
  agents: number;
  hasChat: boolean;
  /** This agent has closed the check list. */
  isHidden: boolean;
}

export const setupPath = "/api/v1/setup";

export async function readSetup(signal?: AbortSignal): Promise<Setup> {
  return (await request<Setup>(setupPath, { signal })).value;
}

/** The first website. */
export interface Website {
  domain: string;
  name: string;
  /** `#rrggbb` */
  accent: string;
  greeting: string;
  /** The widget to change; absent for a new one. */
  widget?: string;
}

export async function saveWebsite(body: Website): Promise<Setup> {
  return (await request<Setup>(`${setupPath}/website`, { method: "PUT", body })).value;
}

/** Allows a further host to show a widget. */
export async function allowHost(widget: string, domain: string): Promise<Setup> {
  return (await request<Setup>(`${setupPath}/domains`, { method: "POST", body: { widget, domain } })).value;
}

/** Closes the check list for this agent. */
export async function hideCheckList(): Promise<void> {
  await request<null>(`${setupPath}/check-list`, { method: "DELETE" });
}
