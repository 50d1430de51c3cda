/// The bot's own phrases.
enum BotPhrases {
    static let greeting = "Hello! What would you like to know?"
    static let welcome = "You are welcome. Is there anything else?"
    static let notFound =
        "I have no answer to that yet. Could you say it in other words? Or ask for a person at any time."
    static let unsure =
        "I am not sure that I understood. Could you say a little more? Or ask for a person at any time."
}
