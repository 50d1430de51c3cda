import { type SettingName, settingNames, type SettingRule, type Settings } from "../../api/settings";
import { milliseconds, typed, type TypedTime } from "./durations";

/** What is typed for each setting. */
export type SettingsForm = Readonly<Record<SettingName, TypedTime>>;

export type Rules = ReadonlyMap<SettingName, SettingRule>;

const sections = {
  visitors: ["leaveTime", "returnTime", "visitTime", "captureTime"],
  chats: ["queueTime", "invitationTime", "transferTime", "idleTime"],
  agents: ["agentReturnTime", "sessionTime"],
  retention: ["visitRetention", "auditRetention"],
} as const;

export type SettingSection = keyof typeof sections;

/** Settings that belong together, in the order of the page. */
export const settingSections: Readonly<Record<SettingSection, readonly SettingName[]>> = sections;

export const settingSectionNames = Object.keys(settingSections) as SettingSection[];

export function formOf(settings: Settings): SettingsForm {
  return Object.fromEntries(settingNames.map((name) => [name, typed(settings[name])])) as SettingsForm;
}

/** What is wrong with each setting, in words that `say` makes of its rule. */
export function faultsOf(
  form: SettingsForm,
  rules: Rules,
  say: (rule: SettingRule) => string,
): Partial<Record<SettingName, string>> {
  const faults: Partial<Record<SettingName, string>> = {};
  for (const name of settingNames) {
    const rule = rules.get(name);
    const value = milliseconds(form[name]);
    // what the server began with may be outside of what can be chosen here
    if (rule && (value === null || value !== rule.usual && (value < rule.least || value > rule.most))) {
      faults[name] = say(rule);
    }
  }
  return faults;
}

/** The body that saves the form: only what is not the default. */
export function bodyOf(form: SettingsForm, rules: Rules): Partial<Record<SettingName, number>> {
  const body: Partial<Record<SettingName, number>> = {};
  for (const name of settingNames) {
    const value = milliseconds(form[name]);
    if (value !== null && value !== rules.get(name)?.usual) body[name] = value;
  }
  return body;
}

/** The settings whose value is not the saved one. */
export function changedIn(form: SettingsForm, saved: Settings): SettingName[] {
  return settingNames.filter((name) => milliseconds(form[name]) !== saved[name]);
}
