/** The texts of My Widgets. */
export const widgetWords = {
  title: "My Widgets",
  list: "All widgets",
  about: "Each widget is the chat button of a website, with its own look and routing.",
  add: "Add widget",
  failed: "The widgets could not be loaded",
  none: "No widgets yet",
  noneBody: "Add a widget, then put its tag into the pages of your website.",
  nothingFound: "No matches",
  clear: "Clear search",
  search: "Search",
  searchHint: "Search name or website",
  noDomains: "Only pages of this server",
  off: "Disabled",
  columns: {
    name: "Name",
    domains: "Websites",
    first: "Answers first",
    queue: "Chat queue",
    pages: "Open pages",
    actions: "Actions",
  },
  menu: {
    of: (name: string) => `Actions for ${name}`,
    edit: "Edit",
    copy: "Copy",
    disable: "Disable",
    enable: "Enable",
    delete: "Delete",
  },
  copyOf: (name: string) => `Copy of ${name}`,
  copyTitle: (name: string) => `Copy ${name}`,
  added: (name: string) => `${name} added`,
  disabled: (name: string) => `${name} is disabled. Open pages lose it at their next page view.`,
  enabled: (name: string) => `${name} is enabled`,
  remove: {
    title: (name: string) => `Delete ${name}?`,
    effect: (pages: number) =>
      pages === 0
        ? "No open page shows it. Past chats keep its name. This can't be undone."
        : `${
          pages === 1 ? "1 open page loses" : `${pages} open pages lose`
        } it at the next page view. Past chats keep its name. This can't be undone.`,
    chatsOpen: (chats: number) =>
      `${
        chats === 1 ? "1 chat is" : `${chats} chats are`
      } open. Disable the widget, and delete it when they have ended.`,
    confirm: "Delete",
    removed: (name: string) => `${name} deleted`,
  },
  editor: "Widget",
  editorAbout: "Changes show at once in the preview, and on your website after you save.",
  back: "My Widgets",
  saved: (name: string) => `${name} saved`,
  reaches: (pages: number) =>
    pages === 0
      ? "No page shows this widget now"
      : pages === 1
      ? "1 open page follows at its next page view"
      : `${pages} open pages follow at their next page view`,
  errors: (errors: number) =>
    errors === 1 ? "1 field needs a correction:" : `${errors} fields need a correction:`,
  isSet: (value: boolean): string => value ? "On" : "Off",
  tag: "Tag for your website",
  pick: "Pick a color",
  sides: { left: "Left", right: "Right" },
  first: {
    queue: "An agent of the chat queue",
    flow: (name: string) => `Flow: ${name}`,
    bot: (name: string) => `Bot: ${name}`,
  },
  sections: {
    website: "Website",
    websiteAbout: "Where the widget appears.",
    appearance: "Appearance",
    appearanceAbout: "The color of the button and the window's header, and where the button is.",
    texts: "Texts",
    textsAbout: "What visitors read first. All other texts follow the language of the page.",
    behaviour: "Behavior",
    behaviourAbout: "Who answers first, and how the widget behaves.",
  },
  fields: {
    enabled: "Show this widget on the website",
    name: "Name",
    domains: "Websites",
    accent: "Color",
    side: "Side",
    offsetX: "From the side",
    offsetY: "From the bottom",
    title: "Title",
    subtitle: "Subtitle",
    greeting: "Greeting",
    first: "Answers first",
    queue: "Chat queue",
    hidesWhenAway: "Hide the button when nobody is online",
    typingPreview: "Show agents what visitors type before they send it",
    consent: "Wait for consent",
  },
  hints: {
    enabled: "Open pages follow at their next page view.",
    name: "For agents; visitors don't see it.",
    domains: "One per line: shop.example.com, or *.example.com for every host below example.com.",
    offset: (most: number) => `0 to ${most} pixels`,
    style: "The website can set font and corners in its own style sheet:",
    subtitle: "Shown below the title while somebody is online.",
    greeting: "Shown at the top of an empty window.",
    queue: "Takes the requests that a flow or bot does not finish.",
    hidesWhenAway: "A visitor in a chat still sees it.",
    typingPreview: "The window says so to visitors.",
    consent:
      "Nothing is stored or sent until the visitor opens the chat or the website calls foyer.consent(true).",
  },
  wrong: {
    empty: "Fill in this field.",
    notAColour: "Not a color. Enter one such as #0f766e.",
    notAnOffset: "Enter a whole number from 0 to 200.",
  },
  contrast: {
    text: "Text on the button",
    light: "On a white page",
    dark: "On a dark page",
    least: (ratio: string) => `at least ${ratio} is needed`,
    take: (colour: string) => `Use ${colour} instead`,
    locale: "en",
  },
  preview: {
    title: "Preview",
    state: "State",
    language: "Language",
    dark: "Dark",
    phone: "Phone",
    rightToLeft: "Right to left",
    about: "The real widget with a sample conversation. Nothing is sent.",
    hidden: "Nobody is online, so the button is hidden.",
    scenes: {
      button: "Button",
      open: "Open",
      away: "Button, nobody online",
      offline: "Open, nobody online",
      waiting: "Waiting",
      chatting: "Chatting",
      invitation: "Invitation",
      ended: "Ended",
    },
  },
};
