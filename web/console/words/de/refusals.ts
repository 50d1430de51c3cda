import type { RefusalCatalogue } from "../refusals";

/** Was der Server ablehnt, auf Deutsch. */
export const refusals: RefusalCatalogue = {
  codes: {
    malformed: {
      title: "Etwas ist schiefgelaufen",
      detail: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    unknownType: {
      title: "Etwas ist schiefgelaufen",
      detail: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    helloExpected: {
      title: "Etwas ist schiefgelaufen",
      detail: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    wrongCredentials: { title: "E-Mail-Adresse oder Passwort ist falsch", detail: "" },
    loggedOut: { title: "Sie sind abgemeldet", detail: "Melden Sie sich wieder an." },
    badToken: { title: "Sie sind abgemeldet", detail: "Melden Sie sich wieder an." },
    forbidden: { title: "Dazu fehlt Ihnen die Berechtigung", detail: "" },
    originNotAllowed: {
      title: "Diese Adresse ist nicht erlaubt",
      detail: "Öffnen Sie die Konsole unter einer Adresse, die der Server als seine eigene kennt.",
    },
    gone: { title: "Nicht mehr vorhanden", detail: "" },
    unknownWidget: { title: "Dieses Widget gibt es nicht", detail: "Vielleicht wurde es entfernt." },
    noSuchVisitor: { title: "Dieser Besucher ist nicht mehr online", detail: "" },
    noSuchChat: { title: "Diesen Chat gibt es nicht", detail: "" },
    noSuchAgent: { title: "Diesen Agenten gibt es nicht mehr", detail: "" },
    noSuchQueue: { title: "Diese Warteschlange gibt es nicht mehr", detail: "" },
    noSuchBan: { title: "Diese Sperre gibt es nicht mehr", detail: "Vielleicht hat sie jemand entfernt." },
    noSuchFlow: { title: "Diesen Flow gibt es nicht mehr", detail: "Wählen Sie einen anderen." },
    noSuchBot: { title: "Diesen Bot gibt es nicht mehr", detail: "Wählen Sie einen anderen." },
    noSuchRole: { title: "Diese Rolle gibt es nicht mehr", detail: "Wählen Sie eine andere." },
    noSuchSkill: {
      title: "Diese Fähigkeit gibt es nicht mehr",
      detail: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    beyondOwn: { title: "Das geht über Ihre eigene Rolle hinaus", detail: "" },
    ownAccount: {
      title: "Nicht für das eigene Konto",
      detail:
        "Die eigene Rolle ändern oder sich selbst deaktivieren kann niemand. Fragen Sie einen anderen Administrator.",
    },
    lastAdministrator: {
      title: "Niemand sonst kann Agenten und Rollen verwalten",
      detail: "Geben Sie zuerst jemand anderem eine Rolle mit beiden Rechten.",
    },
    builtInRole: {
      title: "Eingebaute Rollen lassen sich nicht ändern",
      detail: "Kopieren Sie stattdessen die Rolle.",
    },
    roleInUse: { title: "Agenten haben noch diese Rolle", detail: "Geben Sie ihnen zuerst eine andere." },
    deactivated: { title: "Dieser Agent ist deaktiviert", detail: "Reaktivieren Sie zuerst das Konto." },
    full: { title: "Mehr sind nicht erlaubt", detail: "Löschen Sie, was nicht mehr gebraucht wird." },
    taken: { title: "Schon vergeben", detail: "Wählen Sie etwas anderes." },
    wrongPassword: { title: "Das ist nicht Ihr aktuelles Passwort", detail: "" },
    notFound: { title: "Nicht gefunden", detail: "" },
    methodNotAllowed: {
      title: "Etwas ist schiefgelaufen",
      detail: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    notOffered: { title: "Gerade nicht möglich", detail: "Der Status des Besuchers hat sich geändert." },
    alreadyTaken: { title: "Der Chat wurde bereits übernommen", detail: "Jemand anders war schneller." },
    stale: { title: "Inzwischen geändert", detail: "Bitte prüfen und erneut versuchen." },
    chatEnded: { title: "Der Chat ist beendet", detail: "" },
    notYours: { title: "Das ist nicht Ihr Chat", detail: "" },
    invitationOver: {
      title: "Die Einladung ist nicht mehr offen",
      detail: "Sie wurde beantwortet, abgelehnt oder zurückgezogen, oder sie ist abgelaufen.",
    },
    wouldChangeNothing: { title: "Es gibt nichts zu ändern", detail: "" },
    alreadyDone: { title: "Bereits erledigt", detail: "" },
    draftUsed: {
      title: "Diese Nachricht wurde bereits gesendet",
      detail: "Schreiben Sie sie neu, um sie zu senden.",
    },
    keyUsed: { title: "Diese Anfrage wurde bereits gesendet", detail: "Versuchen Sie es noch einmal." },
    linkUnknown: {
      title: "Dieser Link ist nicht gültig",
      detail: "Vielleicht gibt es einen neueren, oder die Adresse ist unvollständig.",
    },
    linkExpired: { title: "Dieser Link ist abgelaufen", detail: "Lassen Sie sich einen neuen geben." },
    linkUsed: { title: "Dieser Link wurde bereits verwendet", detail: "Melden Sie sich stattdessen an." },
    weakPassword: {
      title: "Wählen Sie ein stärkeres Passwort",
      detail: "Mindestens 10 Zeichen, ohne gängige Wörter, Tastenreihen oder den eigenen Namen.",
    },
    editedMeanwhile: {
      title: "Inzwischen von jemand anderem geändert",
      detail: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    editionMissing: {
      title: "Etwas ist schiefgelaufen",
      detail: "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    nobodyOnline: { title: "Niemand ist online", detail: "Kein Agent dieser Warteschlange ist online." },
    agentUnavailable: { title: "Dieser Agent kann den Chat nicht übernehmen", detail: "" },
    noMailServer: { title: "Kein Mailserver", detail: "Richten Sie zuerst den Mailserver ein." },
    widgetInUse: {
      title: "Dieses Widget hat offene Chats",
      detail: "Deaktivieren Sie es, und löschen Sie es, wenn sie beendet sind.",
    },
    queueInUse: {
      title: "Diese Warteschlange wird verwendet",
      detail: "Wählen Sie dort zuerst eine andere Warteschlange.",
    },
    lastQueue: {
      title: "Das ist die letzte Warteschlange",
      detail: "Legen Sie zuerst eine andere Warteschlange an.",
    },
    tooLarge: { title: "Zu groß", detail: "" },
    tooLong: { title: "Der Text ist zu lang", detail: "" },
    empty: { title: "Bitte füllen Sie das Feld aus", detail: "" },
    notAnEmail: {
      title: "Das ist keine E-Mail-Adresse",
      detail: "Geben Sie eine E-Mail-Adresse ein, zum Beispiel ana@example.com.",
    },
    notAPhone: {
      title: "Das ist keine Telefonnummer",
      detail: "Geben Sie 3 bis 15 Ziffern ein, zum Beispiel +49 30 123456.",
    },
    notAnAddress: {
      title: "Das ist keine IP-Adresse",
      detail: "Geben Sie eine IP-Adresse ein, zum Beispiel 203.0.113.9.",
    },
    addressOfProxy: {
      title: "Das ist ein vertrauenswürdiger Proxy",
      detail: "Eine Sperre würde alle aussperren.",
    },
    confirmationNeeded: { title: "Bitte bestätigen Sie", detail: "" },
    nothingChosen: {
      title: "Bitte wählen Sie mindestens eine Möglichkeit",
      detail: "Die Besucher-ID, die IP-Adresse oder beides.",
    },
    duplicate: { title: "Bereits gesperrt", detail: "" },
    notADomain: {
      title: "Das ist keine Website",
      detail: "Geben Sie einen Host ein, zum Beispiel shop.example.com.",
    },
    tooManyAttempts: { title: "Zu viele Versuche", detail: "Bitte warten Sie einen Moment." },
    tooFast: { title: "Zu viele Anfragen auf einmal", detail: "Bitte warten Sie einen Moment." },
    unavailable: {
      title: "Das konnte nicht gespeichert werden",
      detail: "Es wurde nichts geändert. Versuchen Sie es noch einmal.",
    },
  },

  reasons: {
    permission: (what) => `Ihre Rolle erlaubt nicht: ${what}.`,
    banned: "Dieser Besucher ist gesperrt",
    status: (status) => `Der Status des Besuchers ist jetzt „${status}“.`,
    inChat: "Der Besucher ist in einem Chat.",
    takenBy: (name) => `Bereits von ${name} übernommen`,
    belongsTo: (name) => `${name} kümmert sich darum`,
    notWatched: "Treten Sie dem Chat zuerst bei, oder lesen Sie mit.",
    bannedBy: (name) => `Bereits von ${name} gesperrt`,
    editedBy: (name) => `Inzwischen von ${name} geändert`,
    length: (limit, got) => `Höchstens ${limit} Zeichen; das sind ${got}.`,
    selfOffline: "Sie sind offline",
    goOnline: "Gehen Sie online, um Chats zu übernehmen.",
    cannotTake: (name) => `${name} kann den Chat nicht übernehmen`,
    usedBy: (names) => `Verwendet von ${names}. Wählen Sie dort zuerst eine andere Warteschlange.`,
    proxy: (address) => `${address} ist ein vertrauenswürdiger Proxy; eine Sperre würde alle aussperren.`,
    wouldBlock: (stopped, online) =>
      `Das würde ${stopped} von ${online} Besuchern sperren, die jetzt online sind.`,
    confirm: "Bestätigen Sie, um trotzdem zu sperren.",
    addressUnknown: "Die IP-Adresse dieses Besuchers ist unbekannt",
    banById: "Sperren Sie stattdessen die Besucher-ID.",
    openChats: (chats) =>
      `${
        chats === 1 ? "1 Chat ist" : `${chats} Chats sind`
      } offen. Deaktivieren Sie das Widget, und löschen Sie es, wenn sie beendet sind.`,
    notAnAddress: (text) => `„${text}“ ist weder eine IPv4- noch eine IPv6-Adresse.`,
    notAPrefix: (text) => `„${text}“ ist keine gültige Präfixlänge.`,
    prefixTooLong: (prefix, limit) => `/${prefix} ist zu lang; höchstens /${limit} ist erlaubt.`,
    prefixTooShort: (prefix, least) => `/${prefix} ist zu weit; mindestens /${least} ist nötig.`,
    mixedFamilies: "Start-IP und End-IP müssen beide IPv4 oder beide IPv6 sein.",
    startAfterEnd: "Die Start-IP darf nicht hinter der End-IP liegen.",
  },

  permissions: {
    seeVisitors: "Besucher sehen",
    chat: "mit Besuchern chatten",
    monitor: "Chats mitlesen",
    capture: "Besucher merken",
    ban: "Besucher sperren",
    manageBans: "die Sperrliste verwalten",
    changeSettings: "die Einstellungen ändern",
    seeSettings: "die Einstellungen sehen",
    manageAgents: "Agenten verwalten",
    manageRoles: "Rollen verwalten",
    manageQueues: "Warteschlangen verwalten",
    manageWidgets: "Widgets verwalten",
    seeAuditLog: "das Protokoll sehen",
  },

  domains: {
    empty: () => "Ein Host fehlt, zum Beispiel shop.example.com.",
    notAHost: (text) =>
      `„${text}“ ist kein Host. Geben Sie zum Beispiel shop.example.com oder *.example.com ein.`,
    badPort: (text) => `Der Port in „${text}“ ist keine Zahl. Lassen Sie ihn weg; Ports spielen keine Rolle.`,
    badWildcard: (text) =>
      `Das * in „${text}“ steht an der falschen Stelle. Schreiben Sie *.example.com für alle Hosts unter example.com.`,
  },

  obstacles: {
    offline: (name) => `${name} ist offline.`,
    away: (name) => `${name} ist abwesend.`,
    notConnected: (name) => `${name} ist nicht verbunden.`,
    full: (name) => `${name} führt bereits so viele Chats wie erlaubt.`,
  },

  doubts: {
    loopbackAddress: (range) =>
      `${range} ist die Adresse dieses Rechners selbst, oft die eines Proxys, der nicht eingerichtet ist.`,
    privateAddress: (range) =>
      `${range} ist eine private Adresse, oft die eines Proxys, der nicht eingerichtet ist.`,
    veryWide: (range) => `${range} ist ein sehr weiter Bereich.`,
    manyVisitors: () => "",
  },
};
