/// The words that bots recognise, in English, German, Spanish and French. To add a language, add a line to
/// each list.
enum BotWords {
    private static func list(_ words: StaticString) -> Set<String> {
        Set(words.description.split(separator: " ").map(String.init))
    }

    /// Any of these asks for a person.
    static let person = list(
        """
        human humans operator representative advisor adviser agent agents colleague employee \
        mensch menschen mitarbeiter mitarbeiterin berater beraterin kollege kollegin kundenberater \
        humano humana agente asesor asesora operador operadora empleado empleada representante \
        humain humaine conseiller conseillère opérateur opératrice employé employée
        """
    )

    /// These ask for a person only together with a verb of talking, or in a short request.
    static let anybody = list(
        """
        person people someone somebody anyone anybody \
        person jemand jemandem jemanden leute \
        persona personas alguien gente \
        personne quelqu
        """
    )

    static let talking = list(
        """
        talk speak chat call connect real actual \
        sprechen reden telefonieren verbinden echte echten echter \
        hablar charlar llamar conectar real verdadera \
        parler discuter appeler joindre vraie réelle
        """
    )

    /// "A person, please!" has three words.
    static let shortPlea = 3

    static let greetings = list(
        """
        hi hello hey hiya howdy good morning afternoon evening day there \
        hallo servus moin guten tag morgen abend \
        hola buenos buenas días dias tardes noches \
        bonjour bonsoir salut
        """
    )

    static let thanks = list(
        """
        thanks thank you thx ty very much a lot so cheers great perfect super ok okay \
        danke dankeschön vielen dank schön \
        gracias muchas mil \
        merci beaucoup bien
        """
    )

    /// Words without significance for a question, including greetings and thanks.
    static let silent: Set<String> = greetings.union(thanks).union(
        list(
            """
            a an and are as at be been but by can could did do does doing for from get got had has have having how i if in \
            into is it its just like me my need no not of off on or our out please should than that the their them then \
            these they this those to up us want was we were what when where which who whom why will with would your \
            yours any some am im ive id s t m re ve ll d know tell about also \
            ab aber als am an auch auf aus bei bin bis bist bitte da das dass dein dem den der des die dies diese \
            doch du ein eine einem einen einer er es für gibt habe haben hat ich ihr im in ist ja kann können man \
            mein meine mir mit möchte muss nach nicht noch nur oder sein sich sie sind so über um und uns von vor \
            wann warum was welche wenn wer wie wird wir wo zu zum zur \
            al algo como con cuál cual cuándo cuando de del dónde donde el ella ellos en eres es esta está este \
            esto hay la las le lo los me mi mis no nos o para pero por porque puede puedo qué que quién se si sí \
            sin sobre son su sus te tengo tiene tu un una unos usted y yo \
            au aux avec ce ces cette comment dans de des du elle en est et eux il ils j je l la le les leur lui \
            ma mais me mes moi mon ne nos notre nous où on ou par pas peut peux pour pourquoi qu quand que quel \
            quelle qui sa ses si son sont sur ta te tes toi ton tu un une vos votre vous y à ça
            """
        )
    )
}
