import FoyerCore

/// The people of the demo: countries with an address block each, devices, referrers, names, phrases.
enum DemoCast {
    struct Country: Sendable {
        /// ISO 3166.
        let code: String
        /// The first address of 65,536 that the location data gives to this country.
        let block: UInt32
        let language: String
        let timeZone: String
        let names: [String]
    }

    private static func country(
        _ code: String, _ block: UInt32, _ language: String, _ timeZone: String, _ names: String...
    ) -> Country {
        Country(code: code, block: block, language: language, timeZone: timeZone, names: names)
    }

    /// The first ones are more frequent.
    static let countries = [
        country(
            "NL", 0x9155_0000, "nl-NL", "Europe/Amsterdam", "Sanne de Vries", "Daan Bakker", "Fleur Visser"),
        country("DE", 0x3510_0000, "de-DE", "Europe/Berlin", "Jonas Weber", "Katrin Vogel", "Lukas Brandt"),
        country("FR", 0xB082_0000, "fr-FR", "Europe/Paris", "Camille Laurent", "Hugo Petit", "Manon Girard"),
        country("GB", 0x1910_0000, "en-GB", "Europe/London", "Emily Clarke", "Oliver Shaw", "Amelia Ward"),
        country("BE", 0x6D82_0000, "fr-BE", "Europe/Brussels", "Lotte Janssens", "Louis Dubois"),
        country("US", 0x1C20_0000, "en-US", "America/New_York", "Grace Miller", "Noah Carter", "Ava Bennett"),
        country("ES", 0x5321_0000, "es-ES", "Europe/Madrid", "Lucía Romero", "Pablo Gil"),
        country("IT", 0x9710_0000, "it-IT", "Europe/Rome", "Giulia Conti", "Marco Riva"),
        country("AT", 0x5471_0000, "de-AT", "Europe/Vienna", "Anna Gruber", "Felix Steiner"),
        country("CH", 0x5501_0000, "de-CH", "Europe/Zurich", "Reto Keller", "Lea Baumann"),
        country("SE", 0x4E41_0000, "sv-SE", "Europe/Stockholm", "Elin Lindqvist", "Oskar Berg"),
        country("DK", 0x50A1_0000, "da-DK", "Europe/Copenhagen", "Freja Holm", "Emil Lund"),
        country("NO", 0x8B70_0000, "nb-NO", "Europe/Oslo", "Ingrid Dahl"),
        country("PL", 0x5301_0000, "pl-PL", "Europe/Warsaw", "Zofia Nowak"),
        country("PT", 0x55F1_0000, "pt-PT", "Europe/Lisbon", "Inês Moreira"),
        country("IE", 0x22F1_0000, "en-IE", "Europe/Dublin", "Aoife Byrne"),
        country("CA", 0x63D1_0000, "en-CA", "America/Toronto", "Liam Tremblay"),
        country("JP", 0x8510_0000, "ja-JP", "Asia/Tokyo", "Yuki Tanaka"),
        country("BR", 0xB370_0000, "pt-BR", "America/Sao_Paulo", "Rafael Costa"),
        country("AU", 0x0179_0000, "en-AU", "Australia/Sydney", "Chloe Nguyen"),
        country("IN", 0x75C1_0000, "en-IN", "Asia/Kolkata", "Priya Sharma"),
        country("MX", 0xBD81_0000, "es-MX", "America/Mexico_City", "Valeria Ortiz"),
        country("ZA", 0xC541_0000, "en-ZA", "Africa/Johannesburg", "Thandi Mokoena"),
        country("KR", 0x0E21_0000, "ko-KR", "Asia/Seoul", "Minjun Kim"),
    ]

    struct Device: Sendable {
        let userAgent: String
        let screen: String
    }

    private static let webKit = "AppleWebKit/537.36 (KHTML, like Gecko)"
    private static let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
    private static let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"

    static let devices = [
        Device(userAgent: "\(windows) \(webKit) Chrome/141.0.0.0 Safari/537.36", screen: "1920x1080"),
        Device(
            userAgent:
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            screen: "393x852"),
        Device(
            userAgent: "Mozilla/5.0 (Linux; Android 10; K) \(webKit) Chrome/141.0.0.0 Mobile Safari/537.36",
            screen: "412x915"),
        Device(userAgent: "\(mac) \(webKit) Chrome/141.0.0.0 Safari/537.36", screen: "1728x1117"),
        Device(
            userAgent: "\(mac) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
            screen: "1440x900"),
        Device(
            userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
            screen: "1536x864"),
        Device(
            userAgent: "\(windows) \(webKit) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            screen: "2560x1440"
        ),
        Device(
            userAgent:
                "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S921B) \(webKit) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
            screen: "384x832"),
        Device(
            userAgent:
                "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            screen: "820x1180"),
        Device(
            userAgent: "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
            screen: "1920x1200"),
        Device(
            userAgent: "Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0",
            screen: "360x780"),
    ]

    /// A referrer, and a campaign for the address of the first page; empty for a direct visit.
    static let ways: [(referrer: String, query: String)] = [
        ("https://www.google.com/", ""), ("", ""),
        ("https://www.instagram.com/", "?utm_source=instagram&utm_medium=social&utm_campaign=autumn"),
        ("https://www.google.com/", "?utm_source=google&utm_medium=cpc&utm_campaign=running-shoes"), ("", ""),
        ("https://www.bing.com/", ""), ("", "?utm_source=newsletter&utm_medium=email&utm_campaign=new-bags"),
        ("https://duckduckgo.com/", ""), ("https://www.facebook.com/", ""),
        ("https://shoe-reviews.example/meadow-runner", ""), ("https://www.pinterest.com/", ""),
    ]

    static let pages = [
        ("/demo/", "Tulip Shop"), ("/demo/shoes/", "Shoes"), ("/demo/bags/", "Bags"), ("/demo/cart/", "Cart"),
        ("/demo/help/", "Delivery and help"), ("/demo/contact/", "Contact"),
    ]

    /// The phrases of one language; a conversation continues with the next one.
    struct Lines: Sendable {
        let openings: [String]
        let replies: [String]
        let thanks: String
        let greeting: String
        let answers: [String]
        let farewell: String
        let invitation: String
    }

    static func lines(_ language: String) -> Lines {
        switch language.prefix(2) {
        case "de": german
        case "fr": french
        case "es": spanish
        default: english
        }
    }

    static let botQuestions = [
        "When do you deliver?", "How much is shipping to Germany?", "Can I return worn shoes?",
        "Which size should I take?", "Do you repair bags?", "Where is my parcel?",
    ]

    private static let english = Lines(
        openings: [
            "Hi! Do the Meadow Runners run small?", "Is the canvas bag in stock in green?",
            "Hello, my parcel has not arrived yet.", "Can I exchange shoes for another size?",
            "Do you ship abroad?", "My discount code does not work.",
        ],
        replies: [
            "It is order 20417, from last week.", "I usually wear a 42.", "How long would that take?",
            "And could you send it to another address?", "Good to know.",
        ],
        thanks: "Great, that is all. Thank you!", greeting: "Hello! I'm Lena. Let me have a look.",
        answers: [
            "Could you tell me your order number or your size?", "Thanks. I see it here.",
            "That is no problem; it takes two to three days.", "Yes, I can change that for you.",
            "Is there anything else I can help with?",
        ],
        farewell: "You're welcome. Have a nice day!", invitation: "Hello! May I help you find the right size?"
    )

    private static let german = Lines(
        openings: [
            "Hallo, fallen die Meadow Runner klein aus?", "Gibt es die Tasche auch in Grün?",
            "Guten Tag, mein Paket ist noch nicht da.",
        ],
        replies: [
            "Bestellung 20388, von letzter Woche.", "Ich trage sonst 42.", "Wie lange dauert das?",
            "Gut zu wissen.",
        ],
        thanks: "Super, das war alles. Danke!", greeting: "Hallo, ich bin Lena. Ich schaue kurz nach.",
        answers: [
            "Nennen Sie mir bitte die Bestellnummer oder Ihre Größe?", "Danke, ich sehe es hier.",
            "Kein Problem, das dauert zwei bis drei Tage.", "Kann ich sonst noch helfen?",
        ],
        farewell: "Gern geschehen. Einen schönen Tag!",
        invitation: "Hallo! Darf ich Ihnen bei der Größe helfen?")

    private static let french = Lines(
        openings: [
            "Bonjour, les Meadow Runner taillent-elles petit ?", "Le sac existe-t-il en vert ?",
            "Bonjour, mon colis n'est pas encore arrivé.",
        ],
        replies: [
            "Commande 20391, de la semaine dernière.", "Je fais du 42 d'habitude.",
            "Combien de temps cela prend-il ?", "C'est bon à savoir.",
        ],
        thanks: "Parfait, c'est tout. Merci !", greeting: "Bonjour, je suis Lena. Je regarde tout de suite.",
        answers: [
            "Pouvez-vous me donner le numéro de commande ou votre pointure ?", "Merci, je le vois ici.",
            "Pas de souci, cela prend deux à trois jours.", "Puis-je vous aider pour autre chose ?",
        ],
        farewell: "Avec plaisir. Bonne journée !",
        invitation: "Bonjour ! Puis-je vous aider à choisir la taille ?")

    private static let spanish = Lines(
        openings: [
            "Hola, ¿las Meadow Runner tallan pequeño?", "¿Tienen el bolso en verde?",
            "Hola, mi paquete aún no ha llegado.",
        ],
        replies: [
            "Pedido 20402, de la semana pasada.", "Suelo usar la 42.", "¿Cuánto tarda?", "Es bueno saberlo.",
        ],
        thanks: "Perfecto, eso es todo. ¡Gracias!", greeting: "Hola, soy Lena. Ahora mismo lo miro.",
        answers: [
            "¿Me dice el número de pedido o su talla?", "Gracias, ya lo veo.",
            "Sin problema, tarda de dos a tres días.", "¿Puedo ayudarle en algo más?",
        ],
        farewell: "De nada. ¡Que tenga un buen día!", invitation: "¡Hola! ¿Le ayudo con la talla?")
}
