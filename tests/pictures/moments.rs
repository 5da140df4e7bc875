//! Owns the list of moments that are drawn: the name of each, and how it comes about.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use roundtable::app::pages::pages;
use roundtable::app::{News, ReviewScreen};
use roundtable::theme::Theme;
use roundtable::workshop::digest::{Audience, Digest};
use roundtable::workshop::poll::{Form, METHODS, Method};
use roundtable::{file, screens};
use terminal::Key;

use crate::ballots::{self, FOUR, pile};
#[cfg(feature = "room")]
use crate::room_screen;
use crate::stage::{Stage, time};

type Size = (u16, u16);

/// The sizes of every picture: a usual screen and a small one.
const USUAL: &[Size] = &[(80, 24), (120, 40)];
/// The sizes of what a facilitator and a room look at for most of the time.
const THREE: &[Size] = &[(80, 24), (120, 40), (200, 60)];
/// With the smallest screen, too.
const FOUR_SIZES: &[Size] = &[(40, 12), (80, 24), (120, 40), (200, 60)];

/// From a wall chart down to where nothing but the clock has room.
const LIVE_SIZES: &[Size] = &[(20, 5), (40, 12), (59, 15), (60, 16), (80, 24), (96, 20), (120, 40), (200, 60)];

/// A table as somebody copies it: with headings, somebody who is on the list, and a row without a name.
const PASTED_PEOPLE: &str = "Name, Department, Email\nZoe Adler, Sales, zoe@example.org\nYusuf Demir, IT, yusuf@example.org\n\
                             Will Stone, Support, will@example.org\nAna Lima, Support,\n???, ,\n";

/// Draws in the colours of a theme; tells where the cursor is.
type Draw = Box<dyn Fn(&Theme, Rect, &mut Buffer) -> Option<Position>>;

/// What is drawn.
enum Scene {
    Session(Box<Stage>),
    Other(Draw),
}

/// A moment, and the sizes at which it is drawn.
pub(super) struct Moment {
    pub name: String,
    pub sizes: &'static [Size],
    scene: Scene,
}

impl Moment {
    /// Draws it.
    pub(super) fn draw(&self, theme: &Theme, area: Rect) -> (Buffer, Option<Position>) {
        match &self.scene {
            Scene::Session(stage) => stage.draw_in(theme, area),
            Scene::Other(draw) => {
                let mut buf = Buffer::empty(area);
                let cursor = draw(theme, area, &mut buf);
                (buf, cursor)
            }
        }
    }

    /// The session, where it is one that is run.
    pub(super) fn stage(&self) -> Option<&Stage> {
        match &self.scene {
            Scene::Session(stage) => Some(stage),
            Scene::Other(_) => None,
        }
    }
}

/// A session in the middle of its exercise, a few minutes late, with entries: the picture of the README.
pub(crate) fn exercise() -> Stage {
    let s = Stage::open("prep-with-peers").with("start = 15:00:00", "start = 15:00:00\nend = 16:00:00").people(16);
    let s = s
        .unchecked()
        .press("space")
        .sleep("6m 10s")
        .press("→")
        .notes("Three of us coach already, nobody calls it that");
    let s = s.sleep("17m 30s").press("→ g").sleep("1m");
    let s = s.notes("New moderators who already answer in the forum").notes("The support lead who asks for numbers");
    let s = s.notes("Quiet experts in the regions").press("]").notes("Someone back from leave").press("] ]");
    let s = s.notes("Ivo's team: they want to be asked").notes("@ana ask Ivo for a list by fri").press("[ [");
    saved(s.sleep("1m 27s"))
}

/// The same day with a place for each group, just formed.
fn placed() -> Stage {
    let places =
        "groups = { size = 4, mix = [\"department\"], places = [\"Table 1\", \"Table 2\", \"Table 3\", \"Window\"] }";
    let s = Stage::open("prep-with-peers").with("groups = { size = 4, mix = [\"department\"] }", places).people(16);
    s.unchecked().press("space → → g").sleep("2m 27s")
}

/// A break that has just begun.
fn interval() -> Stage {
    let s = Stage::of(
        "format = 1\ntitle = \"Leads day\"\nstart = 15:00:00\n[[agenda]]\ntitle = \"Coffee\"\nkind = \"break\"\nminutes = 10\n\
         [[agenda]]\ntitle = \"Plans\"\nkind = \"talk\"\nminutes = 20\n",
    );
    s.unchecked().press("space").sleep("3m 20s")
}

/// A session that is over, with everything that can come of one.
fn agreed() -> Stage {
    let s = exercise().notes("!We meet every second Tuesday").notes("@ben book the room by 4 dec");
    let s = s.press("→ → → → → → 1 1 1 1 1 1 1 1 2 2 2 3 3 4 4 5 o").sleep("30s");
    calm(s.press("→ →"))
}

/// Everything is on the disk.
fn saved(s: Stage) -> Stage {
    let news = News::Saved { revision: s.m.revision, at: s.now, bytes: 0 };
    s.hears(news)
}

/// Ten seconds later, when the last message is gone and everything is on the disk.
fn calm(s: Stage) -> Stage {
    saved(s.sleep("10s"))
}

/// Notes of every kind in front of everybody.
fn plenary() -> Stage {
    let s = Stage::open("prep-with-peers").people(16).unchecked().press("space →");
    let s = s.notes("Onboarding takes four weeks because nobody owns it").notes("~Phones in the room");
    let s = s.notes("!We meet every second Tuesday").notes("@ana, ben: book the room by 4 dec");
    s.notes("?Who pays for the coach?").notes("*Ask before you advise").notes("\"It was my best hour this year")
}

fn before_the_poll() -> Stage {
    exercise().press("→ → → → → →").sleep("40s")
}

fn poll() -> Stage {
    saved(before_the_poll().press("1 1 1 1 1 1 1 1 2 2 2 3 3 4 4 5").sleep("20s"))
}

/// A closed poll by this method.
fn closed(method: &Method) -> Stage {
    let options = if method.needs_options { FOUR } else { "" };
    let s = ballots::poll(&format!("method = \"{}\"\n{options}", method.name)).unchecked();
    let s = match method.form {
        Form::Words => pile(s, &["More time", "more time", "A smaller group"]),
        Form::Amounts => pile(s, &["1:3", "1:2 2:1", "3:1"]),
        Form::Places => pile(s, &["1:5,1 2:1,5", "1:4,2 2:2,4 3:3,3"]),
        Form::Order => pile(s, &["1 2 3 4", "1 2 3 4", "2 3 4 1", "3 4 2 1", "4 3 2 1"]),
        _ if method.reasons => s.press("1 1 1 2 3").types("too early for the shops").press("Enter"),
        _ => pile(s, &["2", "2", "1", "3", "-"]),
    };
    calm(s.press("o"))
}

/// A closed poll whose result the room is not shown yet.
fn hidden() -> Stage {
    let rules = format!("method = \"single\"\n{FOUR}\nresults = \"on-reveal\"");
    ballots::poll(&rules).unchecked().press("1 1 1 2 3 3 o")
}

/// A closed poll with a tie that the chair decides.
fn chair() -> Stage {
    let rules = format!("method = \"single\"\n{FOUR}\ntie = \"chair\"");
    ballots::poll(&rules).unchecked().press("1 1 3 3 o")
}

/// What was written in silence, what was put together, and two groups at work.
fn mapping() -> Stage {
    let s = crate::canvas::mapping(8).unchecked();
    s.notes("Nobody told me whom to ask").press("]").notes("Three passwords, four days").notes("!One desk for all")
}

fn ideas() -> Stage {
    crate::canvas::ideas(&["apples", "pears", "plums", "figs"]).unchecked()
}

fn plan() -> Stage {
    crate::planning::plan().unchecked()
}

fn second() -> Stage {
    crate::continuing::second().unchecked()
}

/// A turn that is over, with the room asked for more.
fn thumbs() -> Stage {
    crate::thumbs::coffee().unchecked().press("→").wait("5m")
}

fn library() -> News {
    let shelf = roundtable::library::STARTERS.iter().flat_map(|t| {
        let plan = file::read(t.text.as_bytes()).expect(t.name).session.plan;
        plan.agenda.iter().map(|a| (t.name.to_owned(), a.clone())).collect::<Vec<_>>()
    });
    News::Library(shelf.collect())
}

/// The sessions that are run.
fn sessions() -> Vec<(&'static str, &'static [Size], Stage)> {
    let open = || Stage::open("prep-with-peers").people(16).unchecked();
    let typed = |s: Stage, keys: &str, text: &str| s.press(keys).types(text);
    vec![
        // Live: what runs, from the plan to the end.
        ("planned", THREE, open().clock("14:52")),
        ("talk", THREE, calm(open().press("space").sleep("2m"))),
        ("discussion", THREE, saved(exercise().press("← ←").sleep("1m"))),
        ("groups-to-form", THREE, calm(open().press("space → →").sleep("20s"))),
        ("live", LIVE_SIZES, calm(crate::live::live())),
        ("live-so-far", USUAL, calm(crate::live::live().press("Tab Tab ↓ ↓"))),
        ("exercise", FOUR_SIZES, exercise()),
        ("exercise-soon", USUAL, saved(exercise().sleep("4m 40s"))),
        ("exercise-over", THREE, saved(exercise().press("Tab").sleep("6m 7s"))),
        ("exercise-paused", THREE, calm(exercise().press("space"))),
        ("notes", USUAL, calm(plenary())),
        ("exercise-nobody", USUAL, calm(Stage::open("prep-with-peers").press("space → →"))),
        ("exercise-looked-ahead", USUAL, calm(exercise().press("↓ ↓"))),
        ("exercise-entries", USUAL, exercise().press("Tab")),
        ("exercise-one-group", USUAL, exercise().press("C")),
        ("exercise-one-column", USUAL, exercise().press("C C")),
        ("entries-hidden", USUAL, calm(mapping())),
        ("entries-in-rows", USUAL, calm(mapping().press("→").notes("A list of names"))),
        ("entries-together", USUAL, calm(ideas().press("→ M j M"))),
        ("entries-dots", USUAL, calm(ideas().press("→ → 3 j 2"))),
        ("entries-ranked", USUAL, calm(ideas().press("→ → 3 j 2 C"))),
        ("entries-dots-counted", USUAL, typed(ideas().press("→ → 3 j 2"), "=", "4")),
        ("entries-axes", USUAL, calm(ideas().press("→ → → 5 1 j 2 4 j 3 5 C"))),
        ("turns", THREE, calm(mapping().press("→ R → →"))),
        ("turns-by-topic", USUAL, calm(crate::thumbs::coffee().press("→"))),
        ("thumbs", USUAL, saved(thumbs())),
        ("thumbs-counted", USUAL, typed(thumbs(), "=", "5 2")),
        ("done", THREE, calm(exercise().press("→ → → → → → → →"))),
        ("end", THREE, saved(crate::the_end::ended_early())),
        ("end-entries", USUAL, saved(crate::the_end::ended_early().press("Tab ↓ ↓"))),
        ("end-complete", USUAL, saved(crate::the_end::ended_early().press("Tab ↓ ↓ Enter"))),
        ("done-homework", USUAL, calm(second().press("space → →"))),
        ("not-saved", USUAL, exercise().hears(crate::leaving::trouble())),
        ("exercise-past-the-hard-end", USUAL, calm(exercise().sleep("2h"))),
        ("slept", USUAL, exercise().hears(News::Slept(time("30m")))),
        // Polls.
        ("poll-planned", THREE, calm(before_the_poll())),
        ("poll", THREE, poll()),
        ("poll-closed", THREE, calm(poll().press("o"))),
        ("poll-run-2", USUAL, calm(poll().press("o o 1 1 2 2 2 2 3 3 4 4 5 5 5 5 5 5"))),
        ("poll-tied", USUAL, calm(before_the_poll().press("1 1 2 2 3 o"))),
        ("poll-counted", USUAL, typed(poll(), "=", "8 3 2 2 1")),
        ("poll-chair", USUAL, typed(chair(), "J", "1")),
        ("poll-spelling", USUAL, typed(poll(), "E", " and more")),
        ("poll-option", USUAL, typed(poll(), "A", "Somebody in another town")),
        ("poll-option-late", USUAL, calm(poll().press("A").types("Somebody in another town").press("Enter 6 6"))),
        ("poll-hidden", USUAL, calm(hidden())),
        ("poll-duels", USUAL, closed(method("ranking")).press("D")),
        ("poll-ballots", USUAL, typed(ballots::poll(&format!("method = \"ranking\"\n{FOUR}")), "b", "1 3 2")),
        ("poll-own-vote", USUAL, typed(ballots::poll(&format!("method = \"ranking\"\n{FOUR}")), "V", "1 3 2")),
        ("poll-quick", USUAL, typed(exercise(), "P", "Go on until 16:00? yes / no")),
        ("poll-quick-open", USUAL, calm(typed(exercise(), "P", "Go on until 16:00? yes / no").press("Enter 1 1"))),
        ("poll-reason", USUAL, typed(ballots::poll("method = \"consent\""), "1 1 3", "too early")),
        // Groups and people.
        ("groups", THREE, exercise().press("g")),
        ("groups-with-places", THREE, crate::live::live().press("g")),
        ("groups-meeting-again", USUAL, calm(crate::groups::twice(16).press("↓ ↓ ↓ →"))),
        ("groups-move-elsewhere", USUAL, typed(exercise(), "g /", "han 3")),
        ("groups-late", USUAL, calm(exercise().press("g u p ↓ x Esc g g p ↓ Enter Esc g"))),
        ("groups-again", USUAL, calm(crate::groups::twice(9).press("↓ w ↓ ↓ ↓"))),
        ("groups-pinned", USUAL, calm(exercise().press("g P ↓ t ↓ A ↓"))),
        ("groups-renamed", USUAL, typed(exercise(), "g n ctrl-u", "Table by the window")),
        ("groups-places", USUAL, typed(exercise(), "g L", "Table 1 / Table 2 / https://meet.example/3 / Window")),
        ("groups-sit-outs", USUAL, calm(Stage::of(&crate::sit_outs::pairs(9, 2)).press("space g g"))),
        ("sit-outs", USUAL, calm(Stage::of(&crate::sit_outs::pairs(9, 2)).press("space g"))),
        ("groups-on-the-spot", USUAL, typed(exercise(), "← ← ← g", "of 3")),
        ("groups-move", USUAL, typed(exercise(), "g /", "han 1")),
        ("groups-many", USUAL, calm(crate::groups::exercise(48).press("g g"))),
        (
            "people",
            THREE,
            calm(exercise().press("p x ↓ ↓ e").press("n").types("Zoe Adler, Sales").press("Enter ↑ ↑ ↑")),
        ),
        ("people-with-places", THREE, crate::live::live().press("p x ↓ ↓ e ↓")),
        ("people-planned", USUAL, open().clock("14:52").press("p")),
        ("people-nobody", USUAL, Stage::open("prep-with-peers").press("p")),
        ("people-find", USUAL, typed(exercise(), "p /", "han")),
        ("people-pasted", USUAL, exercise().press("p n").paste(PASTED_PEOPLE)),
        ("people-newcomer", USUAL, typed(exercise(), "p n", "Zoe Adams, department: Sales")),
    ]
}

/// The sessions that are planned, and what floats above a view.
fn planned() -> Vec<(&'static str, &'static [Size], Stage)> {
    let open = || Stage::open("prep-with-peers").people(16).unchecked();
    let typed = |s: Stage, keys: &str, text: &str| s.press(keys).types(text);
    vec![
        // Planning.
        ("plan", THREE, plan()),
        ("plan-changed", USUAL, plan().press("> >")),
        ("plan-phase", USUAL, plan().press("↓ ↓")),
        ("plan-while-it-runs", USUAL, exercise().press("e")),
        ("plan-blank", USUAL, Stage::of("format = 1\ntitle = \"Untitled session\"\n").types("Leads day")),
        ("plan-blank-add", USUAL, Stage::of("format = 1\ntitle = \"T\"\n")),
        ("plan-prep", THREE, typed(open().people(16).clock("14:52"), "e l l l n", "Threes, 5, groups of 3")),
        ("plan-not-understood", USUAL, typed(plan(), "n", "Threes, 5, groups off 3")),
        ("plan-new-phase", USUAL, typed(plan(), "↓ ↓ N", "Compare, 5")),
        ("plan-form", THREE, open().people(16).clock("14:52").press("e l l Enter ↓ ↓ ↓ ↓ ↓")),
        ("plan-form-wrong", USUAL, plan().press("Enter ↓ ↓").types("breka")),
        ("plan-form-phase", USUAL, plan().press("↓ ↓ Enter ↓")),
        ("plan-form-session", USUAL, open().people(16).press("e S ↓ ↓")),
        (
            "plan-pasted",
            USUAL,
            plan().paste("Intro, 5, talk\nThrees, 10, groups of 3\n- Write, 6, write\nWork, groups off 3"),
        ),
        ("plan-library", USUAL, plan().press("L").hears(library()).types("poll")),
        ("text-area", USUAL, plan().press("Enter ↓ ↓ ↓ Tab").types("Who are").press("Enter").types("you?")),
        ("text-area-script", USUAL, exercise().press("e ↓ ↓ ↓ Enter ↓ ↓ ↓ ↓ Tab")),
        // Everything else that fills the screen.
        ("carried", USUAL, second().press("space c")),
        ("carried-done", USUAL, calm(second().press("space c ↓ d"))),
        ("search", USUAL, typed(exercise(), "/", "ivo")),
        ("search-nothing", USUAL, typed(exercise(), "/", "zebra crossing")),
        // What floats above a view, and lines that are typed.
        ("help", USUAL, exercise().press("?")),
        ("help-groups", USUAL, exercise().press("g ?")),
        ("help-people", USUAL, exercise().press("p ?")),
        ("help-plan", USUAL, plan().press("?")),
        ("help-carried", USUAL, second().press("space c ?")),
        ("help-stage", USUAL, exercise().press("s ?")),
        ("words", USUAL, exercise().press("v")),
        ("palette", USUAL, typed(exercise(), ":", "gr")),
        ("palette-empty", USUAL, exercise().press(":")),
        ("capture-empty", USUAL, exercise().press("a")),
        ("capture-note", USUAL, typed(exercise(), "a", "Somebody who has left and comes back")),
        ("capture", THREE, typed(exercise(), "a", "@lena write to the regions by fri")),
        ("capture-decision", USUAL, typed(exercise(), "a", "!We begin in January")),
        ("capture-many", USUAL, exercise().press("i")),
        (
            "capture-many-saved",
            USUAL,
            exercise().press("i").types("One").press("Enter").types("Two").press("Enter").types("!We begin in January"),
        ),
        ("capture-nobody", USUAL, typed(exercise(), "a", "@zebra write to the regions")),
        ("capture-on-stage", USUAL, typed(exercise(), "s a", "We begin in January")),
        ("reword", USUAL, typed(exercise(), "Tab Enter", ", every day")),
        ("elsewhere", USUAL, exercise().press("+").hears(crate::leaving::trouble()).press("W")),
        ("refused", USUAL, exercise().press("1")),
        ("quit", FOUR_SIZES, exercise().press("+").hears(crate::leaving::trouble()).press("q")),
        ("too-small", &[(30, 8)], exercise()),
    ]
}

/// The stage, state by state.
fn stages() -> Vec<(&'static str, &'static [Size], Stage)> {
    let open = || Stage::open("prep-with-peers").people(16).unchecked();
    vec![
        ("stage", &[(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)], exercise().press("s")),
        ("stage-planned", THREE, open().clock("14:52").press("s")),
        ("stage-talk", THREE, open().press("space").sleep("2m").press("s")),
        ("stage-paused", THREE, exercise().press("space s")),
        ("stage-over", THREE, exercise().sleep("7m").press("s")),
        ("stage-entries-hidden", USUAL, mapping().press("s")),
        ("stage-entries", USUAL, mapping().press("→ R s")),
        ("stage-dots", USUAL, ideas().press("→ → 3 j 2 s")),
        ("stage-dots-order", USUAL, ideas().press("→ → 3 j 2 s").wait("3m")),
        ("stage-axes", USUAL, ideas().press("→ → → 5 1 j 2 4 j 3 5 s")),
        ("stage-axes-quarters", USUAL, ideas().press("→ → → 5 1 j 2 4 j 3 5 s").wait("5m")),
        ("stage-turns", THREE, mapping().press("→ R → → s")),
        ("stage-thumbs", THREE, thumbs().press("s")),
        ("stage-poll-planned", THREE, before_the_poll().press("s")),
        ("stage-poll", THREE, poll().press("s")),
        ("stage-poll-closed", THREE, poll().press("o s")),
        ("stage-poll-hidden", THREE, hidden().press("s")),
        ("stage-poll-axes", USUAL, closed(method("matrix")).press("s")),
        ("stage-homework", THREE, second().press("space → → s")),
        ("stage-done", THREE, exercise().press("→ → → → → → → → s")),
        ("stage-places", THREE, placed().press("s")),
        ("stage-countdown", THREE, open().clock("14:57:48").press("s")),
        ("stage-late-start", USUAL, open().clock("15:01").press("s")),
        ("stage-break", THREE, interval().press("s")),
        ("stage-agreed", THREE, agreed().press("s")),
        ("stage-merge", THREE, mapping().press("→ R → s")),
        ("stage-plain", USUAL, exercise().plain().press("s")),
        ("stage-many-groups", USUAL, Stage::open("prep-with-peers").people(60).unchecked().press("space → → g s")),
        ("stage-not-saved", USUAL, exercise().press("s").hears(crate::leaving::trouble())),
    ]
}

/// The sessions in which somebody waits for the facilitator.
fn floors() -> Vec<(&'static str, &'static [Size], Stage)> {
    vec![
        ("floor", THREE, calm(crate::floor_screen::busy())),
        ("floor-empty", USUAL, calm(crate::floor_screen::calm().press("r"))),
        ("floor-long", USUAL, calm(crate::floor_screen::long())),
        ("live-calls", USUAL, calm(crate::floor_screen::busy().press("Esc"))),
    ]
}

/// The sessions that phones take part in.
#[cfg(not(feature = "room"))]
fn rooms() -> Vec<(&'static str, &'static [Size], Stage)> {
    Vec::new()
}

/// The sessions that phones take part in.
#[cfg(feature = "room")]
fn rooms() -> Vec<(&'static str, &'static [Size], Stage)> {
    vec![
        (
            "room",
            &[(40, 12), (60, 16), (80, 24), (100, 30), (120, 40), (200, 60)],
            calm(room_screen::open().press("Q")),
        ),
        ("room-closed", USUAL, calm(exercise().press("Q"))),
        ("room-networks", USUAL, calm(exercise().press("Q").hears(room_screen::networks()))),
        ("room-networks-inside", USUAL, calm(exercise().press("Q").hears(room_screen::inside()))),
        ("room-nobody-came", USUAL, room_screen::nobody()),
        ("room-names", USUAL, calm(room_screen::names().press("Q"))),
        ("room-one-name", USUAL, calm(room_screen::names().press("Q X").hears(room_screen::phones(&["Ben Osei"])))),
        ("room-unreachable", THREE, calm(room_screen::unreachable().press("Q"))),
        ("room-long-address", THREE, calm(room_screen::long().press("Q"))),
        ("room-too-long-address", USUAL, calm(room_screen::too_long().press("Q"))),
        ("room-help", USUAL, room_screen::open().press("Q ?")),
        ("live-phones", USUAL, calm(room_screen::open())),
        ("live-names", USUAL, saved(room_screen::names())),
        ("quit-with-phones", USUAL, saved(room_screen::open().press("q"))),
        ("stage-room", &[(40, 12), (80, 24), (120, 40), (200, 60)], calm(room_screen::open().press("s Q"))),
        ("stage-room-long-address", USUAL, calm(room_screen::long().press("s Q"))),
        ("stage-planned-room", THREE, room_screen::planned().press("s")),
    ]
}

fn method(name: &str) -> &'static Method {
    METHODS.iter().find(|m| m.name == name).unwrap_or_else(|| panic!("there is no method {name}"))
}

/// A finished session that is read, after these keys.
fn reading(text: &str, keys: &str, types: &str) -> ReviewScreen {
    let digest = Digest::of(&file::read(text.as_bytes()).expect("a session").session, Audience::Participants);
    let mut reader = ReviewScreen::new(digest.title.clone(), pages(&digest), false);
    for name in keys.split_whitespace() {
        reader.press(Key::parse(name).unwrap_or_else(|| panic!("{name} is no key")));
    }
    types.chars().for_each(|c| drop(reader.press(Key::Char(c))));
    reader
}

fn read(reader: ReviewScreen) -> Draw {
    Box::new(move |theme, area, buf| screens::review(&reader, theme, area, buf).0)
}

/// What is drawn without a session that is run.
fn others() -> Vec<(String, &'static [Size], Draw)> {
    let mut list = crate::continuing::list();
    list.selected = 1;
    let mut all: Vec<(String, &'static [Size], Draw)> = vec![(
        "new-from".to_owned(),
        USUAL,
        Box::new(move |theme, area, buf| {
            screens::carry_over_review(&list, "Part 3", theme, area, buf);
            None
        }),
    )];
    for (name, home) in crate::home::moments() {
        let draw: Draw = Box::new(move |theme, area, buf| crate::home::draw(&home, theme, area, buf));
        all.push((
            name.to_owned(),
            if ["home", "home-many", "home-older"].contains(&name) { THREE } else { USUAL },
            draw,
        ));
    }
    let prep = crate::cli::report::prep();
    for page in 0..reading(&prep, "", "").pages.len() {
        let reader = reading(&prep, &"→ ".repeat(page), "");
        all.push((format!("review-page-{:02}", page + 1), USUAL, read(reader)));
    }
    all.push(("review-small".to_owned(), &[(40, 12), (80, 24), (120, 40)], read(reading(&prep, "→ ↓", ""))));
    all.push(("review-help".to_owned(), USUAL, read(reading(&prep, "?", ""))));
    all.push(("review-search".to_owned(), USUAL, read(reading(&prep, "/", "december ben"))));
    let mut reader = reading(&prep, "", "");
    reader.page = reader.pages.len() - 1;
    reader.press(Key::Char('o'));
    all.push(("review-address".to_owned(), USUAL, read(reader)));
    all
}

/// Every moment that is drawn.
pub(super) fn moments() -> Vec<Moment> {
    let mut all = Vec::new();
    let all_sessions = sessions().into_iter().chain(planned()).chain(stages()).chain(floors()).chain(rooms());
    for (name, sizes, stage) in all_sessions {
        all.push(Moment { name: name.to_owned(), sizes, scene: Scene::Session(Box::new(stage)) });
    }
    for method in METHODS {
        let scene = Scene::Session(Box::new(closed(method)));
        all.push(Moment { name: format!("poll-{}", method.name), sizes: USUAL, scene });
    }
    for (name, sizes, draw) in others() {
        all.push(Moment { name, sizes, scene: Scene::Other(draw) });
    }
    all
}
