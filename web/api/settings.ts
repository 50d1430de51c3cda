import { request } from "./request";

/** The settings of the site over HTTP, as in docs/protocol.md section 3. Failures are `Refused`. */

export const settingNames = [
  "leaveTime",
  "returnTime",
  "visitTime",
  "captureTime",
  "queueTime",
  "invitationTime",
  "transferTime",
  "idleTime",
  "agentReturnTime",
  "sessionTime",
  "visitRetention",
  "auditRetention",
] as const;

export type SettingName = (typeof settingNames)[number];

/** Milliseconds of each setting. */
export type Settings = Readonly<Record<SettingName, number>>;

/** What a setting may be, and what it is unless it is set; milliseconds. */
export type SettingRule = {
  readonly name: SettingName;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
};

/** Where the settings are loaded and replaced: what is absent has its default again. */
export const settingsPath = "/api/v1/settings";

export async function settingRules(signal: AbortSignal): Promise<ReadonlyMap<SettingName, SettingRule>> {
  const { value } = await request<{ settings: readonly SettingRule[] }>(`${settingsPath}/rules`, { signal });
  return new Map(value.settings.map((rule) => [rule.name, rule]));
}
