/**
 * Every text the widget shows by itself, in English. A translation is two more objects of these shapes.
 */
import type { SystemEvent } from "../shared/wire-visitor";

/** The texts on the page before the window opens; apart, so that the first script stays small. */
export const launcherText = {
  region: "Live chat",
  button: "Chat with us",
  offline: "Nobody is here right now",
  unread: (count: number): string => count === 1 ? "1 unread message" : `${count} unread messages`,
};

/** The texts of an agent's invitation. */
export const invitationText = {
  invitation: "Invitation to chat",
  answer: "Chat now",
  decline: "No thanks",
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
  endQuestion: "End this chat?",
  keep: "Keep chatting",
  answer: "Chat now",
  decline: "No thanks",
  choices: "Choose an answer",
  agentTitle: "Support",
  flowTitle: "Automatic assistant",
  botTitle: "Automatic answers",
  you: "You",
  someone,
  ended: "This chat has ended. Write a message to start a new one.",
  endedOffline: "This chat has ended, and our team has left for now. Please come back a little later.",
  refused: "Sorry, nobody can take your chat just now. You are welcome to ask again later.",
  offlineTitle: "Nobody is here right now",
  offline:
    "Sorry, our team is away at the moment. Please come back a little later; we are glad to help then.",
  reconnecting: "Reconnecting… What you write will be sent.",
  preview: "We can see what you write as you write it.",
  waitingTitle: "We will be with you shortly",
  next: "You are next in line",
  position: (place: number): string => `You are number ${place} in line`,
  estimate: (minutes: number): string => minutes <= 1 ? "about a minute" : `about ${minutes} minutes`,
  typing: (name: string): string => name ? `${name} is typing` : "Typing",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  notSent: "Not sent",
  retry: "Retry",
  tooLong: (limit: number): string => `A message has at most ${limit} characters.`,
  today: "Today",
  titleBlink: (count: number): string => count === 1 ? "New message" : `${count} new messages`,
};

/** What a line in the middle of the chat says happened. */
export function eventText(event: SystemEvent, name: string | null | undefined): string {
  const who = name || someone;
  switch (event) {
    case "joined":
      return `${who} joined the chat`;
    case "left":
      return `${who} left the chat`;
    case "transferred":
      return name ? `${name} has handed your chat on` : "Your chat was handed on";
    case "ended":
      return "The chat has ended";
    case "flowStopped":
      return name ? `${name} has taken over` : "A person is taking over";
    case "takenOver":
      return `${who} has taken over`;
    case "waiting":
      return "Waiting for somebody to join";
    case "refused":
      return "Sorry, nobody can take your chat just now";
    case "nobodyOnline":
      return "Nobody is here right now";
  }
}
