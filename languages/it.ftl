# Le parole delle pagine per i telefoni e per lo schermo comune. $who è chi conduce, per nome se il piano lo dice; $Who è
# lo stesso all'inizio di una frase.


# Entrare
join-title = Partecipa
join-invites = { $Who } ti invita a
join-your-name = Il tuo nome
join-choose = Scegli il tuo nome
join-not-listed = Non sei nella lista? Scrivi il tuo nome
join-button = Partecipa
join-no-name = Partecipa senza nome
join-in-use = { $name } è già qui. Scrivi il codice mostrato sull’altro dispositivo, oppure chiedi a { $who }.
join-code-of-device = Codice sull’altro dispositivo
join-not-invited = Partecipa solo chi ha un invito. Chiedi il tuo a { $who }.
join-name-needed = Prima scegli o scrivi il tuo nome.
join-name-long = Questo nome è troppo lungo.
join-others-see = Gli altri vedono il tuo nome. Non servono né account né app.
join-cookie = Questa pagina conserva un cookie sul tuo telefono, fino a domani.
join-plain = Questa pagina non è cifrata: altri su questa rete possono leggerla e modificarla. Usala per le opinioni, non per i segreti.
code-title = Entra in una stanza
code-label = Scrivi il codice mostrato sullo schermo
code-button = Continua
code-wrong = Non è il codice di questa stanza. Guarda di nuovo lo schermo.
code-too-often = Troppi codici sbagliati. Riprova tra { $seconds } secondi, oppure usa il link.

# Cornice
the-facilitator = chi conduce
the-facilitator-first = Chi conduce
clock-left = tempo rimasto
clock-last-minute = ultimo minuto
clock-over = oltre il tempo
clock-up = tempo scaduto
clock-paused = In pausa
clock-ended = terminato
clock-until = fino alle { $time }
day-line = Attività { $at } di { $of }
fold-agenda = Programma · { $at } di { $of }
fold-you = Sei { $name }
nobody-about = I sondaggi con nome non sono per te: per votare bisogna entrare con il proprio nome.
fold-nobody = Partecipi senza nome
second-device = Per entrare da un altro dispositivo, scrivi lì questo codice: { $code }
see-now = Guarda che cosa succede ora
connection-lost = Nessuna connessione. Nuovo tentativo in corso. Quello che hai scritto è ancora qui.
room-closed = { $Who } ha chiuso la stanza. Quello che hai inviato è conservato.
go-there = Vai lì
something-new = La sessione è andata avanti.

# Prima dell'inizio
state-planned = Non ancora iniziato
waiting-welcome = Ti diamo il benvenuto, { $name }
waiting-welcome-nobody = Ti diamo il benvenuto
waiting-soon = Non è ancora iniziato.
waiting-starts = Si comincia alle { $time }.
waiting-here = { $count ->
    [one] C’è una persona.
   *[other] Ci sono { $count } persone.
}
heading-purpose = Perché
heading-guidelines = Regole
heading-agenda = Programma
agenda-minutes = { $minutes } min

# Attività
turn-of = Ora: { $who }
break-until = Si riprende alle { $time }
group-join-link = Entra nella tua stanza video
group-new-tab = si apre in una nuova scheda
group-host = ospite del gruppo
group-you = tu
group-left = non c’è più
group-sits-out = Questo turno lo salti.
group-none = Non hai ancora un gruppo. { $Who } te ne assegna uno.

# Scrivere
entry-add = Aggiungi
entry-edit = Modifica
entry-save = Salva
entry-delete = Elimina
entry-text = Il tuo contributo
entry-row = Riga
entry-long = È troppo lungo: un contributo ha al massimo { $most } caratteri.
entry-enough = Qui hai scritto abbastanza: al massimo { $most } contributi.
entry-empty = Prima scrivi qualche parola.
entry-too-late = Qui non si può più scrivere.
entry-gone = Quel contributo non c’è più.
entries-group = Il tuo gruppo vede quello che aggiungi. Gli altri gruppi lo vedono quando si condivide in plenaria.
entries-all = Tutti vedono quello che aggiungi.
entries-hidden = Gli altri vedono i tuoi contributi solo quando { $who } li mostra.

# Sondaggi
poll-anonymous = Anonimo: il tuo nome non viene salvato con la tua risposta. Fino alla chiusura del sondaggio, il computer di chi conduce sa qual è la tua risposta, perché tu possa cambiarla. Poi la dimentica.
poll-named = Con il tuo nome: { $who } vede che cosa hai risposto.
poll-final = Una volta inviata, la risposta non si può cambiare.
poll-can-change = Puoi cambiare la tua risposta fino alla chiusura del sondaggio.
poll-words = La tua risposta
poll-reason = Perché, se hai un’obiezione
ballot-one = Scegline una.
ballot-several = { $limit ->
    [0] Scegline quante vuoi.
    [one] Scegline una.
   *[other] Scegline fino a { $limit }.
}
ballot-order = { $limit ->
    [0] Metti in cima la tua prima scelta.
    [one] Metti in cima la tua prima scelta: conta solo quella.
   *[other] Metti in cima la tua prima scelta e ordinane fino a { $limit }.
} Ogni persona parte da un ordine diverso.
ballot-amounts = { $budget ->
    [one] Assegna un bollino.
   *[other] Assegna fino a { $budget } bollini.
}
ballot-no-cap = Puoi darne più d’uno alla stessa opzione.
ballot-credits = Hai { $budget } crediti. Due voti a un’opzione costano 4, tre costano 9.
ballot-places = Scegli un livello su ogni asse.
ballot-words = Rispondi con parole tue.
ballot-cap = { $cap ->
    [one] Al massimo uno per ogni opzione.
   *[other] Al massimo { $cap } per un’opzione.
}
poll-send = Invia la mia risposta
poll-send-ranking = Invia la mia classifica
poll-change = Cambia la mia risposta
poll-to-change = Per cambiarla, scegli un’altra risposta e inviala di nuovo.
poll-sending = Invio…
poll-recorded = Registrato
poll-open = { $answered ->
    [one] Aperto: ha risposto una persona su { $present }.
   *[other] Aperto: hanno risposto { $answered } persone su { $present }.
}
poll-open-unknown = Il sondaggio è aperto.
poll-answered-closed = { $answered ->
    [one] Ha risposto una persona su { $present }.
   *[other] Hanno risposto { $answered } persone su { $present }.
}
poll-few = I risultati appaiono quando cinque persone hanno risposto dal telefono, o alla chiusura del sondaggio.
poll-later = I risultati appaiono alla chiusura del sondaggio.
poll-when-shown = I risultati appaiono qui quando vengono mostrati a tutti.
poll-closed = Chiuso
poll-over = Quel sondaggio non è più aperto. La tua risposta non viene contata.
poll-too-late = Il sondaggio si è chiuso alle { $time }, prima che arrivasse la tua risposta. La tua risposta non viene contata.
poll-by-hands = { $Who } conta le mani alzate.
poll-abstain = Mi astengo
poll-choose-first = Scegli una risposta, poi inviala.
poll-nobody-can-change = Hai risposto. Da allora il programma è stato riavviato, quindi la tua risposta non si può più cambiare.
poll-answered = Hai risposto.
poll-final-already = Hai già risposto, e le risposte a questo sondaggio sono definitive.
poll-needs-name = Le risposte a questo sondaggio portano un nome: entra con il tuo per votare.
title-open = Aperto: { $title }
title-closed = Chiuso: { $title }
result-own = La tua risposta
result-own-is = La tua risposta: { $answer }
result-answer = Risposta
result-votes = Voti
result-share = Quota

# Schede con pulsanti. Nei messaggi di una riga, $option, $place e $left stanno anche dove la pagina li mette da sola.
move-up = Sposta { $option } in su
move-down = Sposta { $option } in giù
rank-now = { $option }, ora { $place } di { $of }
rank-out = { $option }, fuori classifica
rank-line = Fuori classifica
rank-leave = Lascia fuori { $option }
budget-left = { $left } di { $budget }
dots-left = bollini rimasti
dots-none-left = Bollini finiti. Riprendine uno per spostarlo.
credits-left = crediti rimasti
credits-none-left = I crediti non bastano per un altro voto. Riprendine uno per spostarlo.
credits-cost = { $cost } spesi qui, un altro costa { $next }
dot-more = Un bollino in più per { $option }
dot-less = Un bollino in meno per { $option }
vote-more = Un voto in più per { $option }
vote-less = Un voto in meno per { $option }
vote-no-cap = Puoi metterne più d’uno sullo stesso contributo.
vote-cap = { $cap ->
    [one] Al massimo uno per contributo.
   *[other] Al massimo { $cap } per contributo.
}
vote-named = Con il tuo nome: { $who } può vedere dove metti i tuoi bollini.
vote-by-keys = { $Who } conta i bollini di questa votazione.
vote-scores = Dai a ogni contributo un livello su entrambi gli assi; lascia stare quello che non sai valutare.
vote-scores-named = Con il tuo nome: { $who } può vedere come hai valutato.
vote-off-scale = Scegli un livello da 1 a { $most }.
vote-can-change = Puoi cambiare la risposta finché la votazione non si chiude.
vote-over = Questa votazione è finita. Quello che hai inviato non viene contato.
vote-elsewhere = { $count ->
    [one] Un altro contributo è sullo schermo e non qui.
   *[other] Altri { $count } contributi sono sullo schermo e non qui.
}
vote-nothing = Non c’è ancora nulla da votare.
thumbs-question = { $minutes ->
    [one] Ancora un minuto per questo?
    [2] Ancora due minuti per questo?
    [3] Ancora tre minuti per questo?
    [4] Ancora quattro minuti per questo?
    [5] Ancora cinque minuti per questo?
    [10] Ancora dieci minuti per questo?
   *[other] Ancora { $minutes } minuti per questo?
}
thumbs-rule = Continuiamo se i sì sono più dei no.
thumbs-yes = Sì, continuiamo
thumbs-no = No, andiamo avanti
give-at-once = Ogni modifica viene registrata subito. Puoi cambiarla fino alla chiusura della votazione.

# Che cosa non è possibile
refused = Ora non è possibile.
not-here = Non risulti presente. Chiedi a { $who }.
not-found-title = Qui non c’è nulla
not-found = Questa pagina non esiste. Guarda l’indirizzo sullo schermo.
removed = { $Who } ha rimosso questo telefono dalla stanza.
full = La stanza è piena. Chiedi a { $who }.
too-fast = Troppo veloce. Aspetta un momento e riprova.
not-saved = Non registrato: il salvataggio non è riuscito. Riprova.
wrong-form = Il modulo non era completo. Riprova.
not-joined = Prima entra: inquadra il codice sullo schermo, oppure apri l’indirizzo indicato lì.
end-thanks = Grazie, { $name }
end-thanks-nobody = Grazie
end-over = La sessione è finita.
heading-decisions = Decisioni
heading-actions = Tutte le azioni
heading-homework = Compiti per la prossima volta
error-prefix = Errore: { $title }

# Lingua, numeri, giorni. language-name è il nome della lingua in sé stessa. L'orologio, le ore e i codici hanno le cifre
# da 0 a 9 in ogni lingua.
language-name = Italiano
language-label = Lingua
language-change = Cambia
decimal-point = ,
percent = { $n }%
list-comma = { $before }, { $next }
list-and = { $before } e { $next }
weekday = { $n ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
}
month = { $n ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
}
date = { $day ->
    [one] { $day }º
   *[other] { $day }
} { $month }
date-year = { $day ->
    [one] { $day }º
   *[other] { $day }
} { $month } { $year }
date-weekday = { $weekday } { $date }
date-times = { $date }, { $from }–{ $to }
group-number = Gruppo { $n }

# Risultati dei sondaggi. $share è uno dei messaggi di quota: «8 su 16 voti».
share-votes = { $of ->
    [one] { $count } su { $of } voto
   *[other] { $count } su { $of } voti
}
share-dots = { $of ->
    [one] { $count } su { $of } bollino
   *[other] { $count } su { $of } bollini
}
share-answers = { $of ->
    [one] { $count } su { $of } risposta
   *[other] { $count } su { $of } risposte
}
share-voters = { $of ->
    [one] { $count } su { $of } votante
   *[other] { $count } su { $of } votanti
}
share-present = { $of ->
    [one] { $count } su { $of } persona presente
   *[other] { $count } su { $of } persone presenti
}
count-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } voti
}
result-leads = { $option } è in testa: { $share }
result-wins = Vince { $option }: { $share }
result-most = { $option } ne ha di più: { $share }
result-plain = { $option }: { $share }
result-tie = Parità tra { $options }: { $share } per opzione
result-tie-all = { $n ->
    [one] Parità per { $n } opzione: { $share } per opzione
   *[other] Parità tra tutte le { $n } opzioni: { $share } per opzione
}
result-run-off = Decide un ballottaggio
result-chair = Decide la presidenza
result-leads-by = { $option } è in testa ({ $method })
result-wins-by = Vince { $option } ({ $method })
result-tie-by = Parità tra { $options } ({ $method })
result-no-winner-by = Nessun vincitore ({ $method }): le parità all’ultimo posto decidono tra { $options }
result-beats-all = Batte ognuna delle altre opzioni
result-points = { $points } punti
by-schulze = metodo Schulze
by-run-off = ballottaggio istantaneo
by-borda = metodo Borda
result-chair-wins = Vince { $option } per il voto decisivo della presidenza
result-passes = { $option } passa: { $needs }
result-would-pass = { $option } passerebbe: { $needs }
result-not-passes = { $option } non passa: { $needs }
result-would-not-pass = { $option } non passerebbe: { $needs }
result-none-passes = Nessuna opzione passa
motion-passed = Approvato: { $needs }
motion-would-pass = Sarebbe approvato: { $needs }
motion-not-passed = Non approvato: { $needs }
motion-would-not-pass = Non sarebbe approvato: { $needs }
motion-tie = Parità: { $needs }
motion-chair-passed = Approvato per il voto decisivo della presidenza: { $needs }
motion-chair-not-passed = Non approvato, per il voto decisivo della presidenza: { $needs }
needs-more = { $yes } a favore, { $no } contro
needs-share = { $share }; necessario: { $needed }
consent-given = Consenso dato: nessuna obiezione
consent-none = Nessuna obiezione
consent-none-yet = Finora nessuna obiezione
consent-refused = { $count ->
    [one] Nessun consenso: un’obiezione
   *[other] Nessun consenso: { $count } obiezioni
}
consent-some = { $count ->
    [one] Un’obiezione
   *[other] { $count } obiezioni
}
everybody-passes = Approvato: tutti mostrano { $least } o più
everybody-so-far = Finora tutti mostrano { $least } o più
everybody-not = { $count ->
    [one] Non approvato: ascoltate la persona sotto { $least }
   *[other] Non approvato: ascoltate le { $count } persone sotto { $least }
}
everybody-below = { $count ->
    [one] Una persona è sotto { $least }
   *[other] { $count } persone sono sotto { $least }
}
no-votes = Nessun voto
no-votes-yet = Ancora nessun voto
more-votes = Hanno votato in { $votes }, ma i presenti erano solo { $people }
nobody-present = Nessuno risulta presente
people-unknown = Contato a mano: non si sa quante persone siano
no-quorum = Niente quorum: partecipanti { $part } su { $needed } necessari
no-quorum-yet = Non c’è ancora il quorum: partecipanti { $part } su { $needed } necessari
quorum-unknown = Quorum sconosciuto: non si sa quante persone abbiano partecipato
nothing-decided = Non si è deciso nulla
fact-median = Mediana { $step }
fact-median-between = Mediana tra { $low } e { $high }
fact-high-high = Livello alto di { $x }, alto di { $y }: { $options }
fact-high-low = Livello alto di { $x }, basso di { $y }: { $options }
fact-low-high = Livello basso di { $x }, alto di { $y }: { $options }
fact-low-low = Livello basso di { $x }, basso di { $y }: { $options }
fact-line = Sulla linea: { $options }

# Risposte che un sondaggio non accetta, e le parole dei sondaggi che ne hanno di proprie
misfit-one = Scegli un’opzione.
misfit-twice = Hai scelto «{ $option }» due volte.
misfit-most = { $most ->
    [one] Scegli al massimo un’opzione.
   *[other] Scegli al massimo { $most } opzioni.
}
misfit-dots = { $each ->
    [one] Hai un bollino. Ne hai dati { $spent }.
   *[other] Hai { $each } bollini. Ne hai dati { $spent }.
}
misfit-cap = { $cap ->
    [one] Dai al massimo un bollino a un’opzione: «{ $option }» ne ha { $given }.
   *[other] Dai al massimo { $cap } bollini a un’opzione: «{ $option }» ne ha { $given }.
}
misfit-credits = { $each ->
    [one] Hai un credito. Questo costa { $spent }.
   *[other] Hai { $each } crediti. Questo costa { $spent }.
}
misfit-scale = I punteggi vanno da { $from } a { $to }.
misfit-rank = Al massimo { $most } opzioni possono condividere un posto.
misfit-long = È troppo lungo: una risposta ha al massimo { $most } caratteri.
option-yes = sì
option-no = no
option-abstain = astensione
option-agree = d’accordo
option-aside = mi faccio da parte
option-object = obiezione
option-fist-0 = no, blocco
option-fist-1 = mi servono modifiche
option-fist-2 = ho dei dubbi
option-fist-3 = mi può andare bene
option-fist-4 = sono a favore
option-fist-5 = me ne faccio carico
axis-impact = impatto
axis-effort = sforzo

# La parola: mani alzate, domande alla sala, messaggi a chi conduce
floor-title = Intervieni
floor-raise = Alza la mano
floor-hand-up = Mano alzata
floor-questions = Domande
floor-message = Messaggio
hand-is-up = Hai la mano alzata.
hand-before = { $count ->
    [0] Il prossimo turno è tuo.
    [one] C’è una persona prima di te.
   *[other] Ci sono { $count } persone prima di te.
}
hand-floor = Hai la parola.
hand-lower = Abbassa la mano
questions-ask = Chiedi alla sala
questions-without-name = Senza il mio nome
questions-button = Chiedi
questions-so-far = Domande finora
questions-none = Nessuno ha ancora chiesto nulla.
questions-answered = Con risposta
questions-off = In questa sessione non si possono fare domande.
questions-show-new = Mostra le nuove ({ $count })
question-no-name = Senza nome
question-alone = Lo vedete solo tu e { $who }
question-vote = { $count ->
    [one] Vota questa domanda, { $count } voto
   *[other] Vota questa domanda, { $count } voti
}
question-votes = { $count ->
    [one] voto
   *[other] voti
}
question-long = È troppo lungo: una domanda ha al massimo { $most } caratteri.
question-enough = Hai chiesto abbastanza: al massimo { $most } domande.
question-answered = Quella domanda ha già avuto risposta.
message-title = Un messaggio a { $who }
message-label = Il tuo messaggio
message-private = Lo vede solo { $who }. Non entra nel verbale.
message-button = Invia
message-sent = Inviato. { $Who } può leggerlo ora.
message-enough = Hai inviato abbastanza messaggi a { $who }. Il resto dillo in sala.

# Lo schermo comune
stage-starts = inizia { $time }
stage-ends = finisce { $time }
stage-ended = finito { $time }
stage-until-start = all’inizio
stage-any-moment = da un momento all’altro
stage-left = rimasti, fino alle { $time }
stage-left-group = rimasti per questo gruppo
stage-last-minute = ultimo minuto, fino alle { $time }
stage-over = oltre il tempo, dalle { $time }
stage-place = { $at } di { $of }
stage-invites = { $who } ti invita a
stage-scan = Inquadra il codice, oppure apri
stage-type = e scrivi il codice
stage-qr = Codice QR del link
stage-here = { $here } persone su { $of } sono qui
stage-no-app = Tutto funziona sul tuo telefono. Niente app, niente account.
stage-next = Poi:
stage-join = Partecipa:
stage-code = codice
stage-soon = Si riprende tra poco
stage-answered = su { $of } hanno risposto
stage-and-more = e altri { $count }
stage-more-on-phone = e altri { $count } sul tuo telefono
stage-entries = { $count ->
    [one] un contributo
   *[other] { $count } contributi
}
stage-own-group = Il tuo telefono mostra il tuo gruppo.
stage-sit-out = Salta questo turno: { $who }
stage-hidden = Alcuni contributi sono nascosti.
stage-what-came = Che cosa ne è uscito
stage-thanks = Grazie
stage-actions = Azioni
stage-polls = Sondaggi
stage-by = entro il { $date }
stage-lost = Nessuna connessione. Aggiornato alle { $time }.
stage-closed = La stanza è chiusa.

# Inviti
code-label-either = Scrivi il codice mostrato sullo schermo, oppure quello del tuo invito
code-label-slip = Scrivi il codice del tuo invito
code-wrong-either = Non è né il codice di questa stanza né quello di un invito. Ricontrollalo.
code-wrong-slip = Non è il codice di un invito. Ricontrollalo.
slip-for = Questo invito è per
slip-other = Non sei { $name }? Non usarlo: un invito vale per un solo telefono o computer.
no-slip = Questo invito non è valido, o non lo è più. Chiedine uno nuovo a { $who }.
join-in-use-yours = Sei { $name } e il tuo telefono ha perso la pagina? Il codice è sulla vecchia pagina, sotto «Sei { $name }».
join-told = { $Who } lo sa già.
join-waits = Appena ti fanno entrare, questa pagina va avanti da sola.
join-waits-look = Guarda se puoi entrare
join-other = Non sono { $name }
slips-title = Inviti
slips-about = Stampa questa pagina, tagliala lungo le linee e dai a ogni persona il suo biglietto. I codici non sono conservati da nessun’altra parte: tieni la pagina al sicuro, e poi eliminala.
slips-invites = { $Who } ti invita
slips-scan = Inquadra il codice e premi Partecipa, oppure apri questo indirizzo e scrivi il codice:
slips-open = Apri questo indirizzo e scrivi il codice:
slips-screen = Apri l’indirizzo che è sullo schermo e scrivi:
slips-one = Solo per { $name }. Vale per un solo telefono o computer.
slips-qr = Codice QR del link
poll-names-given = Nomi come indicati sui telefoni.
joining-closed = Al momento non può entrare nessun altro. Chiedi a { $who }.
