/** The texts of the installation page. */
export const installation = {
  title: "Installation",
  about: "How to put the chat on your website. Copy what fits your site; the tag is the same everywhere.",
  widget: "Widget",
  none: "No widgets yet",
  noneBody: "Add your website first.",
  setUp: "Set up your website",
  allowed: "Only pages of these websites can show it:",
  tag: "Any website",
  tagAbout: "Add the tag to every page, before </body>. It loads without delaying the page.",
  manager: "Tag managers",
  managerAbout:
    "For Google Tag Manager, Matomo and others: add a “Custom HTML” tag that fires on all pages. The key is part of the address, since tag managers remove data attributes.",
  app: "Single-page applications",
  appAbout:
    "Add the tag once, to the page that loads the application. The chat notices when the address changes, and stays open meanwhile.",
  wordPress: "WordPress",
  wordPressAbout: "Add this to functions.php of a child theme, or to a plugin for code snippets:",
  shopify: "Shopify",
  shopifyAbout:
    "Online Store › Themes › … › Edit code › layout/theme.liquid: add the tag before </body>, and save.",
  consent: "With consent",
  consentAbout:
    "Nothing is stored or sent before the visitor opens the chat, or before your page calls foyer.consent(true).",
  policy: "Content-Security-Policy",
  policyAbout: "If your website sends this header, add these sources to the directives of the same name:",
  integrity: "Subresource Integrity",
  integrityAbout:
    "The browser runs the script only while it is exactly this one. After each update of Foyer the hash changes, and the chat stays away until you replace the tag.",
  integrityUnavailable: "The hash is shown when this page is opened over https.",
  calls: "From your own scripts",
  callsAbout: "The page can control the chat and tell it who the visitor is:",
  callsData: "Data from a page is not verified: agents see it as the visitor's own statement.",
};
