import type { MailSecurity, MailServer, MailServerBody } from "../../api/mail";

/** The form of the mail server as it is typed. */
export interface MailForm {
  host: string;
  port: string;
  security: MailSecurity;
  login: string;
  /** Empty leaves the stored password as it is. */
  password: string;
  sender: string;
  senderName: string;
}

export type MailField = keyof MailForm;
export type MailFault = "noHost" | "badPort" | "noSender";

/** The usual port of each kind of connection. */
export const usualPort: Readonly<Record<MailSecurity, string>> = { tls: "465", startTLS: "587", none: "25" };

export function mailFormOf(server: MailServer): MailForm {
  const security = server.security ?? "startTLS";
  return {
    host: server.host ?? "",
    port: server.port === undefined ? usualPort[security] : String(server.port),
    security,
    login: server.login ?? "",
    password: "",
    sender: server.sender ?? "",
    senderName: server.senderName ?? "",
  };
}

/** The form with another kind of connection; the port follows if it was the usual one. */
export function withSecurity(form: MailForm, security: MailSecurity): MailForm {
  const isUsual = form.port === usualPort[form.security];
  return { ...form, security, port: isUsual ? usualPort[security] : form.port };
}

/** What to send, or the first field that cannot be sent. */
export function readMailForm(
  form: MailForm,
): { kind: "send"; body: MailServerBody } | { kind: "wrong"; field: MailField; fault: MailFault } {
  const port = Number(form.port);
  if (form.host.trim() === "") return { kind: "wrong", field: "host", fault: "noHost" };
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return { kind: "wrong", field: "port", fault: "badPort" };
  }
  if (!/^\S+@\S+\.\S+$/.test(form.sender.trim())) {
    return { kind: "wrong", field: "sender", fault: "noSender" };
  }
  return {
    kind: "send",
    body: {
      host: form.host.trim(),
      port,
      security: form.security,
      login: form.login.trim(),
      sender: form.sender.trim(),
      senderName: form.senderName.trim(),
      ...(form.password === "" ? {} : { password: form.password }),
    },
  };
}
