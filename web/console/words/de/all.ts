export { chatWords } from "./chats";
export { dialogWords } from "./dialogs";
export { noticeWords } from "./notices";
export { refusals } from "./refusals";
export { words } from "./console";
