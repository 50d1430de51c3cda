import type { PreviewChoice } from "../shared/preview";
import type { Hello, VisitorCommand, VisitorNotice, WidgetLook } from "../shared/wire-visitor";
import { isOpenScene, sceneOf } from "./scenes";

/** Milliseconds until the scene answers a message: long enough to see it as sent. */
const answerTime = 600;

/** Plays a scene to the widget in place of the server, over what the widget takes for a socket. */
export class ScriptedServer {
  private look: WidgetLook | null = null;
  private listener: { onmessage: ((event: { data: string }) => void) | null } | null = null;
  private isGreeted = false;
  private last: number;

  constructor(private readonly choice: PreviewChoice) {
    this.last = sceneOf(choice).messages.length;
  }

  /** The class that the page has in place of `WebSocket`. */
  readonly socket = socketOf(this);

  /** Draws the widget with these settings. */
  show(look: WidgetLook): void {
    // A preview has nothing to consent to: it stores nothing.
    this.look = { ...look, consent: false };
    if (this.isGreeted) this.welcome();
  }

  /** What the widget sends. */
  hear(command: Hello | VisitorCommand): void {
    switch (command.type) {
      case "hello":
        this.welcome();
        if (!this.isGreeted && isOpenScene(this.choice.scene)) window.foyer?.open();
        this.isGreeted = true;
        break;
      case "ping":
        this.say({ type: "pong" });
        break;
      case "send":
        this.accept(command.draft, command.text);
        break;
      case "history":
        this.say({ type: "history", before: command.before, chats: [] });
        break;
      case "end":
        this.say({ type: "chat", chat: null });
        break;
      case "page":
      case "focus":
      case "leave":
      case "open":
      case "typing":
      case "received":
      case "read":
      case "fetch":
      case "answer":
      case "decline":
      case "identify":
      case "set":
      case "logout":
        break; // nothing follows from it in a preview
      default: {
        const never: never = command;
        return never;
      }
    }
  }

  attach(listener: ScriptedServer["listener"]): void {
    this.listener = listener;
  }

  private say(notice: VisitorNotice): void {
    this.listener?.onmessage?.({ data: JSON.stringify(notice) });
  }

  private welcome(): void {
    const { look, choice } = this;
    if (look) this.say({ ...sceneOf(choice), widget: look });
  }

  /** A message typed into the preview: it is sent, in the chat of the scene or in a new one that waits. */
  private accept(draft: string, text: string): void {
    setTimeout(() => {
      const open = sceneOf(this.choice).chat ?? sceneOf({ ...this.choice, scene: "waiting" }).chat;
      if (!open) return;
      const chat = { ...open, status: open.status === "end" ? "waitingForChat" as const : open.status };
      if (this.last === 0) this.say({ type: "chat", chat: { ...chat, last: 0, seen: 0 } });
      this.last += 1;
      this.say({ type: "sent", draft, chat: chat.id, sequence: this.last, at: Date.now(), text });
    }, answerTime);
  }
}

function socketOf(server: ScriptedServer) {
  return class {
    static readonly OPEN = 1;
    readonly readyState = 1;
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;
    onclose: ((event: { code: number }) => void) | null = null;

    constructor() {
      server.attach(this);
      queueMicrotask(() => this.onopen?.());
    }

    send(text: string): void {
      server.hear(JSON.parse(text));
    }

    close(): void {
      server.attach(null);
    }
  };
}
