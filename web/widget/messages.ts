/** All texts of the widget in English; other languages are in messages.<language>.ts. */
import type { SystemEvent } from "../shared/wire-visitor";

/** The texts on the page before the window opens; separate, so that the first script stays small. */
export const launcherText = {
  region: "Live chat",
  button: "Chat with us",
  away: "We're offline",
};

/** The texts beside the button: of an agent's invitation, and of unread messages. */
export const invitationText = {
  invitation: "Invitation to chat",
  answer: "Chat now",
  decline: "No thanks",
  unread: (count: number): string => count === 1 ? "1 unread message" : `${count} unread messages`,
};

const someone = "Someone";

/** The texts of the chat window. */
export const windowText = {
  window: "Chat",
  conversation: "Conversation",
  box: "Message",
  placeholder: "Write a message…",
  send: "Send",
  close: "Close",
  end: "End chat",
  cancel: "Cancel",
  cancelQuestion: "Stop waiting?",
  keepWaiting: "Keep waiting",
  endQuestion: "End this chat?",
  keep: "Keep chatting",
  answer: "Chat now",
  decline: "No thanks",
  choices: "Choose an answer",
  agentTitle: "Support",
  flowTitle: "Automatic assistant",
  botTitle: "Automated assistant",
  you: "You",
  someone,
  ended: "This chat has ended. Write a message to start a new one.",
  endedOffline: "This chat has ended and we're offline now.",
  cancelled: "You're no longer waiting. Write a message to ask again.",
  refused: "Sorry, nobody is free to chat right now. Please try again later.",
  offlineTitle: "We're offline right now",
  offline: "Please come back later – we'll be happy to help.",
  offlineSubtitle: "Offline right now",
  refusedSubtitle: "Nobody is free right now",
  waitingSubtitle: "Waiting for an agent",
  reconnecting: "Reconnecting… Your messages will be sent.",
  preview: "We can see your message while you type.",
  kept: "We're offline right now. Your text stays here until you can send it.",
  stillOpen: "Your chat is still open",
  dismiss: "Dismiss",
  waitingTitle: "We'll be with you shortly",
  waitingKept: "Your messages are kept",
  next: "You're next",
  position: (position: number): string => `You're number ${position} in the queue`,
  estimate: (minutes: number): string => minutes <= 1 ? "about a minute" : `about ${minutes} minutes`,
  typing: (name: string): string => name ? `${name} is typing` : "Typing",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  notSent: "Not sent",
  retry: "Retry",
  tooLong: (count: number): string =>
    count === 1 ? "1 character over the limit" : `${count.toLocaleString("en")} characters over the limit`,
  today: "Today",
  titleBlink: (count: number): string => count === 1 ? "New message" : `${count} new messages`,
};

/** The texts above the conversation, for the visitor's earlier one. */
export const earlierText = {
  show: "Show earlier conversation",
  more: "Show earlier messages",
  loading: "Loading…",
  failed: "Couldn't load. Try again",
  start: "Start of your conversation",
};

/** What a line in the middle of the chat says happened. */
export function eventText(
  event: SystemEvent,
  name?: string | null,
  to?: string | null,
  reason?: "missed" | null,
): string {
  const who = name || someone;
  switch (event) {
    case "joined":
      return `${who} joined the chat`;
    case "left":
      return `${who} had to leave.`;
    case "next":
      return "You're next.";
    case "back":
      return `${who} is back.`;
    case "notOpened":
      return `${who} can't take your chat right now.`;
    case "transferred":
      return to ? `${who} transferred you to ${to}` : `${who} transferred your chat`;
    case "ended":
      return reason ? "This chat ended before anyone joined" : "The chat ended";
    case "flowStopped":
      return name ? `${name} took over` : "An agent took over";
    case "takenOver":
      return `${who} took over`;
    case "waiting":
      return "Waiting for an agent";
    case "refused":
      return "Sorry, nobody was free to chat";
    case "nobodyOnline":
      return "Everyone has left for now. Your messages are kept for the next agent.";
    case "onlineAgain":
      return "Our team is back online.";
    case "overdue":
      return "All agents are busy. Your messages are kept, and you'll get an answer as soon as possible.";
  }
}
