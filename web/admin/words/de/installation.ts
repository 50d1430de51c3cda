import type { installation as english } from "../en/installation";

export const installation: typeof english = {
  title: "Installation",
  about:
    "So kommt der Chat auf Ihre Website. Kopieren Sie, was zu Ihrer Website passt; das Tag ist überall dasselbe.",
  widget: "Widget",
  none: "Noch keine Widgets",
  noneBody: "Legen Sie zuerst Ihre Website an.",
  setUp: "Website einrichten",
  allowed: "Nur Seiten dieser Websites können es zeigen:",
  tag: "Jede Website",
  tagAbout: "Fügen Sie das Tag in jede Seite ein, vor </body>. Es lädt, ohne die Seite aufzuhalten.",
  manager: "Tag-Manager",
  managerAbout:
    "Für Google Tag Manager, Matomo und andere: Legen Sie ein Tag „Benutzerdefiniertes HTML“ an, das auf allen Seiten ausgelöst wird. Der Schlüssel steht in der Adresse, weil Tag-Manager data-Attribute entfernen.",
  app: "Single-Page-Anwendungen",
  appAbout:
    "Fügen Sie das Tag einmal ein, in die Seite, die die Anwendung lädt. Der Chat bemerkt, wenn sich die Adresse ändert, und bleibt dabei geöffnet.",
  wordPress: "WordPress",
  wordPressAbout:
    "Fügen Sie dies in die functions.php eines Child-Themes ein, oder in ein Plugin für Code-Snippets:",
  shopify: "Shopify",
  shopifyAbout:
    "Onlineshop › Themes › … › Code bearbeiten › layout/theme.liquid: Fügen Sie das Tag vor </body> ein und speichern Sie.",
  consent: "Mit Einwilligung",
  consentAbout:
    "Nichts wird gespeichert oder gesendet, bevor der Besucher den Chat öffnet oder Ihre Seite foyer.consent(true) aufruft.",
  policy: "Content-Security-Policy",
  policyAbout:
    "Falls Ihre Website diesen Header sendet, ergänzen Sie die gleichnamigen Direktiven um diese Quellen:",
  integrity: "Subresource Integrity",
  integrityAbout:
    "Der Browser führt das Skript nur aus, solange es genau dieses ist. Nach jedem Update von Foyer ändert sich der Hash, und der Chat bleibt aus, bis Sie das Tag ersetzen.",
  integrityUnavailable: "Der Hash erscheint, wenn diese Seite über https geöffnet ist.",
  calls: "Aus eigenen Skripten",
  callsAbout: "Die Seite kann den Chat steuern und ihm mitteilen, wer der Besucher ist:",
  callsData: "Angaben einer Seite sind nicht geprüft: Agenten sehen sie als eigene Angaben des Besuchers.",
};
