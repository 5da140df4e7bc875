//! Knows what the headings of people's lists mean, in the languages and the exports that facilitators have. It looks at
//! one heading at a time, never at what stands below it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::workshop::text::search_key;

/// What a column of a list of people holds, as far as its heading tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A whole name.
    Name,
    /// A whole name, and the last one in some countries where a first name stands beside it.
    NameOrLast,
    /// A first name, or the whole one where no last name stands beside it.
    NameOrFirst,
    /// The name of an account: a person's name where there is no better one.
    Account,
    /// First names.
    First,
    /// What stands between first and last name, as in the Netherlands.
    Between,
    /// Last names.
    Last,
    /// The second last name, as in Spain.
    SecondLast,
    /// An address of mail.
    Email,
    /// A number to call.
    Phone,
    /// Whether somebody comes.
    Status,
    /// When somebody joined, left or answered.
    Time,
    /// A number or code that the other program gave.
    Id,
    /// What an order cost and who paid.
    Order,
    /// What only the other program needs, passwords among it.
    Technical,
    /// Something known of people: a department, a role.
    Known,
    /// Anything else.
    Other,
}

impl Meaning {
    /// Tells whether a column of this meaning can make the name of a person.
    pub(super) fn names(self) -> bool {
        matches!(self, Self::Name | Self::NameOrLast | Self::NameOrFirst | Self::Account | Self::First | Self::Last)
    }
}

/// Headings that mean what stands before them, word by word: without accents, in small letters, `|` between two.
const HEADINGS: [(Meaning, &str); 17] = [
    (
        Meaning::Name,
        "preferred name|chosen name|legal name|staff name|client name|customer name|team member|team members|colleague|\
         full name|fullname|complete name|name and surname|name surname|first and last name|first name and last name|\
         first name last name|first last name|last name first name|name original name|user name original name|\
         participant name|participant|participants|attendee name|attendee|attendees|invitee|invitees|invitee name|\
         member name|member|members|registrant|registrant name|student|student name|contact name|display name|\
         user display name|person|people|delegate|delegate name|employee|employee name|respondent|guest name|\
         name first and last|names|speaker|badge name|\
         vor und nachname|vorname und nachname|vorname nachname|nachname vorname|name vorname|vorname name|\
         vorname und name|name und vorname|vollstandiger name|voller name|ganzer name|anzeigename|teilnehmer|\
         teilnehmerin|teilnehmer in|teilnehmer innen|teilnehmerinnen|teilnehmende|teilnehmende r|teilnehmername|\
         name des teilnehmers|name der teilnehmerin|mitglied|mitarbeiter|mitarbeiterin|mitarbeiter in|\
         nom complet|nom et prenom|nom prenom|nom et prenoms|prenom et nom|prenom nom|nom d affichage|nom affiche|\
         participant e|participante|nom du participant|nom de la personne|personne|invite|\
         nombre completo|nombre y apellido|nombre y apellidos|nombre apellidos|apellidos y nombre|apellidos nombre|\
         participante|participantes|asistente|asistentes|nombre del participante|nombre para mostrar|persona|\
         nome completo|nome e sobrenome|nome e apelido|nome do participante|nome de exibicao|pessoa|\
         nome e cognome|cognome e nome|nome cognome|cognome nome|partecipante|partecipanti|nominativo|\
         nome visualizzato|nome del partecipante|\
         volledige naam|voor en achternaam|voornaam en achternaam|voornaam achternaam|deelnemer|deelnemers|\
         weergavenaam|naam deelnemer|persoon|\
         imie i nazwisko|imie nazwisko|nazwisko i imie|nazwisko imie|pelne imie i nazwisko|uczestnik|uczestnicy|\
         uczestniczka|nazwa wyswietlana|nazwa uczestnika|osoba",
    ),
    (Meaning::NameOrLast, "name|nom|naam"),
    (Meaning::NameOrFirst, "nombre|nome"),
    (
        Meaning::Account,
        "anzeigename des benutzers|benutzeranzeigename|\
         user name|username|user|screen name|nickname|benutzername|nutzername|nom d utilisateur|\
         nom de l utilisateur|nombre de usuario|nome de usuario|nome do usuario|nome de utilizador|nome utente|\
         gebruikersnaam|nazwa uzytkownika|nazwa",
    ),
    (
        Meaning::First,
        "legal first name|preferred first name|first name|firstname|first|given name|givenname|given names|given|forename|forenames|first names|\
         christian name|attendee first name|participant first name|recipient first name|registrant first name|\
         invitee first name|name first|vorname|vornamen|vorname n|rufname|prenom|prenoms|prenom s|nombres|primer nombre|\
         nombre de pila|primeiro nome|nome proprio|voornaam|voornamen|roepnaam|imie|imiona|pierwsze imie",
    ),
    (Meaning::Between, "tussenvoegsel|tussenvoegsels|tussenv|voorvoegsel|voorvoegsels"),
    (
        Meaning::Last,
        "legal last name|preferred last name|last name|lastname|last|surname|family name|familyname|family|attendee last name|attendee surname|\
         participant last name|recipient last name|registrant last name|invitee last name|name last|nachname|\
         familienname|zuname|nom de famille|nom famille|apellido|apellidos|apellido s|primer apellido|\
         apellido paterno|sobrenome|apelido|ultimo nome|cognome|achternaam|familienaam|nazwisko|nazwiska",
    ),
    (Meaning::SecondLast, "segundo apellido|apellido materno|second surname"),
    (
        Meaning::Email,
        "email|e mail|mail|emails|email s|e mails|mailadresse|emailadresse|emailaddress|courriel|\
         adresse electronique|correo|correo electronico|direccion de correo electronico|\
         correio eletronico|posta elettronica|indirizzo email|adres e mail|adres email|poczta",
    ),
    (
        Meaning::Phone,
        "phone|telephone|telefon|tel|mobile|mobil|handy|cell|cellphone|gsm|portable|telefono|movil|celular|telefone|\
         telemovel|cellulare|telefoon|mobiel|komorka|fax|whatsapp|pager|telex",
    ),
    (
        Meaning::Status,
        "status zgloszenia|status rejestracji|status der anmeldung|status uczestnictwa|\
         status|approval status|attendee status|registration status|ticket status|order status|rsvp|rsvp status|\
         response|response status|invitation status|booking status|attendance status|reply|answer|\
         teilnahmestatus|anmeldestatus|antwort|ruckmeldung|zusage|zu oder absage|zusage absage|teilnahme|\
         statut|statut de l inscription|reponse|presence|estado|estado de inscripcion|respuesta|asistencia|\
         estado da inscricao|resposta|situacao|presenca|stato|stato iscrizione|risposta|presenza|\
         aanwezigheid|antwoord|reactie|odpowiedz|stan|obecnosc|coming|attending|going",
    ),
    (
        Meaning::Time,
        "connected on|expiration timestamp|last access to course|last access|last seen|last active|last login|hire date|birthday|date of birth|geburtsdatum|\
         timestamp|time stamp|joined|join|leave|left|first join|last leave|duration|attendance duration|rsvped on|\
         joined group on|registered|registered on|registered at|created|created at|created on|updated at|\
         submitted|submitted at|submission|last visited|checked in at|check in|completed|date|time|recorded date|\
         zeitstempel|erster beitritt|beitritt|beigetreten|beitrittszeit|letzter austritt|letztes verlassen|verlassen|\
         austritt|austrittszeit|dauer|anwesenheitsdauer|besprechungsdauer|teilnahmedauer|in besprechung dauer|\
         dauer in besprechung|startzeit|endzeit|fertigstellungszeit|anmeldedatum|anmeldezeitpunkt|registrierungszeit|\
         anmeldung|bestelldatum|datum|\
         horodateur|horodatage|premiere connexion|premiere participation|premiere entree|arrivee|dernier depart|\
         derniere sortie|depart|duree|duree dans la reunion|duree de la participation|heure d arrivee|heure de depart|\
         heure de debut|heure de fin|heure d inscription|date d inscription|date de commande|\
         marca temporal|primera union|primera entrada|ultima salida|hora de entrada|hora de salida|hora de inicio|\
         hora de finalizacion|duracion|duracion de la reunion|fecha|fecha de registro|fecha de inscripcion|\
         carimbo de data hora|primeiro ingresso|primeira entrada|ultima saida|entrada|saida|hora de conclusao|duracao|\
         data de inscricao|data|\
         informazioni cronologiche|primo accesso|primo ingresso|ultima uscita|uscita|ora di inizio|\
         ora di completamento|durata|durata della riunione|data di iscrizione|ora di accesso|ora di uscita|\
         tijdstempel|eerste deelname|eerste toetreding|laatste vertrek|vertrek|duur|duur in vergadering|\
         tijdstip van deelname|begintijd|tijd van voltooien|inschrijfdatum|aanmelddatum|\
         sygnatura czasowa|znacznik czasu|pierwsze dolaczenie|ostatnie opuszczenie|dolaczenie|wyjscie|\
         czas dolaczenia|czas wyjscia|czas rozpoczecia|godzina rozpoczecia|godzina ukonczenia|czas trwania|\
         data rejestracji|godzina dolaczenia|godzina wyjscia",
    ),
    (
        Meaning::Id,
        "userid|employee id|employee number|personalnummer|staff id|student id|matrikelnummer|cost center|kostenstelle|cost centre|order no|order code|\
         #|no|nr|n|lp|id|ids|uid|uuid|guid|upn|row|number|barcode|login|kennung|teilnehmer id|participant id upn|\
         url of member profile|profile url|ip|ip address|ipaddress|laufende nummer|lfd nr|external reference|leid|euid|\
         collector id|respondent id",
    ),
    (
        Meaning::Order,
        "quantity|currency|total paid|fees paid|price|price tier|ticket price|fee|fees|tax|discount|coupon|promo code|\
         payment|payment status|payment type|amount|invoice|order type|order notes|event name|event date|event title|\
         event location|venue|ticket quantity|total|gross|net|delivery method|eventbrite payment processing|\
         notes on order|check in device",
    ),
    (
        Meaning::Technical,
        "has 2fa|has sso|billing active|displayname|checked in|tfa|is guest user|profile picture|avatar|photo|voucher|\
         guest|guests|is guest|attended|event host|host|recording consent|recording disclaimer response|\
         in waiting room|is active|is physical person|is present|is committee|vote weight|can change own password|\
         initial password|default password|password|passwort|mot de passe|contrasena|senha|wachtwoord|haslo|user action|\
         aktion|marketing opt in|source name|registration source|device|browser|user agent|score|points|progress|\
         finished|distribution channel|location latitude|location longitude|locked out|given name yomi|\
         family name yomi|company yomi|latitude|longitude|gmtoff|dstoff|cc|optin ip|confirm ip|member rating|\
         contact owner|lead status|lifecycle stage|marketing contact status|meeting name|webinar name|qr code url|custom source|e mail type|email type|e mail display name|email display name|priority|private|\
         sensitivity|keywords|initials|connection type|data center|network type|microphone|speaker device|camera|\
         gast|invite e|invitado|convidado|ospite|gosc|teilgenommen|collaborators|is host",
    ),
    (
        Meaning::Known,
        "department|dept|division|abteilung|bereich|fachbereich|referat|service|departement|direction|departamento|\
         area|setor|reparto|dipartimento|afdeling|dzial|\
         organisation|organization|organisation name|company|company name|firm|employer|firma|unternehmen|verein|\
         einrichtung|entreprise|societe|organisme|association|empresa|organizacion|entidad|organizacao|azienda|societa|\
         organizzazione|ente|bedrijf|organisatie|organizacja|przedsiebiorstwo|instytucja|\
         role|roles|function|rolle|funktion|aufgabe|fonction|poste|rol|papel|cargo|puesto|funcion|funcao|ruolo|\
         funzione|mansione|functie|rola|funkcja|stanowisko|\
         job title|title|titel|titre|titulo|titolo|tytul|position|job|occupation|beruf|profession|\
         team|squad|unit|einheit|equipe|equipo|squadra|eenheid|zespol|\
         group|groups|gruppe|gruppen|groupe|grupo|gruppo|groep|grupa|class|klasse|classe|clase|klas|klasa|kurs|course|\
         city|town|location|site|office|office location|region|stadt|ort|standort|wohnort|ville|lieu|ciudad|cidade|\
         citta|stad|plaats|vestiging|miasto|lokalizacja|\
         country|country region|country region name|land|pays|pais|paese|kraj|state|\
         gender|geschlecht|sexe|sexo|sesso|geslacht|plec|pronouns|pronoun|pronomen|pronoms|\
         language|sprache|langue|idioma|lingua|taal|jezyk|level|structure level|gliederungsebene|seniority|experience|\
         notes|note|comment|comments|bemerkung|bemerkungen|kommentar|commentaire|comentario|commento|opmerking|\
         opmerkingen|uwagi|komentarz|diet|dietary requirements|allergies|interests|skills|ticket type|manager|track",
    ),
    (Meaning::Other, "topic|start time|end time|meeting title|meeting id|scheduled time"),
];

/// What each heading means.
static MEANINGS: LazyLock<HashMap<&'static str, Meaning>> = LazyLock::new(|| {
    let words = HEADINGS.iter().flat_map(|(meaning, words)| words.split('|').map(|word| (word.trim(), *meaning)));
    // What stands first counts.
    words.collect::<Vec<_>>().into_iter().rev().collect()
});

/// Returns what a heading means. `Prénom (Given name)`, `first_name` and `E-Mail:` are understood as well.
pub(super) fn meaning(heading: &str) -> Meaning {
    if heading.len() > 200 {
        return Meaning::Other;
    }
    let whole = plain(heading);
    let known = |words: &str| MEANINGS.get(words).copied();
    let outside = || plain(heading.split(['(', '[']).next().unwrap_or_default());
    // `5 participants` of a poll.
    let uncounted = || whole.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned();
    let first = || plain(heading.split(['/', '·']).next().unwrap_or_default());
    // `Attendee name: Given name`.
    let last =
        || heading.rsplit_once(": ").map(|(_, last)| plain(last)).and_then(|last| known(&last)).filter(|m| m.names());
    known(&whole)
        .or_else(|| known(&outside()))
        .or_else(|| known(&uncounted()))
        .or_else(|| known(&first()))
        .or_else(last)
        .unwrap_or_else(|| by_words(&whole))
}

/// Returns a heading as its plain words: no accents, no signs, `FirstName` as two.
pub(super) fn plain(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len());
    let mut before = ' ';
    for c in heading.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(if c.is_alphanumeric() || c == '#' || c == '\u{301}' { c } else { ' ' });
        before = c;
    }
    search_key(&words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns what a heading of several words means by the words in it, as forms ask: `What is your first name?`
fn by_words(heading: &str) -> Meaning {
    let words: Vec<&str> = heading.split(' ').collect();
    let any = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let last_of = |list: &[&str]| words.last().is_some_and(|w| list.contains(w));
    if any(&["buyer", "billing", "invoice", "payment", "paid", "fees", "tax", "discount", "coupon", "refund"]) {
        return Meaning::Order;
    }
    if any(&["password", "passwort", "consent", "recording"]) {
        return Meaning::Technical;
    }
    if any(&["email", "emails", "mail", "courriel", "correo"]) {
        let technical = any(&["type", "display", "verified", "sent", "opt", "marketing", "host", "organizer", "may"]);
        return if technical { Meaning::Technical } else { Meaning::Email };
    }
    if any(&["phone", "telephone", "telefon", "telefonnummer", "mobile", "handynummer", "fax", "telefono", "whatsapp"])
    {
        return Meaning::Phone;
    }
    if let Some(name) = asked_name(&words) {
        return name;
    }
    let joins = [
        "join",
        "leave",
        "registration",
        "completion",
        "creation",
        "submission",
        "check",
        "modified",
        "entry",
        "joined",
        "exited",
        "left",
    ];
    let dates = ["order", "purchase", "submit", "updated", "recorded", "response"];
    let times = ["time", "date", "times", "zeit", "datum", "heure", "hora", "ora", "tijd", "czas", "minutes"];
    if any(&["timestamp", "duration", "zeitstempel", "dauer", "duree", "duracion", "durata", "duracao"])
        || (any(&joins) || any(&dates)) && any(&times)
        || any(&["time"]) && any(&["minutes"])
    {
        return Meaning::Time;
    }
    let counted = [
        "order",
        "ticket",
        "booking",
        "attendee",
        "participant",
        "registration",
        "confirmation",
        "member",
        "row",
        "badge",
        "invoice",
        "reference",
        "teilnehmer",
        "mitglieds",
        "bestell",
        "mitgliedsnummer",
    ];
    if any(&["id", "uuid", "guid", "upn", "barcode"])
        || any(&counted) && last_of(&["number", "nummer", "no", "nr", "#", "code", "numero"])
        || any(&["bestellnummer", "teilnehmernummer", "mitgliedsnummer", "ticketnummer", "buchungsnummer"])
    {
        return Meaning::Id;
    }
    if words.len() <= 3 && (words.first() == Some(&"status") || last_of(&["status"])) && words.len() > 1 {
        return Meaning::Status;
    }
    if words.len() <= 6
        && any(&[
            "attend",
            "rsvp",
            "teilnehmen",
            "teilnimmst",
            "teil",
            "dabei",
            "kommst",
            "participerez",
            "asistiras",
            "parteciperai",
        ])
    {
        return Meaning::Status;
    }
    Meaning::Other
}

/// Tells a question for a name, such as `What is your name?` or `Ihr Vorname`; not the name of a company or a team.
fn asked_name(words: &[&str]) -> Option<Meaning> {
    let whose = [
        "your", "my", "ihr", "dein", "euer", "votre", "ton", "tu", "su", "seu", "teu", "tuo", "suo", "uw", "je",
        "jouw", "twoje", "twoj",
    ];
    let asking =
        ["what", "is", "s", "please", "enter", "wie", "ist", "lautet", "bitte", "quel", "est", "cual", "es", "il"];
    let (mine, rest): (Vec<&str>, Vec<&str>) = words.iter().partition(|w| whose.contains(w));
    let rest: Vec<&str> = rest.into_iter().filter(|w| !asking.contains(w)).collect();
    if matches!(words, ["wie", "heissen", "sie"] | ["wie", "heisst", "du"]) {
        return Some(Meaning::Name);
    }
    let asked = !mine.is_empty() || rest.len() < words.len();
    MEANINGS.get(rest.join(" ").as_str()).copied().filter(|meaning| asked && meaning.names())
}

#[cfg(test)]
mod tests {
    use super::{HEADINGS, Meaning, meaning, plain};

    #[test]
    fn every_heading_is_written_as_it_is_compared() {
        for (_, words) in &HEADINGS {
            for word in words.split('|').map(str::trim) {
                assert_eq!(plain(word), word);
            }
        }
    }

    #[test]
    fn headings_are_understood_in_eight_languages_and_as_programs_write_them() {
        for (wanted, headings) in [
            (
                Meaning::Name,
                "Full Name|Name (Original Name)|User Name (original name)|Participant|Attendee name|Vor- und \
                             Nachname|Nom et prénom|Nombre y apellidos|Nome e cognome|Volledige naam|Imię i nazwisko|User \
                             display name|What is your full name?|5 participants|Teilnehmer/in|Prénom et nom|Deelnemers",
            ),
            (Meaning::NameOrLast, "Name|NAME:|Name *|Nom|Naam|Your name|What's your name?|Ihr Name|Votre nom"),
            (Meaning::NameOrFirst, "Nombre|Nome|Tu nombre"),
            (Meaning::Account, "Username|User Name|Benutzername"),
            (
                Meaning::First,
                "First name|first_name|FirstName|Given name|Vorname|Prénom|Voornaam|Imię|RecipientFirstName",
            ),
            (
                Meaning::Last,
                "Last Name|Surname|Nachname|Nom de famille|Apellidos|Sobrenome|Cognome|Achternaam|Nazwisko",
            ),
            (
                Meaning::Email,
                "Email|E-Mail|User Email|Email Address|E-Mail-Adresse|Courriel|Correo electrónico|Adres e-mail\
                              |Adresse e-mail|Endereço de e-mail|Indirizzo email|E-mail 2 Address",
            ),
            (Meaning::Phone, "Phone|Cell Phone|Business Phone 2|Téléphone|Teléfono|Telefone|Handy|Mobile Phone"),
            (Meaning::Status, "Approval Status|Attendee Status|RSVP|Response|Will you attend?|Statut|Stato|Status"),
            (
                Meaning::Time,
                "Join Time|Leave time|Duration (Minutes)|In-Meeting Duration|Timestamp|Registration Time|Order \
                             Date|Zeitstempel|Erster Beitritt|Horodateur|Marca temporal|Total Duration (Minutes)|RSVPed on\
                             |Time joined|Time exited|Time in Session (minutes)|Completion time|Last modified time|Durée",
            ),
            (Meaning::Id, "Order #|Attendee #|User ID|Participant ID (UPN)|Barcode|ID|Nr.|Participant number"),
            (Meaning::Order, "Quantity|Total Paid|Buyer Email|Buyer First Name|Fees Paid|Currency"),
            (
                Meaning::Technical,
                "Guest|Recording Consent|In Waiting Room|default_password|E-mail Type|Is physical person",
            ),
            (Meaning::Known, "Department|Abteilung|Structure level|Service|Job Title|Organisation|Rolle"),
            (
                Meaning::Other,
                "Which topics interest you?|Company website|Team name|Time zone|T-shirt size|Topic|Host name",
            ),
        ] {
            for heading in headings.split('|') {
                assert_eq!(meaning(heading.trim()), wanted, "{heading}");
            }
        }
    }
}
