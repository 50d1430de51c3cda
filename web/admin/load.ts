import type { ComponentType } from "react";
import { language } from "../words/language";
import { speakAdmin } from "./words/words";
import { speakStaff } from "./words/staff";

/** Loads the Admin Console in the language of the page. */
export async function load(): Promise<ComponentType<{ path: string }>> {
  const chosen = language();
  switch (chosen) {
    case "en":
      break;
    case "de":
      speakAdmin((await import("./words/de")).adminWords);
      speakStaff((await import("./words/de/staff")).staffWords);
      break;
    default: {
      const never: never = chosen;
      return never;
    }
  }
  // only now: parts of it read their texts on loading
  return (await import("./Admin")).Admin;
}
