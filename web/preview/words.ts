/** What visitor and agent say in the preview. */
const english = {
  agent: "Ana",
  question: "Hello! Do you have this in blue?",
  answer: "Yes, we do. Which size do you need?",
  thanks: "Great, a medium please.",
  invitation: "Hello! Can I help you find something?",
};
const german: typeof english = {
  agent: "Ana",
  question: "Hallo! Gibt es das auch in Blau?",
  answer: "Ja, gibt es. Welche Größe brauchen Sie?",
  thanks: "Prima, Größe M bitte.",
  invitation: "Hallo! Kann ich Ihnen bei der Suche helfen?",
};

export const sampleWords = { en: english, de: german };
