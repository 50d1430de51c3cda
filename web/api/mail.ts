import { request } from "./request";

/** The mail server and the mail queue over HTTP. Failures are `Refused`. */

export type MailSecurity = "tls" | "startTLS" | "none";

export type MailServer = {
  etag: string;
  /** The password itself is never sent. */
  hasPassword: boolean;
  /** False: no mail is sent, and the fields below are absent. */
  isSet: boolean;
  host?: string;
  login?: string;
  port?: number;
  security?: MailSecurity;
  sender?: string;
  senderName?: string;
};

/** The whole mail server; an absent password is unchanged, an empty one is removed. */
export type MailServerBody = {
  host: string;
  port: number;
  security: MailSecurity;
  login: string;
  password?: string;
  sender: string;
  senderName: string;
};

export type MailTest = {
  sent: boolean;
  failure?: string;
  dialogue: readonly { from: "foyer" | "server" | "note"; text: string }[];
};

export type QueuedMail = {
  id: string;
  at: number;
  attempts: number;
  due?: number;
  failure?: string;
  sent?: number;
  subject: string;
  to: string;
};

export const mailServerPath = "/api/v1/mail/server";

export async function removeMailServer(etag: string | null): Promise<void> {
  await request<null>(mailServerPath, { method: "DELETE", ifMatch: etag });
}

export async function testMail(to: string): Promise<MailTest> {
  return (await request<MailTest>("/api/v1/mail/test", { method: "POST", body: { to } })).value;
}

export async function listMail(signal: AbortSignal): Promise<readonly QueuedMail[]> {
  return (await request<{ mail: readonly QueuedMail[] }>("/api/v1/mail/queue", { signal })).value.mail;
}
