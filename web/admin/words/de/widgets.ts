import type { AdminCatalogue } from "../words";

export const widgetWords: AdminCatalogue["widgets"] = {
  title: "Meine Widgets",
  list: "Alle Widgets",
  about: "Jedes Widget ist die Chat-Schaltfläche einer Website, mit eigenem Aussehen und eigener Verteilung.",
  add: "Widget anlegen",
  failed: "Die Widgets konnten nicht geladen werden",
  none: "Noch keine Widgets",
  noneBody: "Legen Sie ein Widget an, und fügen Sie sein Tag in die Seiten Ihrer Website ein.",
  nothingFound: "Keine Treffer",
  clear: "Suche löschen",
  search: "Suchen",
  searchHint: "Name oder Website suchen",
  noDomains: "Nur Seiten dieses Servers",
  off: "Deaktiviert",
  columns: {
    name: "Name",
    domains: "Websites",
    first: "Antwortet zuerst",
    queue: "Warteschlange",
    pages: "Offene Seiten",
    actions: "Aktionen",
  },
  menu: {
    of: (name) => `Aktionen für ${name}`,
    edit: "Bearbeiten",
    copy: "Kopieren",
    disable: "Deaktivieren",
    enable: "Aktivieren",
    delete: "Löschen",
  },
  copyOf: (name) => `Kopie von ${name}`,
  copyTitle: (name) => `${name} kopieren`,
  added: (name) => `${name} angelegt`,
  disabled: (name) => `${name} ist deaktiviert. Offene Seiten verlieren es beim nächsten Seitenaufruf.`,
  enabled: (name) => `${name} ist aktiviert`,
  remove: {
    title: (name) => `${name} löschen?`,
    effect: (pages) =>
      pages === 0
        ? "Keine offene Seite zeigt es. Frühere Chats behalten seinen Namen. Das lässt sich nicht rückgängig machen."
        : `${
          pages === 1 ? "1 offene Seite verliert" : `${pages} offene Seiten verlieren`
        } es beim nächsten Seitenaufruf. Frühere Chats behalten seinen Namen. Das lässt sich nicht rückgängig machen.`,
    chatsOpen: (chats) =>
      `${
        chats === 1 ? "1 Chat ist" : `${chats} Chats sind`
      } offen. Deaktivieren Sie das Widget, und löschen Sie es, wenn sie beendet sind.`,
    confirm: "Löschen",
    removed: (name) => `${name} gelöscht`,
  },
  editor: "Widget",
  editorAbout: "Änderungen erscheinen sofort in der Vorschau, und nach dem Speichern auf Ihrer Website.",
  back: "Meine Widgets",
  saved: (name) => `${name} gespeichert`,
  reaches: (pages) =>
    pages === 0
      ? "Zurzeit zeigt keine Seite dieses Widget"
      : pages === 1
      ? "1 offene Seite folgt beim nächsten Seitenaufruf"
      : `${pages} offene Seiten folgen beim nächsten Seitenaufruf`,
  errors: (errors) => errors === 1 ? "1 Feld ist zu korrigieren:" : `${errors} Felder sind zu korrigieren:`,
  isSet: (value) => value ? "Ein" : "Aus",
  tag: "Tag für Ihre Website",
  pick: "Farbe auswählen",
  sides: { left: "Links", right: "Rechts" },
  first: {
    queue: "Ein Agent der Warteschlange",
    flow: (name) => `Flow: ${name}`,
    bot: (name) => `Bot: ${name}`,
  },
  sections: {
    website: "Website",
    websiteAbout: "Wo das Widget erscheint.",
    appearance: "Aussehen",
    appearanceAbout: "Die Farbe von Schaltfläche und Kopfzeile, und wo die Schaltfläche ist.",
    texts: "Texte",
    textsAbout: "Was Besucher zuerst lesen. Alle anderen Texte folgen der Sprache der Seite.",
    behaviour: "Verhalten",
    behaviourAbout: "Wer zuerst antwortet, und wie sich das Widget verhält.",
  },
  fields: {
    enabled: "Dieses Widget auf der Website zeigen",
    name: "Name",
    domains: "Websites",
    accent: "Farbe",
    side: "Seite",
    offsetX: "Abstand zur Seite",
    offsetY: "Abstand nach unten",
    title: "Titel",
    subtitle: "Untertitel",
    greeting: "Begrüßung",
    first: "Antwortet zuerst",
    queue: "Warteschlange",
    hidesWhenAway: "Schaltfläche verbergen, wenn niemand online ist",
    typingPreview: "Agenten zeigen, was Besucher tippen, bevor sie es senden",
    consent: "Auf Einwilligung warten",
  },
  hints: {
    enabled: "Offene Seiten folgen beim nächsten Seitenaufruf.",
    name: "Für Agenten; Besucher sehen ihn nicht.",
    domains: "Eine pro Zeile: shop.example.com, oder *.example.com für alle Hosts unter example.com.",
    offset: (most) => `0 bis ${most} Pixel`,
    style: "Schrift und Ecken kann die Website in ihrem eigenen Stylesheet setzen:",
    subtitle: "Steht unter dem Titel, solange jemand online ist.",
    greeting: "Steht oben im leeren Fenster.",
    queue: "Übernimmt Anfragen, die ein Flow oder Bot nicht abschließt.",
    hidesWhenAway: "Wer in einem Chat ist, sieht sie weiterhin.",
    typingPreview: "Das Fenster weist Besucher darauf hin.",
    consent:
      "Es wird nichts gespeichert oder gesendet, bis der Besucher den Chat öffnet oder die Website foyer.consent(true) aufruft.",
  },
  wrong: {
    empty: "Füllen Sie dieses Feld aus.",
    notAColour: "Das ist keine Farbe. Geben Sie zum Beispiel #0f766e ein.",
    notAnOffset: "Geben Sie eine ganze Zahl von 0 bis 200 ein.",
  },
  contrast: {
    text: "Text auf der Schaltfläche",
    light: "Auf einer weißen Seite",
    dark: "Auf einer dunklen Seite",
    least: (ratio) => `nötig sind mindestens ${ratio}`,
    take: (colour) => `Stattdessen ${colour} verwenden`,
    locale: "de",
  },
  preview: {
    title: "Vorschau",
    state: "Zustand",
    language: "Sprache",
    dark: "Dunkel",
    phone: "Smartphone",
    rightToLeft: "Von rechts nach links",
    about: "Das echte Widget mit einer Beispielunterhaltung. Es wird nichts gesendet.",
    hidden: "Niemand ist online, darum ist die Schaltfläche verborgen.",
    scenes: {
      button: "Schaltfläche",
      open: "Offen",
      away: "Schaltfläche, niemand online",
      offline: "Offen, niemand online",
      waiting: "Wartend",
      chatting: "Im Chat",
      invitation: "Einladung",
      ended: "Beendet",
    },
  },
};
