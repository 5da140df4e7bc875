# Die Worte der Seiten für Handys und für die gemeinsame Leinwand. $who ist, wer den Workshop moderiert, mit Namen, wenn
# der Plan einen hat; $Who ist dasselbe am Anfang eines Satzes. Beide stehen im Nominativ oder Akkusativ.


# Teilnehmen
join-title = Teilnehmen
join-invites = { $Who } lädt dich ein zu
join-your-name = Dein Name
join-choose = Wähle deinen Namen
join-not-listed = Nicht auf der Liste? Gib deinen Namen ein
join-button = Teilnehmen
join-no-name = Ohne Namen teilnehmen
join-in-use = { $name } ist schon da. Gib den Code ein, der auf dem anderen Gerät steht, oder frag { $who }.
join-code-of-device = Code auf dem anderen Gerät
join-not-invited = Hier nehmen nur Eingeladene teil. Frag { $who } nach deiner Einladung.
join-name-needed = Wähle zuerst deinen Namen oder gib ihn ein.
join-name-long = Dieser Name ist zu lang.
join-others-see = Die anderen sehen deinen Namen. Du brauchst kein Konto und keine App.
join-cookie = Diese Seite speichert bis morgen ein Cookie auf deinem Handy.
join-plain = Diese Seite ist nicht verschlüsselt: Andere in diesem Netz können sie lesen und verändern. Nutze sie für Meinungen, nicht für Geheimnisse.
code-title = Einem Raum beitreten
code-label = Gib den Code ein, der auf der Leinwand steht
code-button = Weiter
code-wrong = Das ist nicht der Code dieses Raums. Schau noch einmal auf die Leinwand.
code-too-often = Zu viele falsche Codes. Versuch es in { $seconds } Sekunden noch einmal oder nimm den Link.

# Rahmen
the-facilitator = die Moderation
the-facilitator-first = Die Moderation
clock-left = Restzeit
clock-last-minute = letzte Minute
clock-over = überzogen
clock-up = Zeit ist um
clock-paused = Angehalten
clock-ended = beendet
clock-until = bis { $time }
day-line = Aktivität { $at } von { $of }
fold-agenda = Agenda · { $at } von { $of }
fold-you = Du bist { $name }
nobody-about = Umfragen mit Namen sind nichts für dich: Wer dort abstimmt, nimmt mit Namen teil.
fold-nobody = Du nimmst ohne Namen teil
second-device = Um auf einem anderen Gerät teilzunehmen, gib dort diesen Code ein: { $code }
see-now = Zeigen, was gerade läuft
connection-lost = Keine Verbindung. Neuer Versuch läuft. Was du geschrieben hast, ist noch da.
room-closed = { $Who } hat den Raum geschlossen. Was du gesendet hast, bleibt erhalten.
go-there = Dorthin
something-new = Es ist weitergegangen.

# Vor dem Beginn
state-planned = Noch nicht begonnen
waiting-welcome = Willkommen, { $name }
waiting-welcome-nobody = Willkommen
waiting-soon = Es hat noch nicht begonnen.
waiting-starts = Es beginnt um { $time }.
waiting-here = { $count ->
    [one] Eine Person ist da.
   *[other] { $count } Personen sind da.
}
heading-purpose = Wozu
heading-guidelines = Spielregeln
heading-agenda = Agenda
agenda-minutes = { $minutes } min

# Aktivitäten
turn-of = Jetzt: { $who }
break-until = Um { $time } geht es weiter
group-join-link = Zu deinem Videoraum
group-new-tab = öffnet sich in einem neuen Tab
group-host = Gastgeber
group-you = du
group-left = ist gegangen
group-sits-out = Diese Runde setzt du aus.
group-none = Du bist noch in keiner Gruppe. { $Who } teilt dich ein.

# Schreiben
entry-add = Hinzufügen
entry-edit = Bearbeiten
entry-save = Speichern
entry-delete = Löschen
entry-text = Dein Beitrag
entry-row = Zeile
entry-long = Das ist zu lang: Ein Beitrag hat höchstens { $most } Zeichen.
entry-enough = Du hast hier genug geschrieben: höchstens { $most } Beiträge.
entry-empty = Schreib zuerst etwas.
entry-too-late = Hier kann man nichts mehr schreiben.
entry-gone = Diesen Beitrag gibt es nicht mehr.
entries-group = Deine Gruppe sieht, was du hinzufügst. Die anderen Gruppen sehen es, wenn die Gruppen berichten.
entries-all = Alle sehen, was du hinzufügst.
entries-hidden = Die anderen sehen deine Beiträge erst, wenn { $who } sie aufdeckt.

# Umfragen
poll-anonymous = Anonym: Dein Name wird nicht mit deiner Antwort gespeichert. Bis die Umfrage schließt, weiß der Computer der Moderation, welche Antwort deine ist, damit du sie ändern kannst. Danach vergisst er es.
poll-named = Mit deinem Namen: { $who } sieht, wie du geantwortet hast.
poll-final = Ist deine Antwort gesendet, kannst du sie nicht mehr ändern.
poll-can-change = Du kannst deine Antwort ändern, bis die Umfrage schließt.
poll-words = Deine Antwort
poll-reason = Warum, falls du Einwände hast
ballot-one = Wähle eine Antwort.
ballot-several = { $limit ->
    [0] Wähle so viele, wie du möchtest.
    [one] Wähle eine Antwort.
   *[other] Wähle bis zu { $limit }.
}
ballot-order = { $limit ->
    [0] Setz deine erste Wahl ganz nach oben.
    [one] Setz deine erste Wahl ganz nach oben: Nur sie zählt.
   *[other] Setz deine erste Wahl ganz nach oben und ordne bis zu { $limit }.
} Alle beginnen mit einer anderen Reihenfolge.
ballot-amounts = { $budget ->
    [one] Vergib einen Punkt.
   *[other] Vergib bis zu { $budget } Punkte.
}
ballot-no-cap = Mehrere für eine Option sind in Ordnung.
ballot-credits = Du hast { $budget } Credits. Zwei Stimmen für eine Option kosten 4, drei kosten 9.
ballot-places = Wähle auf jeder Achse eine Stufe.
ballot-words = Antworte mit deinen eigenen Worten.
ballot-cap = { $cap ->
    [one] Höchstens einer für jede Option.
   *[other] Höchstens { $cap } für eine Option.
}
poll-send = Antwort senden
poll-send-ranking = Rangfolge senden
poll-change = Antwort ändern
poll-to-change = Zum Ändern wähle eine andere Antwort und sende sie noch einmal.
poll-sending = Wird gesendet …
poll-recorded = Gespeichert
poll-open = { $answered ->
    [one] Offen: Eine von { $present } Personen hat geantwortet.
   *[other] Offen: { $answered } von { $present } Personen haben geantwortet.
}
poll-open-unknown = Die Umfrage ist offen.
poll-answered-closed = { $answered ->
    [one] Eine von { $present } Personen hat geantwortet.
   *[other] { $answered } von { $present } Personen haben geantwortet.
}
poll-few = Die Ergebnisse erscheinen, wenn fünf Personen am Handy geantwortet haben oder wenn die Umfrage schließt.
poll-later = Die Ergebnisse erscheinen, wenn die Umfrage schließt.
poll-when-shown = Die Ergebnisse erscheinen hier, sobald sie allen gezeigt werden.
poll-closed = Geschlossen
poll-over = Diese Umfrage ist nicht mehr offen. Deine Antwort zählt nicht.
poll-too-late = Die Umfrage wurde um { $time } geschlossen, bevor deine Antwort ankam. Deine Antwort zählt nicht.
poll-by-hands = { $Who } zählt Handzeichen.
poll-abstain = Enthalten
poll-choose-first = Wähle eine Antwort und sende sie dann.
poll-nobody-can-change = Du hast geantwortet. Seitdem wurde das Programm neu gestartet, darum lässt sich deine Antwort nicht mehr ändern.
poll-answered = Du hast geantwortet.
poll-final-already = Du hast schon geantwortet, und Antworten in dieser Umfrage sind endgültig.
poll-needs-name = Antworten in dieser Umfrage tragen Namen: Nimm mit deinem Namen teil, um abzustimmen.
title-open = Offen: { $title }
title-closed = Geschlossen: { $title }
result-own = Deine Antwort
result-own-is = Deine Antwort: { $answer }
result-answer = Antwort
result-votes = Stimmen
result-share = Anteil

# Stimmzettel mit Knöpfen. In den Sätzen einer Zeile stehen $option, $place und $left auch dort, wo die Seite sie selbst einsetzt.
move-up = { $option } nach oben
move-down = { $option } nach unten
rank-now = { $option }, jetzt { $place } von { $of }
rank-out = { $option }, ohne Rang
rank-line = Ohne Rang
rank-leave = { $option } weglassen
budget-left = { $left } von { $budget }
dots-left = Punkte übrig
dots-none-left = Keine Punkte mehr. Nimm einen zurück, um ihn zu verschieben.
credits-left = Credits übrig
credits-none-left = Die Credits reichen nicht für eine weitere Stimme. Nimm eine zurück, um sie zu verschieben.
credits-cost = { $cost } hier ausgegeben, eine weitere kostet { $next }
dot-more = Ein Punkt mehr für { $option }
dot-less = Ein Punkt weniger für { $option }
vote-more = Eine Stimme mehr für { $option }
vote-less = Eine Stimme weniger für { $option }
vote-no-cap = Mehrere für einen Beitrag sind in Ordnung.
vote-cap = { $cap ->
    [one] Höchstens einer für einen Beitrag.
   *[other] Höchstens { $cap } für einen Beitrag.
}
vote-named = Mit deinem Namen: { $who } kann sehen, wohin du deine Punkte setzt.
vote-by-keys = { $Who } zählt die Punkte dieser Abstimmung.
vote-scores = Gib jedem Eintrag auf beiden Achsen eine Stufe; lass aus, was du nicht beurteilen kannst.
vote-scores-named = Mit deinem Namen: { $who } kann sehen, wie du bewertet hast.
vote-off-scale = Wähle eine Stufe von 1 bis { $most }.
vote-can-change = Du kannst deine Antwort ändern, bis die Abstimmung schließt.
vote-over = Diese Abstimmung ist vorbei. Was du gesendet hast, zählt nicht.
vote-elsewhere = { $count ->
    [one] Ein weiterer Eintrag steht auf der Leinwand und nicht hier.
   *[other] { $count } weitere Einträge stehen auf der Leinwand und nicht hier.
}
vote-nothing = Es gibt noch nichts, worüber man abstimmen kann.
thumbs-question = { $minutes ->
    [one] Noch eine Minute dafür?
    [2] Noch zwei Minuten dafür?
    [3] Noch drei Minuten dafür?
    [4] Noch vier Minuten dafür?
    [5] Noch fünf Minuten dafür?
    [10] Noch zehn Minuten dafür?
   *[other] Noch { $minutes } Minuten dafür?
}
thumbs-rule = Wir machen weiter, wenn mehr Ja sagen als Nein.
thumbs-yes = Ja, weitermachen
thumbs-no = Nein, zum Nächsten
give-at-once = Jede Änderung wird sofort gespeichert. Du kannst sie ändern, bis die Abstimmung schließt.

# Was nicht geht
refused = Das geht gerade nicht.
not-here = Du bist nicht als anwesend eingetragen. Frag { $who }.
not-found-title = Hier ist nichts
not-found = Diese Seite gibt es nicht. Die Adresse steht auf der Leinwand.
removed = { $Who } hat dieses Handy aus dem Raum entfernt.
full = Der Raum ist voll. Frag { $who }.
too-fast = Das war sehr schnell. Warte kurz und versuch es noch einmal.
not-saved = Nicht gespeichert: Das Speichern ist fehlgeschlagen. Versuch es noch einmal.
wrong-form = Das Formular war unvollständig. Versuch es noch einmal.
not-joined = Tritt zuerst bei: Scanne den Code auf der Leinwand oder öffne die Adresse, die dort steht.
end-thanks = Danke, { $name }
end-thanks-nobody = Danke
end-over = Die Sitzung ist zu Ende.
heading-decisions = Entscheidungen
heading-actions = Alle Aufgaben
heading-homework = Hausaufgaben
error-prefix = Fehler: { $title }

# Sprache, Zahlen, Tage. language-name ist der Name der Sprache in ihr selbst. Uhr, Zeiten und Codes haben in jeder
# Sprache die Ziffern 0 bis 9.
language-name = Deutsch
language-label = Sprache
language-change = Ändern
decimal-point = ,
percent = { $n } %
list-comma = { $before }, { $next }
list-and = { $before } und { $next }
weekday = { $n ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
month = { $n ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
date = { $day }. { $month }
date-year = { $day }. { $month } { $year }
date-weekday = { $weekday }, { $date }
date-times = { $date }, { $from }–{ $to }
group-number = Gruppe { $n }

# Ergebnisse von Umfragen. $share ist einer der Anteile: „8 von 16 Stimmen“.
share-votes = { $of ->
    [one] { $count } von { $of } Stimme
   *[other] { $count } von { $of } Stimmen
}
share-dots = { $of ->
    [one] { $count } von { $of } Punkt
   *[other] { $count } von { $of } Punkten
}
share-answers = { $of ->
    [one] { $count } von { $of } Antwort
   *[other] { $count } von { $of } Antworten
}
share-voters = { $of ->
    [one] { $count } von { $of } abstimmenden Person
   *[other] { $count } von { $of } abstimmenden Personen
}
share-present = { $of ->
    [one] { $count } von { $of } anwesenden Person
   *[other] { $count } von { $of } anwesenden Personen
}
count-votes = { $count ->
    [one] { $count } Stimme
   *[other] { $count } Stimmen
}
result-leads = { $option } führt: { $share }
result-wins = { $option } gewinnt: { $share }
result-most = { $option } hat am meisten: { $share }
result-plain = { $option }: { $share }
result-tie = Gleichstand zwischen { $options }: je { $share }
result-tie-all = { $n ->
    [one] Gleichstand bei { $n } Option: je { $share }
   *[other] Gleichstand aller { $n } Optionen: je { $share }
}
result-run-off = Eine Stichwahl entscheidet
result-chair = Der Vorsitz entscheidet
result-leads-by = { $option } führt nach { $method }
result-wins-by = { $option } gewinnt nach { $method }
result-tie-by = Gleichstand nach { $method } zwischen { $options }
result-no-winner-by = Kein Sieger nach { $method }: Gleichstände auf dem letzten Platz entscheiden zwischen { $options }
result-beats-all = Schlägt jede andere Option
result-points = { $points } Punkte
by-schulze = Schulze
by-run-off = integrierter Stichwahl
by-borda = Borda
result-chair-wins = { $option } gewinnt durch die entscheidende Stimme des Vorsitzes
result-passes = { $option } ist angenommen: { $needs }
result-would-pass = { $option } wäre angenommen: { $needs }
result-not-passes = { $option } ist nicht angenommen: { $needs }
result-would-not-pass = { $option } wäre nicht angenommen: { $needs }
result-none-passes = Keine Option ist angenommen
motion-passed = Angenommen: { $needs }
motion-would-pass = Wäre angenommen: { $needs }
motion-not-passed = Nicht angenommen: { $needs }
motion-would-not-pass = Wäre nicht angenommen: { $needs }
motion-tie = Gleichstand: { $needs }
motion-chair-passed = Angenommen durch die entscheidende Stimme des Vorsitzes: { $needs }
motion-chair-not-passed = Nicht angenommen durch die entscheidende Stimme des Vorsitzes: { $needs }
needs-more = { $yes } dafür, { $no } dagegen
needs-share = { $share }, nötig: { $needed }
consent-given = Konsent erreicht: keine Einwände
consent-none = Keine Einwände
consent-none-yet = Bisher keine Einwände
consent-refused = { $count ->
    [one] Kein Konsent: ein Einwand
   *[other] Kein Konsent: { $count } Einwände
}
consent-some = { $count ->
    [one] Ein Einwand
   *[other] { $count } Einwände
}
everybody-passes = Angenommen: Alle zeigen { $least } oder mehr
everybody-so-far = Bisher zeigen alle { $least } oder mehr
everybody-not = { $count ->
    [one] Nicht angenommen: Hört die eine Person unter { $least } an
   *[other] Nicht angenommen: Hört die { $count } Personen unter { $least } an
}
everybody-below = { $count ->
    [one] Eine Person ist unter { $least }
   *[other] { $count } Personen sind unter { $least }
}
no-votes = Keine Stimmen
no-votes-yet = Noch keine Stimmen
more-votes = { $votes } haben abgestimmt, aber nur { $people } waren anwesend
nobody-present = Niemand ist als anwesend eingetragen
people-unknown = Von Hand gezählt: Wie viele Personen das sind, weiß niemand
no-quorum = Nicht beschlussfähig: { $part } von { $needed } nötigen haben teilgenommen
no-quorum-yet = Noch nicht beschlussfähig: { $part } von { $needed } nötigen haben teilgenommen
quorum-unknown = Beschlussfähigkeit unbekannt: Wie viele teilgenommen haben, weiß niemand
nothing-decided = Nichts ist entschieden
fact-median = Median { $step }
fact-median-between = Median zwischen { $low } und { $high }
fact-high-high = { $x } hoch, { $y } hoch: { $options }
fact-high-low = { $x } hoch, { $y } niedrig: { $options }
fact-low-high = { $x } niedrig, { $y } hoch: { $options }
fact-low-low = { $x } niedrig, { $y } niedrig: { $options }
fact-line = Auf der Linie: { $options }

# Antworten, die eine Umfrage nicht annimmt, und die Worte von Umfragen, die eigene haben
misfit-one = Wähle eine Option.
misfit-twice = „{ $option }“ ist doppelt gewählt.
misfit-most = { $most ->
    [one] Wähle höchstens eine Option.
   *[other] Wähle höchstens { $most } Optionen.
}
misfit-dots = { $each ->
    [one] Du hast einen Punkt. Vergeben hast du { $spent }.
   *[other] Du hast { $each } Punkte. Vergeben hast du { $spent }.
}
misfit-cap = { $cap ->
    [one] Gib einer Option höchstens einen Punkt: „{ $option }“ hat { $given }.
   *[other] Gib einer Option höchstens { $cap } Punkte: „{ $option }“ hat { $given }.
}
misfit-credits = { $each ->
    [one] Du hast einen Credit. Das kostet { $spent }.
   *[other] Du hast { $each } Credits. Das kostet { $spent }.
}
misfit-scale = Bewertungen gehen von { $from } bis { $to }.
misfit-rank = Höchstens { $most } Optionen können sich einen Rang teilen.
misfit-long = Das ist zu lang: Eine Antwort hat höchstens { $most } Zeichen.
option-yes = ja
option-no = nein
option-abstain = Enthaltung
option-agree = Zustimmung
option-aside = beiseitestehen
option-object = Einwand
option-fist-0 = nein, ich blockiere es
option-fist-1 = ich brauche Änderungen
option-fist-2 = ich habe Zweifel
option-fist-3 = ich kann damit leben
option-fist-4 = ich unterstütze es
option-fist-5 = ich treibe es voran
axis-impact = Wirkung
axis-effort = Aufwand

# Das Wort: Handzeichen, Fragen an alle, Worte an die Moderation
floor-title = Mitmachen
floor-raise = Hand heben
floor-hand-up = Hand ist oben
floor-questions = Fragen
floor-message = Nachricht
hand-is-up = Deine Hand ist oben.
hand-before = { $count ->
    [0] Du bist als Nächstes dran.
    [one] Eine Person ist vor dir.
   *[other] { $count } Personen sind vor dir.
}
hand-floor = Du hast das Wort.
hand-lower = Hand senken
questions-ask = Frag in die Runde
questions-without-name = Ohne meinen Namen
questions-button = Fragen
questions-so-far = Bisherige Fragen
questions-none = Noch hat niemand etwas gefragt.
questions-answered = Beantwortet
questions-off = In dieser Sitzung kann man keine Fragen stellen.
questions-show-new = { $count } neue zeigen
question-no-name = Ohne Namen
question-alone = Nur du und { $who } seht das
question-vote = { $count ->
    [one] Für diese Frage stimmen, { $count } Stimme
   *[other] Für diese Frage stimmen, { $count } Stimmen
}
question-votes = { $count ->
    [one] Stimme
   *[other] Stimmen
}
question-long = Das ist zu lang: Eine Frage hat höchstens { $most } Zeichen.
question-enough = Du hast genug gefragt: höchstens { $most } Fragen.
question-answered = Diese Frage ist schon beantwortet.
message-title = Nachricht an { $who }
message-label = Deine Nachricht
message-private = Nur { $who } sieht das. Es kommt nicht ins Protokoll.
message-button = Senden
message-sent = Gesendet. { $Who } kann es jetzt lesen.
message-enough = Du hast genug Nachrichten an { $who } gesendet. Sag den Rest im Raum.

# Die gemeinsame Leinwand
stage-starts = beginnt { $time }
stage-ends = endet { $time }
stage-ended = endete { $time }
stage-until-start = bis zum Beginn
stage-any-moment = gleich geht es los
stage-left = Restzeit, bis { $time }
stage-left-group = Restzeit für diese Gruppe
stage-last-minute = letzte Minute, bis { $time }
stage-over = überzogen, seit { $time }
stage-place = { $at } von { $of }
stage-invites = { $who } lädt dich ein zu
stage-scan = Scanne oder öffne
stage-type = und gib den Code ein
stage-qr = QR-Code des Links
stage-here = { $here } von { $of } Personen sind da
stage-no-app = Alles läuft auf deinem Handy. Keine App, kein Konto.
stage-next = Danach:
stage-join = Teilnehmen:
stage-code = Code
stage-soon = Gleich geht es weiter
stage-answered = von { $of } haben geantwortet
stage-and-more = und { $count } weitere
stage-more-on-phone = und { $count } weitere auf deinem Handy
stage-entries = { $count ->
    [one] ein Beitrag
   *[other] { $count } Beiträge
}
stage-own-group = Dein Handy zeigt deine Gruppe.
stage-sit-out = Setzt diese Runde aus: { $who }
stage-hidden = Einige Beiträge sind verborgen.
stage-what-came = Was dabei herauskam
stage-thanks = Danke
stage-actions = Aufgaben
stage-polls = Umfragen
stage-by = bis { $date }
stage-lost = Keine Verbindung. Stand von { $time }.
stage-closed = Der Raum ist geschlossen.

# Einladungen
code-label-either = Gib den Code ein, der auf der Leinwand oder auf deiner Einladung steht
code-label-slip = Gib den Code deiner Einladung ein
code-wrong-either = Das ist weder der Code dieses Raums noch der einer Einladung. Schau noch einmal nach.
code-wrong-slip = Das ist nicht der Code einer Einladung. Schau noch einmal nach.
slip-for = Diese Einladung ist für
slip-other = Du bist nicht { $name }? Dann lass sie liegen: Eine Einladung gilt für ein Handy oder einen Computer.
no-slip = Diese Einladung gilt nicht oder nicht mehr. Frag { $who } nach einer neuen.
join-in-use-yours = Bist du { $name }, und dein Handy hat die Seite verloren? Der Code steht auf deiner alten Seite, unter „Du bist { $name }“.
join-told = { $Who } weiß Bescheid.
join-waits = Sobald du eingelassen wirst, geht es auf dieser Seite von selbst weiter.
join-waits-look = Nachsehen, ob du drin bist
join-other = Ich bin nicht { $name }
slips-title = Einladungen
slips-about = Druck diese Seite aus, schneide sie an den Linien auseinander und gib allen ihren Zettel. Die Codes stehen nirgends sonst: Verwahre die Seite sicher und lösche sie danach.
slips-invites = { $Who } lädt dich ein
slips-scan = Scanne den Code und drück auf „Teilnehmen“, oder öffne diese Adresse und gib den Code ein:
slips-open = Öffne diese Adresse und gib den Code ein:
slips-screen = Öffne die Adresse auf der Leinwand und gib ein:
slips-one = Nur für { $name }. Gilt für ein Handy oder einen Computer.
slips-qr = QR-Code des Links
poll-names-given = Namen, wie sie am Handy angegeben wurden.
joining-closed = Im Moment kann niemand neu dazukommen. Frag { $who }.
