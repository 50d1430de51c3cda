import type { AgentBody, AgentEntry } from "../../api/staff";
import { staffWords } from "../words/staff";

/** The form of an agent, as typed. */
export interface AgentForm {
  name: string;
  alias: string;
  title: string;
  email: string;
  role: string;
  limit: string;
  skills: readonly string[];
}

/** The fields with a text. */
export type AgentField = Exclude<keyof AgentForm, "skills">;

/** Six chats at a time, as the server has it for new agents. */
const usualLimit = 6;
export const highestLimit = 100;

export function formOf(agent: AgentEntry | null): AgentForm {
  if (!agent) {
    return {
      name: "",
      alias: "",
      title: "",
      email: "",
      role: "agent",
      limit: String(usualLimit),
      skills: [],
    };
  }
  const { name, alias, title, email, role, limit, skills } = agent;
  return { name, alias, title, email, role, limit: String(limit), skills };
}

/** What to send, or the field that is not fit to be sent, with the sentence beside it. */
export function readForm(form: AgentForm): { body: AgentBody } | { field: AgentField; error: string } {
  const words = staffWords.agent;
  const trimmed = { ...form, name: form.name.trim(), email: form.email.trim() };
  if (trimmed.name === "") return { field: "name", error: words.emptyName };
  if (trimmed.email === "") return { field: "email", error: words.emptyEmail };
  const limit = Number(form.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > highestLimit) {
    return { field: "limit", error: words.badLimit };
  }
  return { body: { ...trimmed, limit } };
}

const fields: readonly AgentField[] = ["name", "alias", "title", "email", "role", "limit"];

/** The field of the form that a refusal names; the first one if it names none. */
export function fieldOf(named: string | null): AgentField {
  return fields.find((field) => field === named) ?? "name";
}
