# The words of the pages for phones and for the shared screen. A translation is a file beside this one, named by its
# language tag, with the same messages. $who is the facilitator, by name where the plan has one; $Who is the same at the
# beginning of a sentence.


# Joining
join-title = Join
join-invites = { $Who } invites you to
join-your-name = Your name
join-choose = Choose your name
join-not-listed = Not on the list? Type your name
join-button = Join
join-no-name = Take part without a name
join-in-use = { $name } is already here. Type the code shown on their other device, or ask { $who }.
join-code-of-device = Code on the other device
join-not-invited = Only people with an invitation take part. Ask { $who } for yours.
join-name-needed = Choose or type your name first.
join-name-long = That name is too long.
join-others-see = The others see your name. You need no account and no app.
join-cookie = This page keeps one cookie on your phone, until tomorrow.
join-plain = This page is not encrypted: others on this network can read and change it. Use it for opinions, not for secrets.
code-title = Join a room
code-label = Type the code shown on the screen
code-button = Continue
code-wrong = That is not the code of this room. Look at the screen again.
code-too-often = Too many wrong codes. Try again in { $seconds } seconds, or use the link.

# Frame
the-facilitator = the facilitator
the-facilitator-first = The facilitator
clock-left = time left
clock-last-minute = last minute
clock-over = over time
clock-up = time is up
clock-paused = Paused
clock-ended = ended
clock-until = until { $time }
day-line = Activity { $at } of { $of }
fold-agenda = Agenda · { $at } of { $of }
fold-you = You are { $name }
nobody-about = Polls with names are not for you: whoever votes in them joins by name.
fold-nobody = You take part without a name
second-device = To join on another device, type this code there: { $code }
see-now = See what is going on now
connection-lost = No connection. Trying again. What you typed is still here.
room-closed = { $Who } has closed the room. What you sent is kept.
go-there = Go there
something-new = The session has moved on.

# Before the start
state-planned = Not started yet
waiting-welcome = Welcome, { $name }
waiting-welcome-nobody = Welcome
waiting-soon = It has not started yet.
waiting-starts = It starts at { $time }.
waiting-here = { $count ->
    [one] One person is here.
   *[other] { $count } people are here.
}
heading-purpose = What for
heading-guidelines = Guidelines
heading-agenda = Agenda
agenda-minutes = { $minutes } min

# Activities
turn-of = Now: { $who }
break-until = We go on at { $time }
group-join-link = Join your video room
group-new-tab = opens in a new tab
group-host = host
group-you = you
group-left = has left
group-sits-out = You sit out this round.
group-none = You are in no group yet. { $Who } will place you.

# Writing
entry-add = Add
entry-edit = Edit
entry-save = Save
entry-delete = Delete
entry-text = Your entry
entry-row = Row
entry-long = That is too long: an entry has at most { $most } characters.
entry-enough = You have written enough here: { $most } entries at most.
entry-empty = Type some words first.
entry-too-late = Nothing can be written here any more.
entry-gone = That entry is not there any more.
entries-group = Your group sees what you add. The other groups see it when the groups share back.
entries-all = Everybody sees what you add.
entries-hidden = The others see your entries only when { $who } reveals them.

# Polls
poll-anonymous = Anonymous: your name is not stored with your answer. Until the poll closes, the facilitator's computer knows which answer is yours, so that you can change it. Then it forgets.
poll-named = With your name: { $who } sees how you answered.
poll-final = You cannot change your answer once it is sent.
poll-can-change = You can change your answer until the poll closes.
poll-words = Your answer
poll-reason = Why, if you object
ballot-one = Choose one.
ballot-several = { $limit ->
    [0] Choose as many as you like.
    [one] Choose one.
   *[other] Choose up to { $limit }.
}
ballot-order = { $limit ->
    [0] Put your first choice at the top.
    [one] Put your first choice at the top: it alone counts.
   *[other] Put your first choice at the top, and rank up to { $limit }.
} Everybody starts from a different order.
ballot-amounts = { $budget ->
    [one] Give one dot.
   *[other] Give up to { $budget } dots.
}
ballot-no-cap = Several for one option are fine.
ballot-credits = You have { $budget } credits. Two votes for one option cost 4, three cost 9.
ballot-places = Choose a step on each axis.
ballot-words = Answer in your own words.
ballot-cap = { $cap ->
    [one] At most one for each option.
   *[other] At most { $cap } for one option.
}
poll-send = Send my answer
poll-send-ranking = Send my ranking
poll-change = Change my answer
poll-to-change = To change it, choose another answer and send it again.
poll-sending = Sending…
poll-recorded = Recorded
poll-open = { $answered ->
    [one] Open: one of { $present } people has answered.
   *[other] Open: { $answered } of { $present } people have answered.
}
poll-open-unknown = The poll is open.
poll-answered-closed = { $answered ->
    [one] One of { $present } people answered.
   *[other] { $answered } of { $present } people answered.
}
poll-few = The results appear when five people have answered by phone, or when the poll closes.
poll-later = The results appear when the poll closes.
poll-when-shown = The results appear here when they are shown to the room.
poll-closed = Closed
poll-over = That poll is not open any more. Your answer is not counted.
poll-too-late = The poll closed at { $time }, before your answer arrived. Your answer is not counted.
poll-by-hands = { $Who } counts raised hands.
poll-abstain = Abstain
poll-choose-first = Choose an answer, then send it.
poll-nobody-can-change = You have answered. The program was restarted since, so your answer cannot be changed.
poll-answered = You have answered.
poll-final-already = You have already answered, and answers in this poll are final.
poll-needs-name = Answers in this poll carry names: join with your name to vote.
title-open = Open: { $title }
title-closed = Closed: { $title }
result-own = Your answer
result-own-is = Your answer: { $answer }
result-answer = Answer
result-votes = Votes
result-share = Share

# Ballots with buttons. In the messages of a row, $option, $place and $left also stand where the page puts them in by itself.
move-up = Move { $option } up
move-down = Move { $option } down
rank-now = { $option }, now { $place } of { $of }
rank-out = { $option }, not ranked
rank-line = Not ranked
rank-leave = Leave out { $option }
budget-left = { $left } of { $budget }
dots-left = dots left
dots-none-left = No dots left. Take one back to move it.
credits-left = credits left
credits-none-left = Not enough credits for one more. Take one back to move it.
credits-cost = { $cost } spent here, one more costs { $next }
dot-more = One dot more for { $option }
dot-less = One dot less for { $option }
vote-more = One vote more for { $option }
vote-less = One vote less for { $option }
vote-no-cap = Several on one entry are fine.
vote-cap = { $cap ->
    [one] At most one on an entry.
   *[other] At most { $cap } on one entry.
}
vote-named = With your name: { $who } can see where you put your dots.
vote-by-keys = { $Who } types what is voted here.
vote-scores = Give each entry a step on both axes; leave out what you cannot judge.
vote-scores-named = With your name: { $who } can see how you scored.
vote-off-scale = Choose a step from 1 to { $most }.
vote-can-change = You can change your answer until the vote closes.
vote-over = This vote is over. What you sent is not counted.
vote-elsewhere = { $count ->
    [one] One more entry is on the screen, and not here.
   *[other] { $count } more entries are on the screen, and not here.
}
vote-nothing = There is nothing to vote on yet.
thumbs-question = { $minutes ->
    [one] One more minute for this?
    [2] Two more minutes for this?
    [3] Three more minutes for this?
    [4] Four more minutes for this?
    [5] Five more minutes for this?
    [10] Ten more minutes for this?
   *[other] { $minutes } more minutes for this?
}
thumbs-rule = We go on if more say yes than no.
thumbs-yes = Yes, go on
thumbs-no = No, move on
give-at-once = Every change is recorded at once. You can change it until the vote closes.

# What is not possible
refused = That is not possible now.
not-here = You are not marked as being here. Ask { $who }.
not-found-title = Nothing here
not-found = This page does not exist. Look at the screen for the address.
removed = { $Who } has removed this phone from the room.
full = The room is full. Ask { $who }.
too-fast = That was very fast. Wait a moment and try again.
not-saved = Not recorded: it could not be saved. Try again.
wrong-form = The form was not complete. Try again.
not-joined = Join first: scan the code on the screen, or open the address shown there.
end-thanks = Thank you, { $name }
end-thanks-nobody = Thank you
end-over = The session is over.
heading-decisions = Decisions
heading-actions = All actions
heading-homework = Homework
error-prefix = Error: { $title }

# Language, numbers, days. language-name is the name of the language in itself. The clock, times and codes have the
# digits 0 to 9 in every language.
language-name = English
language-label = Language
language-change = Change
decimal-point = .
percent = { $n }%
list-comma = { $before }, { $next }
list-and = { $before } and { $next }
weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date = { $day } { $month }
date-year = { $day } { $month } { $year }
date-weekday = { $weekday } { $date }
date-times = { $date }, { $from }–{ $to }
group-number = Group { $n }

# Results of polls. $share is one of the share messages: “8 of 16 votes”.
share-votes = { $of ->
    [one] { $count } of { $of } vote
   *[other] { $count } of { $of } votes
}
share-dots = { $of ->
    [one] { $count } of { $of } dot
   *[other] { $count } of { $of } dots
}
share-answers = { $of ->
    [one] { $count } of { $of } answer
   *[other] { $count } of { $of } answers
}
share-voters = { $of ->
    [one] { $count } of { $of } voter
   *[other] { $count } of { $of } voters
}
share-present = { $of ->
    [one] { $count } of { $of } person present
   *[other] { $count } of { $of } people present
}
count-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
result-leads = { $option } leads: { $share }
result-wins = { $option } wins: { $share }
result-most = { $option } has the most: { $share }
result-plain = { $option }: { $share }
result-tie = { $options } tie: { $share } each
result-tie-all = { $n ->
    [one] { $n } option ties: { $share } each
   *[other] All { $n } options tie: { $share } each
}
result-run-off = A run-off decides
result-chair = The chair decides
result-leads-by = { $option } leads by { $method }
result-wins-by = { $option } wins by { $method }
result-tie-by = { $options } tie by { $method }
result-no-winner-by = No winner by { $method }: ties for last place decide between { $options }
result-beats-all = It beats every other option
result-points = { $points } points
by-schulze = Schulze
by-run-off = instant run-off
by-borda = Borda
result-chair-wins = { $option } wins by the chair's casting vote
result-passes = { $option } passes: { $needs }
result-would-pass = { $option } would pass: { $needs }
result-not-passes = { $option } does not pass: { $needs }
result-would-not-pass = { $option } would not pass: { $needs }
result-none-passes = No option passes
motion-passed = Passed: { $needs }
motion-would-pass = Would pass: { $needs }
motion-not-passed = Not passed: { $needs }
motion-would-not-pass = Would not pass: { $needs }
motion-tie = Tie: { $needs }
motion-chair-passed = Passed by the chair's casting vote: { $needs }
motion-chair-not-passed = Not passed, by the chair's casting vote: { $needs }
needs-more = { $yes } for, { $no } against
needs-share = { $share }, { $needed } needed
consent-given = Consent given: no objections
consent-none = No objections
consent-none-yet = No objections so far
consent-refused = { $count ->
    [one] No consent: one objection
   *[other] No consent: { $count } objections
}
consent-some = { $count ->
    [one] One objection
   *[other] { $count } objections
}
everybody-passes = Passes: everybody shows { $least } or more
everybody-so-far = So far everybody shows { $least } or more
everybody-not = { $count ->
    [one] Does not pass: hear the one person below { $least }
   *[other] Does not pass: hear the { $count } people below { $least }
}
everybody-below = { $count ->
    [one] One person is below { $least }
   *[other] { $count } people are below { $least }
}
no-votes = No votes
no-votes-yet = No votes yet
more-votes = { $votes } voted, but only { $people } were present
nobody-present = Nobody is marked as present
people-unknown = Counted by hand: how many people that is, nobody knows
no-quorum = No quorum: { $part } of { $needed } needed took part
no-quorum-yet = No quorum yet: { $part } of { $needed } needed took part
quorum-unknown = Quorum unknown: how many people took part, nobody knows
nothing-decided = Nothing is decided
fact-median = Median { $step }
fact-median-between = Median between { $low } and { $high }
fact-high-high = High { $x }, high { $y }: { $options }
fact-high-low = High { $x }, low { $y }: { $options }
fact-low-high = Low { $x }, high { $y }: { $options }
fact-low-low = Low { $x }, low { $y }: { $options }
fact-line = On the line: { $options }

# Answers that a poll does not take, and the words of polls that have their own
misfit-one = Choose one option.
misfit-twice = “{ $option }” is chosen twice.
misfit-most = { $most ->
    [one] Choose one option at most.
   *[other] Choose at most { $most } options.
}
misfit-dots = { $each ->
    [one] You have one dot. You have given { $spent }.
   *[other] You have { $each } dots. You have given { $spent }.
}
misfit-cap = { $cap ->
    [one] Give one option one dot at most: “{ $option }” has { $given }.
   *[other] Give one option at most { $cap } dots: “{ $option }” has { $given }.
}
misfit-credits = { $each ->
    [one] You have one credit. This costs { $spent }.
   *[other] You have { $each } credits. This costs { $spent }.
}
misfit-scale = Scores go from { $from } to { $to }.
misfit-rank = At most { $most } options can share a rank.
misfit-long = That is too long: an answer has at most { $most } characters.
option-yes = yes
option-no = no
option-abstain = abstain
option-agree = agree
option-aside = stand aside
option-object = object
option-fist-0 = no, I block it
option-fist-1 = I need changes
option-fist-2 = I have doubts
option-fist-3 = I can live with it
option-fist-4 = I support it
option-fist-5 = I will lead it
axis-impact = impact
axis-effort = effort

# The floor: hands, questions to the room, words to the facilitator
floor-title = Take part
floor-raise = Raise hand
floor-hand-up = Hand is up
floor-questions = Questions
floor-message = Message
hand-is-up = Your hand is up.
hand-before = { $count ->
    [0] You are next.
    [one] One person is before you.
   *[other] { $count } people are before you.
}
hand-floor = You have the floor.
hand-lower = Lower my hand
questions-ask = Ask the room
questions-without-name = Without my name
questions-button = Ask
questions-so-far = Asked so far
questions-none = Nobody has asked anything yet.
questions-answered = Answered
questions-off = No questions can be asked in this session.
questions-show-new = Show { $count } new
question-no-name = Without a name
question-alone = Only you and { $who } see it
question-vote = { $count ->
    [one] Vote for this question, { $count } vote
   *[other] Vote for this question, { $count } votes
}
question-votes = { $count ->
    [one] vote
   *[other] votes
}
question-long = That is too long: a question has at most { $most } characters.
question-enough = You have asked enough: { $most } questions at most.
question-answered = That question has been answered.
message-title = A word to { $who }
message-label = Your message
message-private = Only { $who } sees this. It is not part of the record.
message-button = Send
message-sent = Sent. { $Who } can read it now.
message-enough = You have sent { $who } enough messages. Say the rest in the room.

# The shared screen
stage-starts = starts { $time }
stage-ends = ends { $time }
stage-ended = ended { $time }
stage-until-start = until we start
stage-any-moment = any moment now
stage-left = left, until { $time }
stage-left-group = left for this group
stage-last-minute = last minute, until { $time }
stage-over = over time, since { $time }
stage-place = { $at } of { $of }
stage-invites = { $who } invites you to
stage-scan = Scan, or open
stage-type = and type the code
stage-qr = QR code of the link
stage-here = { $here } of { $of } people are here
stage-no-app = Everything works on your phone. No app, no account.
stage-next = Next:
stage-join = Join:
stage-code = code
stage-soon = We go on soon
stage-answered = of { $of } answered
stage-and-more = and { $count } more
stage-more-on-phone = and { $count } more on your phone
stage-entries = { $count ->
    [one] one entry
   *[other] { $count } entries
}
stage-own-group = Your phone shows your group.
stage-sit-out = Sits out this round: { $who }
stage-hidden = Some entries are hidden.
stage-what-came = What came of it
stage-thanks = Thank you
stage-actions = Actions
stage-polls = Polls
stage-by = by { $date }
stage-lost = No connection. Shown as of { $time }.
stage-closed = The room is closed.

# Invitations
code-label-either = Type the code shown on the screen, or the one on your invitation
code-label-slip = Type the code on your invitation
code-wrong-either = That is neither the code of this room nor that of an invitation. Look at it again.
code-wrong-slip = That is not the code of an invitation. Look at it again.
slip-for = This invitation is for
slip-other = You are not { $name }? Leave it to them: an invitation works on one phone or computer.
no-slip = This invitation does not work, or not any more. Ask { $who } for a new one.
join-in-use-yours = Are you { $name }, and your phone has lost the page? The code stands on your old page, below “You are { $name }”.
join-told = { $Who } has been told.
join-waits = As soon as you are let in, this page goes on by itself.
join-waits-look = See whether you are in
join-other = I am not { $name }
slips-title = Invitations
slips-about = Print this page, cut it along the lines, and hand everybody their slip. The codes are kept nowhere else: keep the page safe, and delete it after that.
slips-invites = { $Who } invites you
slips-scan = Scan the code and press Join, or open this address and type the code:
slips-open = Open this address and type the code:
slips-screen = Open the address on the screen and type:
slips-one = For { $name } alone. It works on one phone or computer.
slips-qr = QR code of the link
poll-names-given = Names as given on phones.
joining-closed = Nobody new can join at the moment. Ask { $who }.
