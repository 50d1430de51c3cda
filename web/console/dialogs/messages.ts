/** Every word of the dialogs. */
export const dialogWords = {
  cancel: "Cancel",
  confirm: "Confirm",
  ban: {
    title: "Ban visitor",
    about: (name: string) =>
      `${name} no longer sees the widget, cannot start a chat and leaves every console. A chat under way ends; its transcript is kept.`,
    byVisitor: "Visitor ID",
    byVisitorHint: "This browser, until its cookies are cleared.",
    byAddress: "IP address",
    counting: "Looking who shares this address…",
    unknownAddress: "The address is not known.",
    shared: (address: string, now: string, lately: string) => `${address} · ${now} · ${lately}`,
    now: (count: number) => count === 1 ? "1 visitor online now" : `${count} visitors online now`,
    lately: (count: number) => `${count} in the last 7 days`,
    sharedWarning: "All of them lose the widget.",
    confirmAnyway: "I understand; ban it all the same",
    comment: "Comment",
    commentHint: "Why? Colleagues see it in the Ban List.",
    nothingChosen: "Choose at least one of the two.",
    mustConfirm: "Confirm that you mean it.",
    banned: (name: string) => `${name} is banned`,
  },
  invite: {
    title: "Invite visitor",
    about: (name: string) =>
      `${name} sees this on the page they are reading, with “Chat now” and “No thanks”.`,
    message: "Message",
    prefilled: "Hello! May I help you find something?",
    empty: "Write what the visitor shall read.",
    invited: (name: string) => `${name} is invited`,
  },
  /** Said in place of a bare code. */
  codes: {
    addressOfProxy: "This is the address of a trusted proxy; banning it would keep everybody away.",
    privateAddress: "This is a private address. It often belongs to a proxy that nobody has configured.",
    loopbackAddress:
      "This is this machine's own address. It often belongs to a proxy that nobody has configured.",
  } as Readonly<Record<string, string>>,
};
