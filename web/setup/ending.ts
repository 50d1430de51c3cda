import { Refused } from "../shared/refused";

/** Why a link leads nowhere. */
export type Ending = "unknown" | "expired" | "used" | "notLoggedIn" | "tooMany" | "unreachable";

/** The ending of a failed request; a code that has none of its own is a server out of reach. */
export function endingOf(why: unknown): Ending {
  if (!(why instanceof Refused)) return "unreachable";
  switch (why.code) {
    case "linkUnknown":
    case "malformed": // an address that was cut or changed
      return "unknown";
    case "linkExpired":
      return "expired";
    case "linkUsed":
      return "used";
    case "loggedOut":
    case "forbidden":
      return "notLoggedIn";
    case "tooManyAttempts":
      return "tooMany";
    default:
      return "unreachable";
  }
}
