# Les mots des pages pour les téléphones et pour l’écran commun. $who est la personne qui anime, par son nom si le plan en
# a un ; $Who est la même chose en début de phrase. « de $who » est évité : il faudrait parfois élider.


# Rejoindre
join-title = Participer
join-invites = { $Who } vous invite à
join-your-name = Votre nom
join-choose = Choisissez votre nom
join-not-listed = Pas dans la liste ? Saisissez votre nom
join-button = Participer
join-no-name = Participer sans nom
join-in-use = { $name } est déjà là. Saisissez le code affiché sur son autre appareil, ou demandez à { $who }.
join-code-of-device = Code sur l’autre appareil
join-not-invited = Il faut une invitation pour participer. Demandez la vôtre à { $who }.
join-name-needed = Choisissez ou saisissez d’abord votre nom.
join-name-long = Ce nom est trop long.
join-others-see = Les autres voient votre nom. Ni compte ni application à installer.
join-cookie = Cette page garde un cookie sur votre téléphone, jusqu’à demain.
join-plain = Cette page n’est pas chiffrée : d’autres personnes sur ce réseau peuvent la lire et la modifier. Donnez-y des avis, pas des secrets.
code-title = Rejoindre une salle
code-label = Saisissez le code affiché à l’écran
code-button = Continuer
code-wrong = Ce n’est pas le code de cette salle. Regardez de nouveau l’écran.
code-too-often = Trop de codes erronés. Réessayez dans { $seconds } secondes, ou utilisez le lien.

# Cadre
the-facilitator = la personne qui anime
the-facilitator-first = La personne qui anime
clock-left = temps restant
clock-last-minute = dernière minute
clock-over = temps dépassé
clock-up = temps écoulé
clock-paused = En pause
clock-ended = terminé
clock-until = jusqu’à { $time }
day-line = Activité { $at } sur { $of }
fold-agenda = Programme · { $at } sur { $of }
fold-you = Vous êtes { $name }
nobody-about = Les sondages nominatifs ne sont pas pour vous : pour y voter, il faut participer avec un nom.
fold-nobody = Vous participez sans nom
second-device = Pour participer sur un autre appareil, saisissez-y ce code : { $code }
see-now = Voir ce qui se passe
connection-lost = Pas de connexion. Nouvel essai en cours. Ce que vous avez écrit est toujours là.
room-closed = { $Who } a fermé la salle. Ce que vous avez envoyé est conservé.
go-there = Y aller
something-new = La session a avancé.

# Avant le début
state-planned = Pas encore commencé
waiting-welcome = Bienvenue, { $name }
waiting-welcome-nobody = Bienvenue
waiting-soon = Ce n’est pas encore commencé.
waiting-starts = Début à { $time }.
waiting-here = { $count ->
    [one] { $count } personne est là.
   *[other] { $count } personnes sont là.
}
heading-purpose = Pourquoi
heading-guidelines = Règles du jeu
heading-agenda = Programme
agenda-minutes = { $minutes } min

# Activités
turn-of = Maintenant : { $who }
break-until = On reprend à { $time }
group-join-link = Rejoindre votre salle vidéo
group-new-tab = s’ouvre dans un nouvel onglet
group-host = hôte
group-you = vous
group-left = n’est plus là
group-sits-out = Vous passez votre tour pour cette manche.
group-none = Vous n’avez pas encore de groupe. { $Who } va vous placer.

# Écrire
entry-add = Ajouter
entry-edit = Modifier
entry-save = Enregistrer
entry-delete = Supprimer
entry-text = Votre contribution
entry-row = Ligne
entry-long = C’est trop long : une contribution a au plus { $most } caractères.
entry-enough = Vous avez assez écrit ici : { $most } contributions au plus.
entry-empty = Écrivez d’abord quelques mots.
entry-too-late = On ne peut plus rien écrire ici.
entry-gone = Cette contribution n’existe plus.
entries-group = Votre groupe voit ce que vous ajoutez. Les autres groupes le voient à la mise en commun.
entries-all = Tout le monde voit ce que vous ajoutez.
entries-hidden = Les autres ne voient vos contributions que lorsque { $who } les révèle.

# Sondages
poll-anonymous = Anonyme : votre nom n’est pas enregistré avec votre réponse. Jusqu’à la clôture du sondage, l’ordinateur de la personne qui anime sait quelle réponse est la vôtre, pour que vous puissiez la modifier. Ensuite, il l’oublie.
poll-named = Avec votre nom : { $who } voit ce que vous avez répondu.
poll-final = Une fois envoyée, votre réponse ne peut plus être modifiée.
poll-can-change = Vous pouvez modifier votre réponse jusqu’à la clôture du sondage.
poll-words = Votre réponse
poll-reason = Pourquoi, si vous faites objection
ballot-one = Choisissez une réponse.
ballot-several = { $limit ->
    [0] Choisissez-en autant que vous voulez.
    [one] Choisissez une réponse.
   *[other] Choisissez-en jusqu’à { $limit }.
}
ballot-order = { $limit ->
    [0] Placez votre premier choix en haut.
    [one] Placez votre premier choix en haut : lui seul compte.
   *[other] Placez votre premier choix en haut, et classez-en jusqu’à { $limit }.
} L’ordre de départ est différent pour chaque personne.
ballot-amounts = { $budget ->
    [one] Donnez une gommette.
   *[other] Donnez jusqu’à { $budget } gommettes.
}
ballot-no-cap = Vous pouvez en donner plusieurs à une option.
ballot-credits = Vous avez { $budget } crédits. Deux votes pour une option en coûtent 4, trois en coûtent 9.
ballot-places = Choisissez un niveau sur chaque axe.
ballot-words = Répondez avec vos propres mots.
ballot-cap = { $cap ->
    [one] Une au plus par option.
   *[other] { $cap } au plus pour une option.
}
poll-send = Envoyer ma réponse
poll-send-ranking = Envoyer mon classement
poll-change = Modifier ma réponse
poll-to-change = Pour la modifier, choisissez une autre réponse et envoyez-la de nouveau.
poll-sending = Envoi…
poll-recorded = Enregistré
poll-open = { $answered ->
    [one] Ouvert : { $answered } personne sur { $present } a répondu.
   *[other] Ouvert : { $answered } personnes sur { $present } ont répondu.
}
poll-open-unknown = Le sondage est ouvert.
poll-answered-closed = { $answered ->
    [one] { $answered } personne sur { $present } a répondu.
   *[other] { $answered } personnes sur { $present } ont répondu.
}
poll-few = Les résultats s’affichent quand cinq personnes ont répondu par téléphone, ou à la clôture du sondage.
poll-later = Les résultats s’affichent à la clôture du sondage.
poll-when-shown = Les résultats apparaissent ici dès qu’ils sont montrés à tout le monde.
poll-closed = Clos
poll-over = Ce sondage n’est plus ouvert. Votre réponse n’est pas comptée.
poll-too-late = Le sondage a été clos à { $time }, avant l’arrivée de votre réponse. Elle n’est pas comptée.
poll-by-hands = { $Who } compte les mains levées.
poll-abstain = S’abstenir
poll-choose-first = Choisissez une réponse, puis envoyez-la.
poll-nobody-can-change = Vous avez répondu. Le programme a redémarré depuis : votre réponse ne peut plus être modifiée.
poll-answered = Vous avez répondu.
poll-final-already = Vous avez déjà répondu, et les réponses à ce sondage sont définitives.
poll-needs-name = Les réponses à ce sondage sont nominatives : participez avec votre nom pour voter.
title-open = Ouvert : { $title }
title-closed = Clos : { $title }
result-own = Votre réponse
result-own-is = Votre réponse : { $answer }
result-answer = Réponse
result-votes = Votes
result-share = Part

# Bulletins avec boutons. Dans les messages d’une ligne, $option, $place et $left se trouvent aussi là où la page les met elle-même.
move-up = Monter { $option }
move-down = Descendre { $option }
rank-now = { $option }, maintenant { $place } sur { $of }
rank-out = { $option }, hors classement
rank-line = Hors classement
rank-leave = Laisser { $option } de côté
budget-left = { $left } sur { $budget }
dots-left = gommettes restantes
dots-none-left = Plus de gommettes. Reprenez-en une pour la déplacer.
credits-left = crédits restants
credits-none-left = Pas assez de crédits pour un vote de plus. Reprenez-en un pour le déplacer.
credits-cost = { $cost } dépensés ici, un vote de plus coûte { $next }
dot-more = Une gommette de plus pour { $option }
dot-less = Une gommette de moins pour { $option }
vote-more = Un vote de plus pour { $option }
vote-less = Un vote de moins pour { $option }
vote-no-cap = Vous pouvez en mettre plusieurs sur une contribution.
vote-cap = { $cap ->
    [one] Une au plus par contribution.
   *[other] { $cap } au plus sur une contribution.
}
vote-named = Avec votre nom : { $who } peut voir où vous mettez vos gommettes.
vote-by-keys = { $Who } compte les gommettes de ce vote.
vote-scores = Donnez à chaque contribution un degré sur les deux axes ; laissez de côté ce que vous ne pouvez pas juger.
vote-scores-named = Avec votre nom : { $who } peut voir comment vous avez noté.
vote-off-scale = Choisissez un degré de 1 à { $most }.
vote-can-change = Vous pouvez changer votre réponse jusqu’à la fin du vote.
vote-over = Ce vote est terminé. Ce que vous avez envoyé n’est pas compté.
vote-elsewhere = { $count ->
    [one] Une contribution de plus est à l’écran, mais pas ici.
   *[other] { $count } contributions de plus sont à l’écran, mais pas ici.
}
vote-nothing = Il n’y a encore rien à voter.
thumbs-question = { $minutes ->
    [one] Encore une minute pour ceci ?
    [2] Encore deux minutes pour ceci ?
    [3] Encore trois minutes pour ceci ?
    [4] Encore quatre minutes pour ceci ?
    [5] Encore cinq minutes pour ceci ?
    [10] Encore dix minutes pour ceci ?
   *[other] Encore { $minutes } minutes pour ceci ?
}
thumbs-rule = On continue s’il y a plus de oui que de non.
thumbs-yes = Oui, on continue
thumbs-no = Non, on passe à la suite
give-at-once = Chaque changement est enregistré aussitôt. Vous pouvez le modifier jusqu’à la clôture du vote.

# Ce qui n’est pas possible
refused = Ce n’est pas possible maintenant.
not-here = Votre présence n’est pas notée. Demandez à { $who }.
not-found-title = Rien ici
not-found = Cette page n’existe pas. L’adresse est affichée à l’écran.
removed = { $Who } a retiré ce téléphone de la salle.
full = La salle est pleine. Demandez à { $who }.
too-fast = C’était très rapide. Attendez un instant et réessayez.
not-saved = Pas enregistré : la sauvegarde a échoué. Réessayez.
wrong-form = Le formulaire était incomplet. Réessayez.
not-joined = Rejoignez d’abord la salle : scannez le code à l’écran, ou ouvrez l’adresse qui y est affichée.
end-thanks = Merci, { $name }
end-thanks-nobody = Merci
end-over = La session est terminée.
heading-decisions = Décisions
heading-actions = Toutes les actions
heading-homework = À faire d’ici la prochaine fois
error-prefix = Erreur : { $title }

# Langue, nombres, jours. language-name est le nom de la langue en elle-même. L’horloge, les heures et les codes ont les
# chiffres 0 à 9 dans toutes les langues.
language-name = Français
language-label = Langue
language-change = Changer
decimal-point = ,
percent = { $n } %
list-comma = { $before }, { $next }
list-and = { $before } et { $next }
weekday = { $n ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
month = { $n ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
date = { $day ->
    [one] { $day }er
   *[other] { $day }
} { $month }
date-year = { $day ->
    [one] { $day }er
   *[other] { $day }
} { $month } { $year }
date-weekday = { $weekday } { $date }
date-times = { $date }, { $from }–{ $to }
group-number = Groupe { $n }

# Résultats des sondages. $share est l’un des messages de part : « 8 votes sur 16 ».
share-votes = { $of ->
    [one] { $count } sur { $of } vote
   *[other] { $count } sur { $of } votes
}
share-dots = { $of ->
    [one] { $count } sur { $of } gommette
   *[other] { $count } sur { $of } gommettes
}
share-answers = { $of ->
    [one] { $count } sur { $of } réponse
   *[other] { $count } sur { $of } réponses
}
share-voters = { $of ->
    [one] { $count } sur { $of } votant
   *[other] { $count } sur { $of } votants
}
share-present = { $of ->
    [one] { $count } sur { $of } personne présente
   *[other] { $count } sur { $of } personnes présentes
}
count-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
result-leads = { $option } est en tête : { $share }
result-wins = { $option } l’emporte : { $share }
result-most = { $option } en a le plus : { $share }
result-plain = { $option } : { $share }
result-tie = Égalité entre { $options } : { $share } chacun
result-tie-all = { $n ->
    [one] Égalité pour { $n } option : { $share } chacune
   *[other] Égalité entre les { $n } options : { $share } chacune
}
result-run-off = Un second tour décide
result-chair = La présidence décide
result-leads-by = { $option } est en tête ({ $method })
result-wins-by = { $option } l’emporte ({ $method })
result-tie-by = Égalité entre { $options } ({ $method })
result-no-winner-by = Aucun gagnant ({ $method }) : des égalités en dernière place décident entre { $options }
result-beats-all = L’emporte sur chacune des autres options
result-points = { $points } points
by-schulze = méthode Schulze
by-run-off = vote alternatif
by-borda = méthode Borda
result-chair-wins = { $option } l’emporte par la voix prépondérante de la présidence
result-passes = { $option } passe : { $needs }
result-would-pass = { $option } passerait : { $needs }
result-not-passes = { $option } ne passe pas : { $needs }
result-would-not-pass = { $option } ne passerait pas : { $needs }
result-none-passes = Aucune option ne passe
motion-passed = Adopté : { $needs }
motion-would-pass = Serait adopté : { $needs }
motion-not-passed = Non adopté : { $needs }
motion-would-not-pass = Ne serait pas adopté : { $needs }
motion-tie = Égalité : { $needs }
motion-chair-passed = Adopté par la voix prépondérante de la présidence : { $needs }
motion-chair-not-passed = Non adopté, par la voix prépondérante de la présidence : { $needs }
needs-more = { $yes } pour, { $no } contre
needs-share = { $share }, { $needed } requis
consent-given = Consentement donné : aucune objection
consent-none = Aucune objection
consent-none-yet = Aucune objection pour l’instant
consent-refused = { $count ->
    [one] Pas de consentement : { $count } objection
   *[other] Pas de consentement : { $count } objections
}
consent-some = { $count ->
    [one] { $count } objection
   *[other] { $count } objections
}
everybody-passes = Adopté : tout le monde montre { $least } ou plus
everybody-so-far = Pour l’instant, tout le monde montre { $least } ou plus
everybody-not = { $count ->
    [one] Non adopté : écoutez la personne en dessous de { $least }
   *[other] Non adopté : écoutez les { $count } personnes en dessous de { $least }
}
everybody-below = { $count ->
    [one] { $count } personne est en dessous de { $least }
   *[other] { $count } personnes sont en dessous de { $least }
}
no-votes = Aucun vote
no-votes-yet = Aucun vote pour l’instant
more-votes = { $votes } ont voté, mais seulement { $people } étaient là
nobody-present = Personne n’est noté comme présent
people-unknown = Compté à la main : on ne sait pas combien de personnes cela fait
no-quorum = Pas de quorum : { $part } participants sur { $needed } requis
no-quorum-yet = Pas encore de quorum : { $part } participants sur { $needed } requis
quorum-unknown = Quorum inconnu : on ne sait pas combien de personnes ont participé
nothing-decided = Rien n’est décidé
fact-median = Médiane { $step }
fact-median-between = Médiane entre { $low } et { $high }
fact-high-high = Niveau haut pour { $x }, haut pour { $y } : { $options }
fact-high-low = Niveau haut pour { $x }, bas pour { $y } : { $options }
fact-low-high = Niveau bas pour { $x }, haut pour { $y } : { $options }
fact-low-low = Niveau bas pour { $x }, bas pour { $y } : { $options }
fact-line = Sur la ligne : { $options }

# Réponses qu’un sondage n’accepte pas, et mots des sondages qui ont les leurs
misfit-one = Choisissez une option.
misfit-twice = « { $option } » est choisi deux fois.
misfit-most = { $most ->
    [one] Choisissez une option au plus.
   *[other] Choisissez { $most } options au plus.
}
misfit-dots = { $each ->
    [one] Vous avez { $each } gommette. Vous en avez donné { $spent }.
   *[other] Vous avez { $each } gommettes. Vous en avez donné { $spent }.
}
misfit-cap = { $cap ->
    [one] Donnez une gommette au plus à une option : « { $option } » en a { $given }.
   *[other] Donnez { $cap } gommettes au plus à une option : « { $option } » en a { $given }.
}
misfit-credits = { $each ->
    [one] Vous avez { $each } crédit. Ceci coûte { $spent }.
   *[other] Vous avez { $each } crédits. Ceci coûte { $spent }.
}
misfit-scale = Les notes vont de { $from } à { $to }.
misfit-rank = { $most } options au plus peuvent partager un rang.
misfit-long = C’est trop long : une réponse a au plus { $most } caractères.
option-yes = oui
option-no = non
option-abstain = abstention
option-agree = d’accord
option-aside = je me mets en retrait
option-object = objection
option-fist-0 = non, je bloque
option-fist-1 = il me faut des changements
option-fist-2 = j’ai des doutes
option-fist-3 = je peux vivre avec
option-fist-4 = je soutiens
option-fist-5 = je porte le projet
axis-impact = impact
axis-effort = effort

# La parole : mains levées, questions à la salle, mots à la personne qui anime
floor-title = Intervenir
floor-raise = Lever la main
floor-hand-up = Main levée
floor-questions = Questions
floor-message = Message
hand-is-up = Votre main est levée.
hand-before = { $count ->
    [0] C’est bientôt à vous.
    [one] Une personne est avant vous.
   *[other] { $count } personnes sont avant vous.
}
hand-floor = Vous avez la parole.
hand-lower = Baisser la main
questions-ask = Posez une question à la salle
questions-without-name = Sans mon nom
questions-button = Poser la question
questions-so-far = Questions posées
questions-none = Personne n’a encore posé de question.
questions-answered = Répondues
questions-off = On ne peut pas poser de questions dans cette session.
questions-show-new = Afficher les nouvelles ({ $count })
question-no-name = Sans nom
question-alone = Visible seulement par vous et { $who }
question-vote = { $count ->
    [one] Voter pour cette question, { $count } vote
   *[other] Voter pour cette question, { $count } votes
}
question-votes = { $count ->
    [one] vote
   *[other] votes
}
question-long = C’est trop long : une question a au plus { $most } caractères.
question-enough = Vous avez assez demandé : { $most } questions au plus.
question-answered = Cette question a déjà reçu une réponse.
message-title = Un mot à { $who }
message-label = Votre message
message-private = Il n’y a que { $who } qui le voie. Il ne figure pas au compte rendu.
message-button = Envoyer
message-sent = Envoyé. { $Who } peut le lire maintenant.
message-enough = Vous avez envoyé assez de messages à { $who }. Dites le reste dans la salle.

# L’écran commun
stage-starts = début { $time }
stage-ends = fin { $time }
stage-ended = terminé { $time }
stage-until-start = avant le début
stage-any-moment = d’un instant à l’autre
stage-left = restant, jusqu’à { $time }
stage-left-group = restant pour ce groupe
stage-last-minute = dernière minute, jusqu’à { $time }
stage-over = temps dépassé, depuis { $time }
stage-place = { $at } sur { $of }
stage-invites = { $who } vous invite à
stage-scan = Scannez, ou ouvrez
stage-type = et saisissez le code
stage-qr = Code QR du lien
stage-here = { $here } personnes sur { $of } sont là
stage-no-app = Tout se passe sur votre téléphone. Ni application, ni compte.
stage-next = Ensuite :
stage-join = Participer :
stage-code = code
stage-soon = On reprend bientôt
stage-answered = réponses sur { $of }
stage-and-more = et { $count } de plus
stage-more-on-phone = et { $count } de plus sur votre téléphone
stage-entries = { $count ->
    [one] { $count } contribution
   *[other] { $count } contributions
}
stage-own-group = Votre téléphone affiche votre groupe.
stage-sit-out = Passe son tour pour cette manche : { $who }
stage-hidden = Certaines contributions sont masquées.
stage-what-came = Ce qu’il en ressort
stage-thanks = Merci
stage-actions = Actions
stage-polls = Sondages
stage-by = pour le { $date }
stage-lost = Pas de connexion. État de { $time }.
stage-closed = La salle est fermée.

# Invitations
code-label-either = Saisissez le code affiché à l’écran, ou celui de votre invitation
code-label-slip = Saisissez le code de votre invitation
code-wrong-either = Ce n’est ni le code de cette salle ni celui d’une invitation. Vérifiez-le.
code-wrong-slip = Ce n’est pas le code d’une invitation. Vérifiez-le.
slip-for = Cette invitation est pour
slip-other = Vous n’êtes pas { $name } ? Ne l’utilisez pas : une invitation vaut pour un seul téléphone ou ordinateur.
no-slip = Cette invitation n’est pas valable, ou ne l’est plus. Demandez-en une autre à { $who }.
join-in-use-yours = Vous êtes { $name }, et votre téléphone a perdu la page ? Le code est sur votre ancienne page, sous « Vous êtes { $name } ».
join-told = { $Who } est au courant.
join-waits = Dès que l’on vous laisse entrer, cette page continue toute seule.
join-waits-look = Voir si l’entrée est accordée
join-other = Je ne suis pas { $name }
slips-title = Invitations
slips-about = Imprimez cette page, découpez-la le long des lignes et remettez à chacun son billet. Les codes ne sont conservés nulle part ailleurs : gardez la page en lieu sûr, et supprimez-la ensuite.
slips-invites = { $Who } vous invite
slips-scan = Scannez le code et appuyez sur Participer, ou ouvrez cette adresse et saisissez le code :
slips-open = Ouvrez cette adresse et saisissez le code :
slips-screen = Ouvrez l’adresse affichée à l’écran et saisissez :
slips-one = Pour { $name } uniquement. Valable pour un seul téléphone ou ordinateur.
slips-qr = Code QR du lien
poll-names-given = Noms tels que donnés sur les téléphones.
joining-closed = Personne ne peut rejoindre la séance pour le moment. Demandez à { $who }.
