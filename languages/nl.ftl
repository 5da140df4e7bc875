# De woorden van de pagina's voor telefoons en voor het gedeelde scherm. $who is de begeleider, bij naam als het plan die
# heeft; $Who is hetzelfde aan het begin van een zin.


# Meedoen
join-title = Meedoen
join-invites = { $Who } nodigt je uit voor
join-your-name = Je naam
join-choose = Kies je naam
join-not-listed = Niet op de lijst? Typ je naam
join-button = Meedoen
join-no-name = Zonder naam meedoen
join-in-use = { $name } is er al. Typ de code die op het andere apparaat staat, of vraag het { $who }.
join-code-of-device = Code op het andere apparaat
join-not-invited = Alleen wie een uitnodiging heeft, doet mee. Vraag { $who } om de jouwe.
join-name-needed = Kies of typ eerst je naam.
join-name-long = Die naam is te lang.
join-others-see = De anderen zien je naam. Je hebt geen account en geen app nodig.
join-cookie = Deze pagina bewaart tot morgen één cookie op je telefoon.
join-plain = Deze pagina is niet versleuteld: anderen op dit netwerk kunnen haar lezen en veranderen. Gebruik haar voor meningen, niet voor geheimen.
code-title = Ga een ruimte in
code-label = Typ de code die op het scherm staat
code-button = Verder
code-wrong = Dat is niet de code van deze ruimte. Kijk nog eens op het scherm.
code-too-often = Te veel verkeerde codes. Probeer het over { $seconds } seconden opnieuw, of gebruik de link.

# Kader
the-facilitator = de begeleider
the-facilitator-first = De begeleider
clock-left = resterende tijd
clock-last-minute = laatste minuut
clock-over = over de tijd
clock-up = de tijd is om
clock-paused = Gepauzeerd
clock-ended = afgelopen
clock-until = tot { $time }
day-line = Activiteit { $at } van { $of }
fold-agenda = Agenda · { $at } van { $of }
fold-you = Je bent { $name }
nobody-about = Peilingen met namen zijn niet voor jou: wie daarin stemt, doet mee met een naam.
fold-nobody = Je doet mee zonder naam
second-device = Wil je op een ander apparaat meedoen? Typ daar deze code: { $code }
see-now = Bekijk wat er nu gebeurt
connection-lost = Geen verbinding. Er wordt opnieuw geprobeerd. Wat je hebt getypt, staat er nog.
room-closed = { $Who } heeft de ruimte gesloten. Wat je hebt verstuurd, blijft bewaard.
go-there = Ga erheen
something-new = De sessie is verdergegaan.

# Voor het begin
state-planned = Nog niet begonnen
waiting-welcome = Welkom, { $name }
waiting-welcome-nobody = Welkom
waiting-soon = Het is nog niet begonnen.
waiting-starts = Het begint om { $time }.
waiting-here = { $count ->
    [one] Er is één persoon.
   *[other] Er zijn { $count } mensen.
}
heading-purpose = Waarvoor
heading-guidelines = Spelregels
heading-agenda = Agenda
agenda-minutes = { $minutes } min

# Activiteiten
turn-of = Nu: { $who }
break-until = We gaan verder om { $time }
group-join-link = Naar je videoruimte
group-new-tab = opent in een nieuw tabblad
group-host = gastheer of -vrouw
group-you = jij
group-left = is weg
group-sits-out = Deze ronde sla je over.
group-none = Je zit nog niet in een groep. { $Who } deelt je in.

# Schrijven
entry-add = Toevoegen
entry-edit = Bewerken
entry-save = Opslaan
entry-delete = Verwijderen
entry-text = Je bijdrage
entry-row = Rij
entry-long = Dat is te lang: een bijdrage heeft hoogstens { $most } tekens.
entry-enough = Je hebt hier genoeg geschreven: hoogstens { $most } bijdragen.
entry-empty = Typ eerst een paar woorden.
entry-too-late = Hier kun je niets meer schrijven.
entry-gone = Die bijdrage is er niet meer.
entries-group = Je groep ziet wat je toevoegt. De andere groepen zien het als de groepen terugkoppelen.
entries-all = Iedereen ziet wat je toevoegt.
entries-hidden = De anderen zien je bijdragen pas als { $who } ze toont.

# Peilingen
poll-anonymous = Anoniem: je naam wordt niet bij je antwoord opgeslagen. Tot de peiling sluit, weet de computer van de begeleider welk antwoord van jou is, zodat je het kunt wijzigen. Daarna vergeet hij het.
poll-named = Met je naam: { $who } ziet wat je hebt geantwoord.
poll-final = Als je antwoord verstuurd is, kun je het niet meer wijzigen.
poll-can-change = Je kunt je antwoord wijzigen tot de peiling sluit.
poll-words = Je antwoord
poll-reason = Waarom, als je bezwaar hebt
ballot-one = Kies er één.
ballot-several = { $limit ->
    [0] Kies er zoveel als je wilt.
    [one] Kies er één.
   *[other] Kies er hoogstens { $limit }.
}
ballot-order = { $limit ->
    [0] Zet je eerste keus bovenaan.
    [one] Zet je eerste keus bovenaan: alleen die telt.
   *[other] Zet je eerste keus bovenaan en rangschik er hoogstens { $limit }.
} Iedereen begint met een andere volgorde.
ballot-amounts = { $budget ->
    [one] Geef één stip.
   *[other] Geef hoogstens { $budget } stippen.
}
ballot-no-cap = Meer dan één voor dezelfde optie mag.
ballot-credits = Je hebt { $budget } credits. Twee stemmen voor één optie kosten er 4, drie kosten er 9.
ballot-places = Kies op elke as een stap.
ballot-words = Antwoord in je eigen woorden.
ballot-cap = { $cap ->
    [one] Hoogstens één per optie.
   *[other] Hoogstens { $cap } voor één optie.
}
poll-send = Mijn antwoord versturen
poll-send-ranking = Mijn rangorde versturen
poll-change = Mijn antwoord wijzigen
poll-to-change = Wil je het wijzigen? Kies een ander antwoord en verstuur het opnieuw.
poll-sending = Wordt verstuurd…
poll-recorded = Opgeslagen
poll-open = { $answered ->
    [one] Open: een van de { $present } mensen heeft geantwoord.
   *[other] Open: { $answered } van de { $present } mensen hebben geantwoord.
}
poll-open-unknown = De peiling is open.
poll-answered-closed = { $answered ->
    [one] Een van de { $present } mensen heeft geantwoord.
   *[other] { $answered } van de { $present } mensen hebben geantwoord.
}
poll-few = De uitslag verschijnt als vijf mensen met hun telefoon hebben geantwoord, of als de peiling sluit.
poll-later = De uitslag verschijnt als de peiling sluit.
poll-when-shown = De resultaten verschijnen hier zodra ze aan iedereen worden getoond.
poll-closed = Gesloten
poll-over = Die peiling is niet meer open. Je antwoord telt niet mee.
poll-too-late = De peiling sloot om { $time }, voordat je antwoord aankwam. Je antwoord telt niet mee.
poll-by-hands = { $Who } telt opgestoken handen.
poll-abstain = Onthouden
poll-choose-first = Kies een antwoord en verstuur het dan.
poll-nobody-can-change = Je hebt geantwoord. Sindsdien is het programma opnieuw gestart, dus je antwoord kan niet meer worden gewijzigd.
poll-answered = Je hebt geantwoord.
poll-final-already = Je hebt al geantwoord, en antwoorden in deze peiling zijn definitief.
poll-needs-name = Antwoorden in deze peiling staan op naam: doe mee met je naam om te stemmen.
title-open = Open: { $title }
title-closed = Gesloten: { $title }
result-own = Je antwoord
result-own-is = Je antwoord: { $answer }
result-answer = Antwoord
result-votes = Stemmen
result-share = Aandeel

# Stembiljetten met knoppen. In de zinnen van een rij staan $option, $place en $left ook waar de pagina ze zelf invult.
move-up = { $option } omhoog
move-down = { $option } omlaag
rank-now = { $option }, nu { $place } van { $of }
rank-out = { $option }, niet gerangschikt
rank-line = Niet gerangschikt
rank-leave = { $option } weglaten
budget-left = { $left } van { $budget }
dots-left = stippen over
dots-none-left = Geen stippen meer. Neem er een terug om die te verplaatsen.
credits-left = credits over
credits-none-left = Niet genoeg credits voor nog een stem. Neem er een terug om die te verplaatsen.
credits-cost = { $cost } hier besteed, nog een kost { $next }
dot-more = Eén stip meer voor { $option }
dot-less = Eén stip minder voor { $option }
vote-more = Eén stem meer voor { $option }
vote-less = Eén stem minder voor { $option }
vote-no-cap = Meer dan één op dezelfde bijdrage mag.
vote-cap = { $cap ->
    [one] Hoogstens één per bijdrage.
   *[other] Hoogstens { $cap } op één bijdrage.
}
vote-named = Met je naam: { $who } kan zien waar je je stippen zet.
vote-by-keys = { $Who } telt de stippen van deze stemming.
vote-scores = Geef elke bijdrage een stap op beide assen; sla over wat je niet kunt beoordelen.
vote-scores-named = Met je naam: { $who } kan zien hoe je hebt gescoord.
vote-off-scale = Kies een stap van 1 tot { $most }.
vote-can-change = Je kunt je antwoord wijzigen tot de stemming sluit.
vote-over = Deze stemming is voorbij. Wat je hebt verstuurd, telt niet mee.
vote-elsewhere = { $count ->
    [one] Er staat nog één bijdrage op het scherm, en niet hier.
   *[other] Er staan nog { $count } bijdragen op het scherm, en niet hier.
}
vote-nothing = Er is nog niets om op te stemmen.
thumbs-question = { $minutes ->
    [one] Nog één minuut hiervoor?
    [2] Nog twee minuten hiervoor?
    [3] Nog drie minuten hiervoor?
    [4] Nog vier minuten hiervoor?
    [5] Nog vijf minuten hiervoor?
    [10] Nog tien minuten hiervoor?
   *[other] Nog { $minutes } minuten hiervoor?
}
thumbs-rule = We gaan hiermee door als meer mensen ja zeggen dan nee.
thumbs-yes = Ja, doorgaan
thumbs-no = Nee, naar het volgende
give-at-once = Elke wijziging wordt meteen opgeslagen. Je kunt wijzigen tot de stemming sluit.

# Wat niet kan
refused = Dat kan nu niet.
not-here = Je staat niet als aanwezig genoteerd. Vraag het { $who }.
not-found-title = Hier is niets
not-found = Deze pagina bestaat niet. Het adres staat op het scherm.
removed = { $Who } heeft deze telefoon uit de ruimte verwijderd.
full = De ruimte is vol. Vraag het { $who }.
too-fast = Dat ging heel snel. Wacht even en probeer het opnieuw.
not-saved = Niet opgeslagen: het opslaan is mislukt. Probeer het opnieuw.
wrong-form = Het formulier was niet volledig. Probeer het opnieuw.
not-joined = Doe eerst mee: scan de code op het scherm, of open het adres dat daar staat.
end-thanks = Bedankt, { $name }
end-thanks-nobody = Bedankt
end-over = De sessie is voorbij.
heading-decisions = Besluiten
heading-actions = Alle acties
heading-homework = Huiswerk
error-prefix = Fout: { $title }

# Taal, getallen, dagen. language-name is de naam van de taal in zichzelf. De klok, tijden en codes hebben in elke taal de
# cijfers 0 tot en met 9.
language-name = Nederlands
language-label = Taal
language-change = Wijzigen
decimal-point = ,
percent = { $n }%
list-comma = { $before }, { $next }
list-and = { $before } en { $next }
weekday = { $n ->
    [1] maandag
    [2] dinsdag
    [3] woensdag
    [4] donderdag
    [5] vrijdag
    [6] zaterdag
   *[7] zondag
}
month = { $n ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
date = { $day } { $month }
date-year = { $day } { $month } { $year }
date-weekday = { $weekday } { $date }
date-times = { $date }, { $from }–{ $to }
group-number = Groep { $n }

# Uitslagen van peilingen. $share is een van de aandelen: “8 van 16 stemmen”.
share-votes = { $of ->
    [one] { $count } van { $of } stem
   *[other] { $count } van { $of } stemmen
}
share-dots = { $of ->
    [one] { $count } van { $of } stip
   *[other] { $count } van { $of } stippen
}
share-answers = { $of ->
    [one] { $count } van { $of } antwoord
   *[other] { $count } van { $of } antwoorden
}
share-voters = { $of ->
    [one] { $count } van { $of } stemmer
   *[other] { $count } van { $of } stemmers
}
share-present = { $of ->
    [one] { $count } van { $of } aanwezige
   *[other] { $count } van { $of } aanwezigen
}
count-votes = { $count ->
    [one] { $count } stem
   *[other] { $count } stemmen
}
result-leads = { $option } staat voor: { $share }
result-wins = { $option } wint: { $share }
result-most = { $option } heeft de meeste: { $share }
result-plain = { $option }: { $share }
result-tie = Gelijke stand tussen { $options }: elk { $share }
result-tie-all = { $n ->
    [one] Gelijke stand bij { $n } optie: elk { $share }
   *[other] Gelijke stand tussen alle { $n } opties: elk { $share }
}
result-run-off = Een tweede ronde beslist
result-chair = De voorzitter beslist
result-leads-by = { $option } staat voor ({ $method })
result-wins-by = { $option } wint ({ $method })
result-tie-by = Gelijke stand tussen { $options } ({ $method })
result-no-winner-by = Geen winnaar ({ $method }): gelijke standen op de laatste plaats beslissen tussen { $options }
result-beats-all = Wint van elke andere optie
result-points = { $points } punten
by-schulze = Schulze-methode
by-run-off = herverdeling van stemmen
by-borda = Borda-telling
result-chair-wins = { $option } wint door de beslissende stem van de voorzitter
result-passes = { $option } is aangenomen: { $needs }
result-would-pass = { $option } zou worden aangenomen: { $needs }
result-not-passes = { $option } is niet aangenomen: { $needs }
result-would-not-pass = { $option } zou niet worden aangenomen: { $needs }
result-none-passes = Geen enkele optie is aangenomen
motion-passed = Aangenomen: { $needs }
motion-would-pass = Zou worden aangenomen: { $needs }
motion-not-passed = Niet aangenomen: { $needs }
motion-would-not-pass = Zou niet worden aangenomen: { $needs }
motion-tie = Gelijke stand: { $needs }
motion-chair-passed = Aangenomen door de beslissende stem van de voorzitter: { $needs }
motion-chair-not-passed = Niet aangenomen, door de beslissende stem van de voorzitter: { $needs }
needs-more = { $yes } voor, { $no } tegen
needs-share = { $share }, nodig: { $needed }
consent-given = Consent gegeven: geen bezwaren
consent-none = Geen bezwaren
consent-none-yet = Tot nu toe geen bezwaren
consent-refused = { $count ->
    [one] Geen consent: één bezwaar
   *[other] Geen consent: { $count } bezwaren
}
consent-some = { $count ->
    [one] Eén bezwaar
   *[other] { $count } bezwaren
}
everybody-passes = Aangenomen: iedereen toont { $least } of meer
everybody-so-far = Tot nu toe toont iedereen { $least } of meer
everybody-not = { $count ->
    [one] Niet aangenomen: luister naar de ene persoon onder { $least }
   *[other] Niet aangenomen: luister naar de { $count } mensen onder { $least }
}
everybody-below = { $count ->
    [one] Eén persoon zit onder { $least }
   *[other] { $count } mensen zitten onder { $least }
}
no-votes = Geen stemmen
no-votes-yet = Nog geen stemmen
more-votes = { $votes } stemden, maar er waren maar { $people } aanwezig
nobody-present = Niemand staat als aanwezig genoteerd
people-unknown = Met de hand geteld: om hoeveel mensen het gaat, weet niemand
no-quorum = Geen quorum: { $part } van de { $needed } die nodig zijn, deden mee
no-quorum-yet = Nog geen quorum: { $part } van de { $needed } die nodig zijn, deden mee
quorum-unknown = Quorum onbekend: hoeveel mensen meededen, weet niemand
nothing-decided = Er is niets besloten
fact-median = Mediaan { $step }
fact-median-between = Mediaan tussen { $low } en { $high }
fact-high-high = Hoog op { $x }, hoog op { $y }: { $options }
fact-high-low = Hoog op { $x }, laag op { $y }: { $options }
fact-low-high = Laag op { $x }, hoog op { $y }: { $options }
fact-low-low = Laag op { $x }, laag op { $y }: { $options }
fact-line = Op de lijn: { $options }

# Antwoorden die een peiling niet aanneemt, en de woorden van peilingen die hun eigen woorden hebben
misfit-one = Kies één optie.
misfit-twice = “{ $option }” is twee keer gekozen.
misfit-most = { $most ->
    [one] Kies hoogstens één optie.
   *[other] Kies hoogstens { $most } opties.
}
misfit-dots = { $each ->
    [one] Je hebt één stip. Je hebt er { $spent } gegeven.
   *[other] Je hebt { $each } stippen. Je hebt er { $spent } gegeven.
}
misfit-cap = { $cap ->
    [one] Geef één optie hoogstens één stip: “{ $option }” heeft er { $given }.
   *[other] Geef één optie hoogstens { $cap } stippen: “{ $option }” heeft er { $given }.
}
misfit-credits = { $each ->
    [one] Je hebt één credit. Dit kost { $spent }.
   *[other] Je hebt { $each } credits. Dit kost { $spent }.
}
misfit-scale = Scores lopen van { $from } tot { $to }.
misfit-rank = Hoogstens { $most } opties kunnen een plaats delen.
misfit-long = Dat is te lang: een antwoord heeft hoogstens { $most } tekens.
option-yes = ja
option-no = nee
option-abstain = onthouding
option-agree = akkoord
option-aside = ik ga opzij
option-object = bezwaar
option-fist-0 = nee, ik blokkeer het
option-fist-1 = er moet iets veranderen
option-fist-2 = ik heb twijfels
option-fist-3 = ik kan ermee leven
option-fist-4 = ik steun het
option-fist-5 = ik trek het
axis-impact = impact
axis-effort = moeite

# Het woord: handen, vragen aan de zaal, berichten aan de begeleider
floor-title = Meedoen
floor-raise = Hand opsteken
floor-hand-up = Hand is omhoog
floor-questions = Vragen
floor-message = Bericht
hand-is-up = Je hand is omhoog.
hand-before = { $count ->
    [0] Jij bent de volgende.
    [one] Er is één persoon voor je.
   *[other] Er zijn { $count } mensen voor je.
}
hand-floor = Jij hebt het woord.
hand-lower = Mijn hand omlaag
questions-ask = Vraag het de zaal
questions-without-name = Zonder mijn naam
questions-button = Vragen
questions-so-far = Vragen tot nu toe
questions-none = Nog niemand heeft iets gevraagd.
questions-answered = Beantwoord
questions-off = In deze sessie kun je geen vragen stellen.
questions-show-new = { $count } nieuwe tonen
question-no-name = Zonder naam
question-alone = Alleen jij en { $who } zien dit
question-vote = { $count ->
    [one] Op deze vraag stemmen, { $count } stem
   *[other] Op deze vraag stemmen, { $count } stemmen
}
question-votes = { $count ->
    [one] stem
   *[other] stemmen
}
question-long = Dat is te lang: een vraag heeft hoogstens { $most } tekens.
question-enough = Je hebt genoeg gevraagd: hoogstens { $most } vragen.
question-answered = Die vraag is beantwoord.
message-title = Een bericht aan { $who }
message-label = Je bericht
message-private = Alleen { $who } ziet dit. Het komt niet in het verslag.
message-button = Versturen
message-sent = Verstuurd. { $Who } kan het nu lezen.
message-enough = Je hebt { $who } genoeg berichten gestuurd. Zeg de rest in de zaal.

# Het gedeelde scherm
stage-starts = begint { $time }
stage-ends = eindigt { $time }
stage-ended = geëindigd { $time }
stage-until-start = tot we beginnen
stage-any-moment = elk moment
stage-left = over, tot { $time }
stage-left-group = over voor deze groep
stage-last-minute = laatste minuut, tot { $time }
stage-over = over de tijd, sinds { $time }
stage-place = { $at } van { $of }
stage-invites = { $who } nodigt je uit voor
stage-scan = Scan, of open
stage-type = en typ de code
stage-qr = QR-code van de link
stage-here = { $here } van de { $of } mensen zijn er
stage-no-app = Alles werkt op je telefoon. Geen app, geen account.
stage-next = Hierna:
stage-join = Meedoen:
stage-code = code
stage-soon = We gaan zo verder
stage-answered = van { $of } hebben geantwoord
stage-and-more = en nog { $count }
stage-more-on-phone = en nog { $count } op je telefoon
stage-entries = { $count ->
    [one] één bijdrage
   *[other] { $count } bijdragen
}
stage-own-group = Je telefoon toont je groep.
stage-sit-out = Slaat deze ronde over: { $who }
stage-hidden = Sommige bijdragen zijn verborgen.
stage-what-came = Wat het heeft opgeleverd
stage-thanks = Bedankt
stage-actions = Acties
stage-polls = Peilingen
stage-by = uiterlijk { $date }
stage-lost = Geen verbinding. Stand van { $time }.
stage-closed = De ruimte is gesloten.

# Uitnodigingen
code-label-either = Typ de code die op het scherm staat, of die op je uitnodiging
code-label-slip = Typ de code op je uitnodiging
code-wrong-either = Dat is niet de code van deze ruimte en ook niet die van een uitnodiging. Kijk nog eens.
code-wrong-slip = Dat is niet de code van een uitnodiging. Kijk nog eens.
slip-for = Deze uitnodiging is voor
slip-other = Ben je niet { $name }? Gebruik haar dan niet: een uitnodiging werkt op één telefoon of computer.
no-slip = Deze uitnodiging werkt niet, of niet meer. Vraag { $who } om een nieuwe.
join-in-use-yours = Ben je { $name }, en is je telefoon de pagina kwijt? De code staat op je oude pagina, onder “Je bent { $name }”.
join-told = { $Who } weet ervan.
join-waits = Zodra je binnen mag, gaat deze pagina vanzelf verder.
join-waits-look = Kijk of je binnen bent
join-other = Ik ben niet { $name }
slips-title = Uitnodigingen
slips-about = Druk deze pagina af, knip haar langs de lijnen en geef iedereen zijn strook. De codes worden nergens anders bewaard: bewaar de pagina veilig, en verwijder haar daarna.
slips-invites = { $Who } nodigt je uit
slips-scan = Scan de code en druk op Meedoen, of open dit adres en typ de code:
slips-open = Open dit adres en typ de code:
slips-screen = Open het adres op het scherm en typ:
slips-one = Alleen voor { $name }. Werkt op één telefoon of computer.
slips-qr = QR-code van de link
poll-names-given = Namen zoals opgegeven op telefoons.
joining-closed = Er kan nu niemand meer bij. Vraag het { $who }.
