# Las palabras de las páginas para los teléfonos y para la pantalla común. $who es quien facilita, por su nombre si el plan
# lo tiene; $Who es lo mismo al principio de una frase.


# Entrar
join-title = Entrar
join-invites = { $Who } te invita a
join-your-name = Tu nombre
join-choose = Elige tu nombre
join-not-listed = ¿No estás en la lista? Escribe tu nombre
join-button = Entrar
join-no-name = Participar sin nombre
join-in-use = { $name } ya está aquí. Escribe el código que aparece en su otro dispositivo, o pregunta a { $who }.
join-code-of-device = Código del otro dispositivo
join-not-invited = Solo participa quien tiene una invitación. Pide la tuya a { $who }.
join-name-needed = Primero elige o escribe tu nombre.
join-name-long = Ese nombre es demasiado largo.
join-others-see = Los demás ven tu nombre. No necesitas cuenta ni aplicación.
join-cookie = Esta página guarda una cookie en tu teléfono hasta mañana.
join-plain = Esta página no está cifrada: otras personas de esta red pueden leerla y cambiarla. Úsala para opiniones, no para secretos.
code-title = Entrar en una sala
code-label = Escribe el código que aparece en la pantalla
code-button = Continuar
code-wrong = Ese no es el código de esta sala. Mira otra vez la pantalla.
code-too-often = Demasiados códigos incorrectos. Inténtalo de nuevo en { $seconds } segundos, o usa el enlace.

# Marco
the-facilitator = quien facilita
the-facilitator-first = Quien facilita
clock-left = tiempo restante
clock-last-minute = último minuto
clock-over = tiempo excedido
clock-up = se acabó el tiempo
clock-paused = En pausa
clock-ended = terminado
clock-until = hasta las { $time }
day-line = Actividad { $at } de { $of }
fold-agenda = Agenda · { $at } de { $of }
fold-you = Eres { $name }
nobody-about = Las encuestas con nombre no son para ti: quien vota en ellas entra con su nombre.
fold-nobody = Participas sin nombre
second-device = Para entrar desde otro dispositivo, escribe allí este código: { $code }
see-now = Ver qué está pasando ahora
connection-lost = Sin conexión. Intentándolo de nuevo. Lo que escribiste sigue aquí.
room-closed = { $Who } ha cerrado la sala. Lo que enviaste se conserva.
go-there = Ir allí
something-new = La sesión ha avanzado.

# Antes de empezar
state-planned = Aún no ha empezado
waiting-welcome = Te damos la bienvenida, { $name }
waiting-welcome-nobody = Te damos la bienvenida
waiting-soon = Aún no ha empezado.
waiting-starts = Empieza a las { $time }.
waiting-here = { $count ->
    [one] Hay una persona aquí.
   *[other] Hay { $count } personas aquí.
}
heading-purpose = Para qué
heading-guidelines = Normas
heading-agenda = Agenda
agenda-minutes = { $minutes } min

# Actividades
turn-of = Ahora: { $who }
break-until = Seguimos a las { $time }
group-join-link = Entrar en tu sala de vídeo
group-new-tab = se abre en otra pestaña
group-host = anfitrión
group-you = tú
group-left = se ha ido
group-sits-out = Descansas en esta ronda.
group-none = Todavía no tienes grupo. { $Who } te asignará uno.

# Escribir
entry-add = Añadir
entry-edit = Editar
entry-save = Guardar
entry-delete = Eliminar
entry-text = Tu aportación
entry-row = Fila
entry-long = Es demasiado largo: una aportación tiene como máximo { $most } caracteres.
entry-enough = Ya has escrito bastante aquí: { $most } aportaciones como máximo.
entry-empty = Primero escribe algo.
entry-too-late = Aquí ya no se puede escribir nada.
entry-gone = Esa aportación ya no existe.
entries-group = Tu grupo ve lo que añades. Los demás grupos lo ven en la puesta en común.
entries-all = Todo el mundo ve lo que añades.
entries-hidden = Los demás solo verán tus aportaciones cuando { $who } las muestre.

# Encuestas
poll-anonymous = Anónima: tu nombre no se guarda con tu respuesta. Hasta que se cierre la encuesta, el ordenador de quien facilita sabe qué respuesta es la tuya, para que puedas cambiarla. Después lo olvida.
poll-named = Con tu nombre: { $who } ve lo que respondiste.
poll-final = Una vez enviada, no puedes cambiar tu respuesta.
poll-can-change = Puedes cambiar tu respuesta hasta que se cierre la encuesta.
poll-words = Tu respuesta
poll-reason = Por qué, si objetas
ballot-one = Elige una.
ballot-several = { $limit ->
    [0] Elige todas las que quieras.
    [one] Elige una.
   *[other] Elige hasta { $limit }.
}
ballot-order = { $limit ->
    [0] Pon tu primera opción arriba del todo.
    [one] Pon tu primera opción arriba del todo: solo cuenta esa.
   *[other] Pon tu primera opción arriba del todo y ordena hasta { $limit }.
} Cada persona empieza con un orden distinto.
ballot-amounts = { $budget ->
    [one] Da un punto.
   *[other] Da hasta { $budget } puntos.
}
ballot-no-cap = Puedes dar varios a una misma opción.
ballot-credits = Tienes { $budget } créditos. Dos votos para una opción cuestan 4, tres cuestan 9.
ballot-places = Elige un nivel en cada eje.
ballot-words = Responde con tus propias palabras.
ballot-cap = { $cap ->
    [one] Como máximo uno por opción.
   *[other] Como máximo { $cap } por opción.
}
poll-send = Enviar mi respuesta
poll-send-ranking = Enviar mi clasificación
poll-change = Cambiar mi respuesta
poll-to-change = Para cambiarla, elige otra respuesta y envíala de nuevo.
poll-sending = Enviando…
poll-recorded = Guardado
poll-open = { $answered ->
    [one] Abierta: ha respondido una de { $present } personas.
   *[other] Abierta: han respondido { $answered } de { $present } personas.
}
poll-open-unknown = La encuesta está abierta.
poll-answered-closed = { $answered ->
    [one] Respondió una de { $present } personas.
   *[other] Respondieron { $answered } de { $present } personas.
}
poll-few = Los resultados aparecen cuando cinco personas han respondido por teléfono, o cuando se cierra la encuesta.
poll-later = Los resultados aparecen cuando se cierra la encuesta.
poll-when-shown = Los resultados aparecen aquí cuando se muestren a todos.
poll-closed = Cerrada
poll-over = Esa encuesta ya no está abierta. Tu respuesta no cuenta.
poll-too-late = La encuesta se cerró a las { $time }, antes de que llegara tu respuesta. Tu respuesta no cuenta.
poll-by-hands = { $Who } cuenta las manos levantadas.
poll-abstain = Abstenerme
poll-choose-first = Elige una respuesta y después envíala.
poll-nobody-can-change = Has respondido. Desde entonces se reinició el programa, así que tu respuesta ya no se puede cambiar.
poll-answered = Has respondido.
poll-final-already = Ya has respondido, y las respuestas de esta encuesta son definitivas.
poll-needs-name = Las respuestas de esta encuesta llevan nombre: entra con el tuyo para votar.
title-open = Abierta: { $title }
title-closed = Cerrada: { $title }
result-own = Tu respuesta
result-own-is = Tu respuesta: { $answer }
result-answer = Respuesta
result-votes = Votos
result-share = Proporción

# Papeletas con botones. En los mensajes de una fila, $option, $place y $left están también donde la página los pone por sí misma.
move-up = Subir { $option }
move-down = Bajar { $option }
rank-now = { $option }, ahora { $place } de { $of }
rank-out = { $option }, sin clasificar
rank-line = Sin clasificar
rank-leave = Dejar fuera { $option }
budget-left = { $left } de { $budget }
dots-left = puntos restantes
dots-none-left = No quedan puntos. Retira uno para moverlo.
credits-left = créditos restantes
credits-none-left = No hay créditos para un voto más. Retira uno para moverlo.
credits-cost = { $cost } gastados aquí, uno más cuesta { $next }
dot-more = Un punto más para { $option }
dot-less = Un punto menos para { $option }
vote-more = Un voto más para { $option }
vote-less = Un voto menos para { $option }
vote-no-cap = Puedes poner varios en una misma aportación.
vote-cap = { $cap ->
    [one] Como máximo uno por aportación.
   *[other] Como máximo { $cap } por aportación.
}
vote-named = Con tu nombre: { $who } puede ver dónde pones tus puntos.
vote-by-keys = { $Who } cuenta los puntos de esta votación.
vote-scores = Da a cada aportación un paso en los dos ejes; deja lo que no puedas valorar.
vote-scores-named = Con tu nombre: { $who } puede ver cómo has puntuado.
vote-off-scale = Elige un paso del 1 al { $most }.
vote-can-change = Puedes cambiar tu respuesta hasta que se cierre la votación.
vote-over = Esta votación ha terminado. Lo que enviaste no cuenta.
vote-elsewhere = { $count ->
    [one] Hay una aportación más en la pantalla que no está aquí.
   *[other] Hay { $count } aportaciones más en la pantalla que no están aquí.
}
vote-nothing = Todavía no hay nada que votar.
thumbs-question = { $minutes ->
    [one] ¿Un minuto más para esto?
    [2] ¿Dos minutos más para esto?
    [3] ¿Tres minutos más para esto?
    [4] ¿Cuatro minutos más para esto?
    [5] ¿Cinco minutos más para esto?
    [10] ¿Diez minutos más para esto?
   *[other] ¿{ $minutes } minutos más para esto?
}
thumbs-rule = Seguimos si hay más síes que noes.
thumbs-yes = Sí, seguir
thumbs-no = No, pasar a lo siguiente
give-at-once = Cada cambio se guarda al momento. Puedes cambiarlo hasta que se cierre la votación.

# Lo que no es posible
refused = Ahora no es posible.
not-here = No constas como presente. Pregunta a { $who }.
not-found-title = Aquí no hay nada
not-found = Esta página no existe. Mira la dirección en la pantalla.
removed = { $Who } ha quitado este teléfono de la sala.
full = La sala está llena. Pregunta a { $who }.
too-fast = Eso ha sido muy rápido. Espera un momento e inténtalo de nuevo.
not-saved = Sin guardar: no se pudo guardar. Inténtalo de nuevo.
wrong-form = El formulario no estaba completo. Inténtalo de nuevo.
not-joined = Primero entra: escanea el código de la pantalla o abre la dirección que aparece allí.
end-thanks = Gracias, { $name }
end-thanks-nobody = Gracias
end-over = La sesión ha terminado.
heading-decisions = Decisiones
heading-actions = Todas las tareas
heading-homework = Para la próxima vez
error-prefix = Error: { $title }

# Idioma, números, días. language-name es el nombre del idioma en sí mismo. El reloj, las horas y los códigos tienen las
# cifras del 0 al 9 en todos los idiomas.
language-name = Español
language-label = Idioma
language-change = Cambiar
decimal-point = ,
percent = { $n } %
list-comma = { $before }, { $next }
list-and = { $before } y { $next }
weekday = { $n ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
month = { $n ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
date = { $day } de { $month }
date-year = { $day } de { $month } de { $year }
date-weekday = { $weekday }, { $date }
date-times = { $date }, { $from }–{ $to }
group-number = Grupo { $n }

# Resultados de las encuestas. $share es uno de los mensajes de proporción: «8 de 16 votos».
share-votes = { $of ->
    [one] { $count } de { $of } voto
   *[other] { $count } de { $of } votos
}
share-dots = { $of ->
    [one] { $count } de { $of } punto
   *[other] { $count } de { $of } puntos
}
share-answers = { $of ->
    [one] { $count } de { $of } respuesta
   *[other] { $count } de { $of } respuestas
}
share-voters = { $of ->
    [one] { $count } de { $of } votante
   *[other] { $count } de { $of } votantes
}
share-present = { $of ->
    [one] { $count } de { $of } persona presente
   *[other] { $count } de { $of } personas presentes
}
count-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
}
result-leads = Va por delante { $option }: { $share }
result-wins = Gana { $option }: { $share }
result-most = { $option } es lo que más tiene: { $share }
result-plain = { $option }: { $share }
result-tie = Empate entre { $options }: { $share } cada opción
result-tie-all = { $n ->
    [one] Empata { $n } opción: { $share } cada una
   *[other] Empatan las { $n } opciones: { $share } cada una
}
result-run-off = Decide una segunda vuelta
result-chair = Decide la presidencia
result-leads-by = Va por delante { $option } ({ $method })
result-wins-by = Gana { $option } ({ $method })
result-tie-by = Empate entre { $options } ({ $method })
result-no-winner-by = Sin ganador ({ $method }): los empates en el último puesto deciden entre { $options }
result-beats-all = Gana a cada una de las demás opciones
result-points = { $points } puntos
by-schulze = método Schulze
by-run-off = segunda vuelta instantánea
by-borda = recuento Borda
result-chair-wins = Gana { $option } por el voto de calidad de la presidencia
result-passes = Se aprueba { $option }: { $needs }
result-would-pass = Se aprobaría { $option }: { $needs }
result-not-passes = No se aprueba { $option }: { $needs }
result-would-not-pass = No se aprobaría { $option }: { $needs }
result-none-passes = No se aprueba ninguna opción
motion-passed = Se aprueba: { $needs }
motion-would-pass = Se aprobaría: { $needs }
motion-not-passed = No se aprueba: { $needs }
motion-would-not-pass = No se aprobaría: { $needs }
motion-tie = Empate: { $needs }
motion-chair-passed = Se aprueba por el voto de calidad de la presidencia: { $needs }
motion-chair-not-passed = No se aprueba, por el voto de calidad de la presidencia: { $needs }
needs-more = { $yes } a favor, { $no } en contra
needs-share = { $share }; se necesita { $needed }
consent-given = Hay consentimiento: ninguna objeción
consent-none = Ninguna objeción
consent-none-yet = Ninguna objeción por ahora
consent-refused = { $count ->
    [one] No hay consentimiento: una objeción
   *[other] No hay consentimiento: { $count } objeciones
}
consent-some = { $count ->
    [one] Una objeción
   *[other] { $count } objeciones
}
everybody-passes = Se aprueba: todo el mundo muestra { $least } o más
everybody-so-far = Por ahora todo el mundo muestra { $least } o más
everybody-not = { $count ->
    [one] No se aprueba: escuchad a la persona que está por debajo de { $least }
   *[other] No se aprueba: escuchad a las { $count } personas que están por debajo de { $least }
}
everybody-below = { $count ->
    [one] Una persona está por debajo de { $least }
   *[other] { $count } personas están por debajo de { $least }
}
no-votes = Ningún voto
no-votes-yet = Ningún voto por ahora
more-votes = Votaron { $votes }, pero solo había { $people } presentes
nobody-present = Nadie consta como presente
people-unknown = Contado a mano: no se sabe cuántas personas son
no-quorum = No hay quórum: participaron { $part } de { $needed } necesarias
no-quorum-yet = Aún no hay quórum: participaron { $part } de { $needed } necesarias
quorum-unknown = Quórum desconocido: no se sabe cuántas personas participaron
nothing-decided = No hay nada decidido
fact-median = Mediana { $step }
fact-median-between = Mediana entre { $low } y { $high }
fact-high-high = Nivel alto de { $x }, alto de { $y }: { $options }
fact-high-low = Nivel alto de { $x }, bajo de { $y }: { $options }
fact-low-high = Nivel bajo de { $x }, alto de { $y }: { $options }
fact-low-low = Nivel bajo de { $x }, bajo de { $y }: { $options }
fact-line = En la línea: { $options }

# Respuestas que una encuesta no acepta, y las palabras de las encuestas que tienen las suyas
misfit-one = Elige una opción.
misfit-twice = Has elegido «{ $option }» dos veces.
misfit-most = { $most ->
    [one] Elige una opción como máximo.
   *[other] Elige { $most } opciones como máximo.
}
misfit-dots = { $each ->
    [one] Tienes un punto. Has dado { $spent }.
   *[other] Tienes { $each } puntos. Has dado { $spent }.
}
misfit-cap = { $cap ->
    [one] Da un punto como máximo a una opción: «{ $option }» tiene { $given }.
   *[other] Da { $cap } puntos como máximo a una opción: «{ $option }» tiene { $given }.
}
misfit-credits = { $each ->
    [one] Tienes un crédito. Esto cuesta { $spent }.
   *[other] Tienes { $each } créditos. Esto cuesta { $spent }.
}
misfit-scale = Las puntuaciones van de { $from } a { $to }.
misfit-rank = Como máximo { $most } opciones pueden compartir un puesto.
misfit-long = Es demasiado largo: una respuesta tiene como máximo { $most } caracteres.
option-yes = sí
option-no = no
option-abstain = abstención
option-agree = de acuerdo
option-aside = me hago a un lado
option-object = objeción
option-fist-0 = no, lo bloqueo
option-fist-1 = necesito cambios
option-fist-2 = tengo dudas
option-fist-3 = puedo vivir con ello
option-fist-4 = lo apoyo
option-fist-5 = lo lideraré
axis-impact = impacto
axis-effort = esfuerzo

# La palabra: manos, preguntas a la sala, mensajes a quien facilita
floor-title = Participar
floor-raise = Levantar la mano
floor-hand-up = Mano levantada
floor-questions = Preguntas
floor-message = Mensaje
hand-is-up = Tienes la mano levantada.
hand-before = { $count ->
    [0] Te toca a continuación.
    [one] Hay una persona antes que tú.
   *[other] Hay { $count } personas antes que tú.
}
hand-floor = Tienes la palabra.
hand-lower = Bajar la mano
questions-ask = Pregunta a la sala
questions-without-name = Sin mi nombre
questions-button = Preguntar
questions-so-far = Preguntas hasta ahora
questions-none = Nadie ha preguntado nada todavía.
questions-answered = Respondidas
questions-off = En esta sesión no se pueden hacer preguntas.
questions-show-new = Mostrar nuevas ({ $count })
question-no-name = Sin nombre
question-alone = Solo lo veis tú y { $who }
question-vote = { $count ->
    [one] Votar esta pregunta, { $count } voto
   *[other] Votar esta pregunta, { $count } votos
}
question-votes = { $count ->
    [one] voto
   *[other] votos
}
question-long = Es demasiado largo: una pregunta tiene como máximo { $most } caracteres.
question-enough = Ya has preguntado bastante: { $most } preguntas como máximo.
question-answered = Esa pregunta ya tiene respuesta.
message-title = Un mensaje a { $who }
message-label = Tu mensaje
message-private = Solo lo ve { $who }. No forma parte del acta.
message-button = Enviar
message-sent = Enviado. { $Who } ya puede leerlo.
message-enough = Ya has enviado bastantes mensajes a { $who }. Di lo demás en la sala.

# La pantalla común
stage-starts = empieza { $time }
stage-ends = termina { $time }
stage-ended = terminó { $time }
stage-until-start = hasta empezar
stage-any-moment = de un momento a otro
stage-left = restante, hasta las { $time }
stage-left-group = restante para este grupo
stage-last-minute = último minuto, hasta las { $time }
stage-over = tiempo excedido, desde las { $time }
stage-place = { $at } de { $of }
stage-invites = { $who } te invita a
stage-scan = Escanea, o abre
stage-type = y escribe el código
stage-qr = Código QR del enlace
stage-here = Hay { $here } de { $of } personas aquí
stage-no-app = Todo funciona en tu teléfono. Sin aplicación, sin cuenta.
stage-next = Después:
stage-join = Entrar:
stage-code = código
stage-soon = Seguimos enseguida
stage-answered = de { $of } han respondido
stage-and-more = y { $count } más
stage-more-on-phone = y { $count } más en tu teléfono
stage-entries = { $count ->
    [one] una aportación
   *[other] { $count } aportaciones
}
stage-own-group = Tu teléfono muestra tu grupo.
stage-sit-out = Descansa en esta ronda: { $who }
stage-hidden = Algunas aportaciones están ocultas.
stage-what-came = Lo que ha salido
stage-thanks = Gracias
stage-actions = Tareas
stage-polls = Encuestas
stage-by = para el { $date }
stage-lost = Sin conexión. Estado de las { $time }.
stage-closed = La sala está cerrada.

# Invitaciones
code-label-either = Escribe el código que aparece en la pantalla, o el de tu invitación
code-label-slip = Escribe el código de tu invitación
code-wrong-either = Ese no es el código de esta sala ni el de una invitación. Míralo otra vez.
code-wrong-slip = Ese no es el código de una invitación. Míralo otra vez.
slip-for = Esta invitación es para
slip-other = ¿No eres { $name }? No la uses: una invitación vale para un solo teléfono u ordenador.
no-slip = Esta invitación no es válida, o ya no lo es. Pide una nueva a { $who }.
join-in-use-yours = ¿Eres { $name } y tu teléfono ha perdido la página? El código está en tu página anterior, debajo de «Eres { $name }».
join-told = { $Who } ya lo sabe.
join-waits = En cuanto te dejen entrar, esta página sigue sola.
join-waits-look = Ver si ya puedes entrar
join-other = No soy { $name }
slips-title = Invitaciones
slips-about = Imprime esta página, córtala por las líneas y da a cada persona su papel. Los códigos no se guardan en ningún otro sitio: guarda bien la página y elimínala después.
slips-invites = { $Who } te invita
slips-scan = Escanea el código y pulsa Entrar, o abre esta dirección y escribe el código:
slips-open = Abre esta dirección y escribe el código:
slips-screen = Abre la dirección de la pantalla y escribe:
slips-one = Solo para { $name }. Vale para un solo teléfono u ordenador.
slips-qr = Código QR del enlace
poll-names-given = Nombres tal como se dieron en los teléfonos.
joining-closed = Ahora mismo no puede entrar nadie nuevo. Pregunta a { $who }.
