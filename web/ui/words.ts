/** The few words that the parts have themselves; all others come with their use. */
export const uiWords = { close: "Close" };
