# As palavras das páginas para os telemóveis e para o ecrã comum. $who é quem facilita, pelo nome se o plano o tiver; $Who
# é o mesmo no início de uma frase.


# Entrar
join-title = Entrar
join-invites = { $Who } convida para
join-your-name = O teu nome
join-choose = Escolhe o teu nome
join-not-listed = Não está na lista? Escreve o teu nome
join-button = Entrar
join-no-name = Participar sem nome
join-in-use = { $name } já está aqui. Escreve o código que aparece no outro dispositivo, ou pergunta a { $who }.
join-code-of-device = Código no outro dispositivo
join-not-invited = Só participa quem tem convite. Pede o teu a { $who }.
join-name-needed = Escolhe ou escreve primeiro o teu nome.
join-name-long = Esse nome é demasiado longo.
join-others-see = As outras pessoas veem o teu nome. Não é preciso conta nem aplicação.
join-cookie = Esta página guarda um cookie no teu telemóvel, até amanhã.
join-plain = Esta página não está cifrada: outras pessoas nesta rede podem lê-la e alterá-la. Serve para opiniões, não para segredos.
code-title = Entrar numa sala
code-label = Escreve o código que aparece no ecrã
code-button = Continuar
code-wrong = Esse não é o código desta sala. Olha outra vez para o ecrã.
code-too-often = Demasiados códigos errados. Tenta de novo daqui a { $seconds } segundos, ou usa o link.

# Moldura
the-facilitator = quem facilita
the-facilitator-first = Quem facilita
clock-left = tempo restante
clock-last-minute = último minuto
clock-over = tempo excedido
clock-up = acabou o tempo
clock-paused = Em pausa
clock-ended = terminado
clock-until = até às { $time }
day-line = Atividade { $at } de { $of }
fold-agenda = Agenda · { $at } de { $of }
fold-you = O teu nome: { $name }
nobody-about = As sondagens com nomes não são para ti: quem vota nelas entra com o nome.
fold-nobody = Participas sem nome
second-device = Para entrar noutro dispositivo, escreve lá este código: { $code }
see-now = Ver o que se passa agora
connection-lost = Sem ligação. A tentar de novo. O que escreveste continua aqui.
room-closed = { $Who } fechou a sala. O que enviaste fica guardado.
go-there = Ir para lá
something-new = A sessão avançou.

# Antes do início
state-planned = Ainda não começou
waiting-welcome = Olá, { $name }
waiting-welcome-nobody = Olá
waiting-soon = Ainda não começou.
waiting-starts = Começa às { $time }.
waiting-here = { $count ->
    [one] Está aqui { $count } pessoa.
   *[other] Estão aqui { $count } pessoas.
}
heading-purpose = Para quê
heading-guidelines = Regras
heading-agenda = Agenda
agenda-minutes = { $minutes } min

# Atividades
turn-of = Agora: { $who }
break-until = Continuamos às { $time }
group-join-link = Entrar na tua sala de vídeo
group-new-tab = abre noutro separador
group-host = anfitrião
group-you = tu
group-left = saiu
group-sits-out = Ficas de fora nesta ronda.
group-none = Ainda não tens grupo. { $Who } vai indicar-te um.

# Escrever
entry-add = Adicionar
entry-edit = Editar
entry-save = Guardar
entry-delete = Eliminar
entry-text = O teu contributo
entry-row = Linha
entry-long = É demasiado longo: um contributo tem no máximo { $most } caracteres.
entry-enough = Já escreveste bastante aqui: no máximo { $most } contributos.
entry-empty = Escreve primeiro algumas palavras.
entry-too-late = Já não se pode escrever nada aqui.
entry-gone = Esse contributo já não existe.
entries-group = O teu grupo vê o que adicionas. Os outros grupos veem-no na partilha final.
entries-all = Toda a gente vê o que adicionas.
entries-hidden = Só se veem os teus contributos quando { $who } os revelar.

# Sondagens
poll-anonymous = Anónima: o teu nome não é guardado com a tua resposta. Até a sondagem fechar, o computador de quem facilita sabe qual é a tua resposta, para que a possas alterar. Depois, esquece-a.
poll-named = Com o teu nome: { $who } vê como respondeste.
poll-final = Depois de enviada, a resposta não pode ser alterada.
poll-can-change = Podes alterar a tua resposta até a sondagem fechar.
poll-words = A tua resposta
poll-reason = Porquê, se tens uma objeção
ballot-one = Escolhe uma.
ballot-several = { $limit ->
    [0] Escolhe quantas quiseres.
    [one] Escolhe uma.
   *[other] Escolhe até { $limit }.
}
ballot-order = { $limit ->
    [0] Põe a tua primeira escolha no topo.
    [one] Põe a tua primeira escolha no topo: só essa conta.
   *[other] Põe a tua primeira escolha no topo e ordena até { $limit }.
} Cada pessoa começa com uma ordem diferente.
ballot-amounts = { $budget ->
    [one] Dá um ponto.
   *[other] Dá até { $budget } pontos.
}
ballot-no-cap = Podes dar vários à mesma opção.
ballot-credits = Tens { $budget } créditos. Dois votos numa opção custam 4, três custam 9.
ballot-places = Escolhe um nível em cada eixo.
ballot-words = Responde com as tuas palavras.
ballot-cap = { $cap ->
    [one] No máximo um por opção.
   *[other] No máximo { $cap } por opção.
}
poll-send = Enviar a minha resposta
poll-send-ranking = Enviar a minha ordem
poll-change = Alterar a minha resposta
poll-to-change = Para a alterar, escolhe outra resposta e envia de novo.
poll-sending = A enviar…
poll-recorded = Guardado
poll-open = { $answered ->
    [one] Aberta: respondeu { $answered } de { $present } pessoas.
   *[other] Aberta: responderam { $answered } de { $present } pessoas.
}
poll-open-unknown = A sondagem está aberta.
poll-answered-closed = { $answered ->
    [one] Respondeu { $answered } de { $present } pessoas.
   *[other] Responderam { $answered } de { $present } pessoas.
}
poll-few = Os resultados aparecem quando cinco pessoas tiverem respondido por telemóvel, ou quando a sondagem fechar.
poll-later = Os resultados aparecem quando a sondagem fechar.
poll-when-shown = Os resultados aparecem aqui quando forem mostrados a todos.
poll-closed = Fechada
poll-over = Essa sondagem já não está aberta. A tua resposta não conta.
poll-too-late = A sondagem fechou às { $time }, antes de a tua resposta chegar. A tua resposta não conta.
poll-by-hands = { $Who } conta as mãos no ar.
poll-abstain = Abster-me
poll-choose-first = Escolhe uma resposta e depois envia-a.
poll-nobody-can-change = Já respondeste. Entretanto o programa foi reiniciado, por isso a tua resposta já não pode ser alterada.
poll-answered = Já respondeste.
poll-final-already = Já respondeste, e as respostas nesta sondagem são definitivas.
poll-needs-name = As respostas nesta sondagem levam nome: entra com o teu para votar.
title-open = Aberta: { $title }
title-closed = Fechada: { $title }
result-own = A tua resposta
result-own-is = A tua resposta: { $answer }
result-answer = Resposta
result-votes = Votos
result-share = Percentagem

# Boletins com botões. Nas mensagens de uma linha, $option, $place e $left estão também onde a página os põe por si.
move-up = Subir { $option }
move-down = Descer { $option }
rank-now = { $option }, agora { $place } de { $of }
rank-out = { $option }, sem lugar
rank-line = Sem lugar
rank-leave = Deixar de fora { $option }
budget-left = { $left } de { $budget }
dots-left = pontos restantes
dots-none-left = Já não há pontos. Retira um para o mudar de sítio.
credits-left = créditos restantes
credits-none-left = Não há créditos para mais um voto. Retira um para o mudar de sítio.
credits-cost = { $cost } gastos aqui, mais um custa { $next }
dot-more = Mais um ponto para { $option }
dot-less = Menos um ponto para { $option }
vote-more = Mais um voto para { $option }
vote-less = Menos um voto para { $option }
vote-no-cap = Podes pôr vários no mesmo contributo.
vote-cap = { $cap ->
    [one] No máximo um por contributo.
   *[other] No máximo { $cap } por contributo.
}
vote-named = Com o teu nome: { $who } pode ver onde pões os teus pontos.
vote-by-keys = { $Who } conta os pontos desta votação.
vote-scores = Dê a cada contribuição um nível nos dois eixos; deixe de fora o que não puder avaliar.
vote-scores-named = Com o seu nome: { $who } pode ver como avaliou.
vote-off-scale = Escolha um nível de 1 a { $most }.
vote-can-change = A resposta pode ser alterada até a votação fechar.
vote-over = Esta votação terminou. O que enviaste não conta.
vote-elsewhere = { $count ->
    [one] Há mais uma contribuição no ecrã que não está aqui.
   *[other] Há mais { $count } contribuições no ecrã que não estão aqui.
}
vote-nothing = Ainda não há nada para votar.
thumbs-question = { $minutes ->
    [one] Mais um minuto para isto?
    [2] Mais dois minutos para isto?
    [3] Mais três minutos para isto?
    [4] Mais quatro minutos para isto?
    [5] Mais cinco minutos para isto?
    [10] Mais dez minutos para isto?
   *[other] Mais { $minutes } minutos para isto?
}
thumbs-rule = Continuamos se houver mais sins do que nãos.
thumbs-yes = Sim, continuar
thumbs-no = Não, avançar
give-at-once = Cada alteração é guardada logo. Podes alterá-la até a votação fechar.

# O que não é possível
refused = Agora não é possível.
not-here = A tua presença não está registada. Pergunta a { $who }.
not-found-title = Não há nada aqui
not-found = Esta página não existe. O endereço está no ecrã.
removed = { $Who } retirou este telemóvel da sala.
full = A sala está cheia. Pergunta a { $who }.
too-fast = Isso foi muito rápido. Espera um momento e tenta de novo.
not-saved = Não ficou guardado: houve uma falha ao guardar. Tenta de novo.
wrong-form = O formulário não estava completo. Tenta de novo.
not-joined = Entra primeiro: lê o código no ecrã, ou abre o endereço que lá aparece.
end-thanks = Agradecemos a participação, { $name }
end-thanks-nobody = Agradecemos a participação
end-over = A sessão terminou.
heading-decisions = Decisões
heading-actions = Todas as tarefas
heading-homework = Para a próxima vez
error-prefix = Erro: { $title }

# Língua, números, dias. language-name é o nome da língua em si mesma. O relógio, as horas e os códigos têm os algarismos
# 0 a 9 em todas as línguas.
language-name = Português
language-label = Língua
language-change = Mudar
decimal-point = ,
percent = { $n }%
list-comma = { $before }, { $next }
list-and = { $before } e { $next }
weekday = { $n ->
    [1] segunda-feira
    [2] terça-feira
    [3] quarta-feira
    [4] quinta-feira
    [5] sexta-feira
    [6] sábado
   *[7] domingo
}
month = { $n ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}
date = { $day } de { $month }
date-year = { $day } de { $month } de { $year }
date-weekday = { $weekday }, { $date }
date-times = { $date }, { $from }–{ $to }
group-number = Grupo { $n }

# Resultados das sondagens. $share é uma das mensagens de proporção: «8 de 16 votos».
share-votes = { $of ->
    [one] { $count } de { $of } voto
   *[other] { $count } de { $of } votos
}
share-dots = { $of ->
    [one] { $count } de { $of } ponto
   *[other] { $count } de { $of } pontos
}
share-answers = { $of ->
    [one] { $count } de { $of } resposta
   *[other] { $count } de { $of } respostas
}
share-voters = { $of ->
    [one] { $count } de { $of } votante
   *[other] { $count } de { $of } votantes
}
share-present = { $of ->
    [one] { $count } de { $of } pessoa presente
   *[other] { $count } de { $of } pessoas presentes
}
count-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
}
result-leads = { $option } vai à frente: { $share }
result-wins = { $option } ganha: { $share }
result-most = { $option } tem mais: { $share }
result-plain = { $option }: { $share }
result-tie = Empate entre { $options }: { $share } cada
result-tie-all = { $n ->
    [one] Empata { $n } opção: { $share } cada
   *[other] Empatam as { $n } opções: { $share } cada
}
result-run-off = Decide uma segunda volta
result-chair = Decide a presidência
result-leads-by = { $option } vai à frente ({ $method })
result-wins-by = { $option } ganha ({ $method })
result-tie-by = Empate entre { $options } ({ $method })
result-no-winner-by = Ninguém ganha ({ $method }): os empates no último lugar decidem entre { $options }
result-beats-all = Ganha a cada uma das outras opções
result-points = { $points } pontos
by-schulze = método de Schulze
by-run-off = segunda volta instantânea
by-borda = método de Borda
result-chair-wins = { $option } ganha pelo voto de qualidade da presidência
result-passes = { $option } passa: { $needs }
result-would-pass = { $option } passaria: { $needs }
result-not-passes = { $option } não passa: { $needs }
result-would-not-pass = { $option } não passaria: { $needs }
result-none-passes = Nenhuma opção passa
motion-passed = Aprovado: { $needs }
motion-would-pass = Seria aprovado: { $needs }
motion-not-passed = Não aprovado: { $needs }
motion-would-not-pass = Não seria aprovado: { $needs }
motion-tie = Empate: { $needs }
motion-chair-passed = Aprovado pelo voto de qualidade da presidência: { $needs }
motion-chair-not-passed = Não aprovado, pelo voto de qualidade da presidência: { $needs }
needs-more = { $yes } a favor, { $no } contra
needs-share = { $share }; necessário: { $needed }
consent-given = Há consentimento: nenhuma objeção
consent-none = Nenhuma objeção
consent-none-yet = Nenhuma objeção até agora
consent-refused = { $count ->
    [one] Sem consentimento: { $count } objeção
   *[other] Sem consentimento: { $count } objeções
}
consent-some = { $count ->
    [one] { $count } objeção
   *[other] { $count } objeções
}
everybody-passes = Aprovado: toda a gente mostra { $least } ou mais
everybody-so-far = Até agora toda a gente mostra { $least } ou mais
everybody-not = { $count ->
    [one] Não aprovado: é preciso ouvir a pessoa abaixo de { $least }
   *[other] Não aprovado: é preciso ouvir as { $count } pessoas abaixo de { $least }
}
everybody-below = { $count ->
    [one] { $count } pessoa está abaixo de { $least }
   *[other] { $count } pessoas estão abaixo de { $least }
}
no-votes = Nenhum voto
no-votes-yet = Ainda nenhum voto
more-votes = Votaram { $votes }, mas só { $people } estavam presentes
nobody-present = Não há presenças registadas
people-unknown = Contado à mão: não se sabe quantas pessoas são
no-quorum = Sem quórum: participaram { $part } de { $needed } necessárias
no-quorum-yet = Ainda sem quórum: participaram { $part } de { $needed } necessárias
quorum-unknown = Quórum desconhecido: não se sabe quantas pessoas participaram
nothing-decided = Nada fica decidido
fact-median = Mediana { $step }
fact-median-between = Mediana entre { $low } e { $high }
fact-high-high = Nível alto de { $x }, alto de { $y }: { $options }
fact-high-low = Nível alto de { $x }, baixo de { $y }: { $options }
fact-low-high = Nível baixo de { $x }, alto de { $y }: { $options }
fact-low-low = Nível baixo de { $x }, baixo de { $y }: { $options }
fact-line = Na linha: { $options }

# Respostas que uma sondagem não aceita, e as palavras das sondagens que têm as suas
misfit-one = Escolhe uma opção.
misfit-twice = «{ $option }» está escolhida duas vezes.
misfit-most = { $most ->
    [one] Escolhe no máximo uma opção.
   *[other] Escolhe no máximo { $most } opções.
}
misfit-dots = { $each ->
    [one] Tens { $each } ponto. Deste { $spent }.
   *[other] Tens { $each } pontos. Deste { $spent }.
}
misfit-cap = { $cap ->
    [one] Dá no máximo um ponto a uma opção: «{ $option }» tem { $given }.
   *[other] Dá no máximo { $cap } pontos a uma opção: «{ $option }» tem { $given }.
}
misfit-credits = { $each ->
    [one] Tens { $each } crédito. Isto custa { $spent }.
   *[other] Tens { $each } créditos. Isto custa { $spent }.
}
misfit-scale = As pontuações vão de { $from } a { $to }.
misfit-rank = No máximo { $most } opções podem partilhar um lugar.
misfit-long = É demasiado longo: uma resposta tem no máximo { $most } caracteres.
option-yes = sim
option-no = não
option-abstain = abstenção
option-agree = de acordo
option-aside = ponho-me de lado
option-object = objeção
option-fist-0 = não, bloqueio
option-fist-1 = preciso de alterações
option-fist-2 = tenho dúvidas
option-fist-3 = consigo viver com isto
option-fist-4 = apoio
option-fist-5 = vou liderar isto
axis-impact = impacto
axis-effort = esforço

# A palavra: mãos no ar, perguntas à sala, mensagens para quem facilita
floor-title = Participar
floor-raise = Levantar a mão
floor-hand-up = Mão no ar
floor-questions = Perguntas
floor-message = Mensagem
hand-is-up = Tens a mão no ar.
hand-before = { $count ->
    [0] És a próxima pessoa.
    [one] Há uma pessoa antes de ti.
   *[other] Há { $count } pessoas antes de ti.
}
hand-floor = Tens a palavra.
hand-lower = Baixar a mão
questions-ask = Pergunta à sala
questions-without-name = Sem o meu nome
questions-button = Perguntar
questions-so-far = Perguntas até agora
questions-none = Ainda ninguém perguntou nada.
questions-answered = Respondidas
questions-off = Nesta sessão não se podem fazer perguntas.
questions-show-new = Mostrar novas ({ $count })
question-no-name = Sem nome
question-alone = Só tu e { $who } veem isto
question-vote = { $count ->
    [one] Votar nesta pergunta, { $count } voto
   *[other] Votar nesta pergunta, { $count } votos
}
question-votes = { $count ->
    [one] voto
   *[other] votos
}
question-long = É demasiado longo: uma pergunta tem no máximo { $most } caracteres.
question-enough = Já perguntaste bastante: no máximo { $most } perguntas.
question-answered = Essa pergunta já foi respondida.
message-title = Uma palavra a { $who }
message-label = A tua mensagem
message-private = Só { $who } vê isto. Não faz parte da ata.
message-button = Enviar
message-sent = Enviada. { $Who } já a pode ler.
message-enough = Já enviaste bastantes mensagens a { $who }. Diz o resto na sala.

# O ecrã comum
stage-starts = começa { $time }
stage-ends = termina { $time }
stage-ended = terminou { $time }
stage-until-start = até começarmos
stage-any-moment = a qualquer momento
stage-left = restante, até às { $time }
stage-left-group = restante para este grupo
stage-last-minute = último minuto, até às { $time }
stage-over = tempo excedido, desde as { $time }
stage-place = { $at } de { $of }
stage-invites = { $who } convida para
stage-scan = Lê o código, ou abre
stage-type = e escreve o código
stage-qr = Código QR do link
stage-here = { $here } de { $of } pessoas estão aqui
stage-no-app = Tudo funciona no teu telemóvel. Sem aplicação, sem conta.
stage-next = A seguir:
stage-join = Entrar:
stage-code = código
stage-soon = Continuamos em breve
stage-answered = de { $of } responderam
stage-and-more = e mais { $count }
stage-more-on-phone = e mais { $count } no teu telemóvel
stage-entries = { $count ->
    [one] { $count } contributo
   *[other] { $count } contributos
}
stage-own-group = O teu telemóvel mostra o teu grupo.
stage-sit-out = Fica de fora nesta ronda: { $who }
stage-hidden = Alguns contributos estão ocultos.
stage-what-came = O que daqui saiu
stage-thanks = Agradecemos a participação
stage-actions = Tarefas
stage-polls = Sondagens
stage-by = até { $date }
stage-lost = Sem ligação. Estado às { $time }.
stage-closed = A sala está fechada.

# Convites
code-label-either = Escreve o código que aparece no ecrã, ou o do teu convite
code-label-slip = Escreve o código do teu convite
code-wrong-either = Esse não é o código desta sala nem o de um convite. Verifica de novo.
code-wrong-slip = Esse não é o código de um convite. Verifica de novo.
slip-for = Este convite é para
slip-other = O teu nome não é { $name }? Não uses este convite: só funciona num telemóvel ou computador.
no-slip = Este convite não é válido, ou já não o é. Pede um novo a { $who }.
join-in-use-yours = O teu nome é { $name } e o teu telemóvel perdeu a página? O código está na página antiga, por baixo de «O teu nome: { $name }».
join-told = { $Who } já sabe.
join-waits = Assim que a entrada for permitida, esta página continua sozinha.
join-waits-look = Ver se já podes entrar
join-other = O meu nome não é { $name }
slips-title = Convites
slips-about = Imprime esta página, corta-a pelas linhas e dá a cada pessoa o seu papel. Os códigos não ficam guardados em mais lado nenhum: guarda bem a página e elimina-a depois.
slips-invites = { $Who } envia este convite
slips-scan = Lê o código e toca em Entrar, ou abre este endereço e escreve o código:
slips-open = Abre este endereço e escreve o código:
slips-screen = Abre o endereço que está no ecrã e escreve:
slips-one = Só para { $name }. Funciona num telemóvel ou computador.
slips-qr = Código QR do link
poll-names-given = Nomes tal como foram indicados nos telemóveis.
joining-closed = De momento ninguém novo pode entrar. Fale com { $who }.
