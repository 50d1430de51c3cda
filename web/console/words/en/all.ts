import type { RefusalCode } from "../../../shared/wire-agent";

export { chatWords } from "./chats";
export { words } from "./console";
export { dialogWords } from "./dialogs";
export { noticeWords } from "./notices";

/** The server says them in English itself. */
export const refusals: Partial<Record<RefusalCode, string>> = {};
