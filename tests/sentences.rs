//! What the program says is read whole: no sentence of its own is cut, however narrow the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::{About, News, Purpose, ReviewScreen, TextInput, Trouble, prompts, views};
use roundtable::screens;
use roundtable::theme::Theme;

use crate::stage::{Stage, text_of};

/// The sizes that people have.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (60, 20)];
/// As long as the longest ones.
const SENTENCE: &str = "The folder /home/dana/workshops/november/part-two is gone, and nothing can be saved in it any \
                        more: bring it back, or choose another place, and the words of this sentence go on to its end.";

/// The screen as one line of words, without what frames them.
fn words(screen: &str) -> String {
    screen.split(|c: char| c.is_whitespace() || c == '│').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(stage: &Stage, sentence: &str, place: &str) {
    let screen = stage.screen();
    assert!(words(&screen).contains(&words(sentence)), "{place}: “{sentence}” is cut:\n{screen}");
}

fn running(size: (u16, u16)) -> Stage {
    Stage::open("partner-poll").people(16).press("space").unchecked().size(size.0, size.1)
}

#[test]
fn refusals_and_warnings_are_read_whole_in_every_view() {
    for size in SIZES {
        for view in views::VIEWS {
            let mut s = running(size);
            s.m.cursor.view = view;
            let s = s.hears(News::NotMoved(SENTENCE.to_owned()));
            if view.for_the_room {
                let _ = s.hides("/home/dana").shows("Not possible now.");
                continue;
            }
            says(&s, SENTENCE, view.id);
            let s = s.hears(News::Notice(SENTENCE.to_owned())).press("Z");
            says(&s, SENTENCE, view.id);
            let s = s.hears(News::NotSaved(Trouble { sentence: SENTENCE.to_owned() }));
            says(&s, &format!("not saved: {SENTENCE} W saves elsewhere."), view.id);
            says(&s, "Z does nothing here. ? shows the keys.", view.id);
        }
    }
}

#[test]
fn a_refusal_is_read_whole_above_a_line_that_is_being_typed() {
    for size in SIZES {
        for prompt in prompts::PROMPTS.iter().filter(|p| p.list.is_none()) {
            let mut s = running(size);
            s.m.prompt.line = Some((Purpose { prompt, about: About::Nothing }, TextInput::new("typed text")));
            let s = s.hears(News::NotMoved(SENTENCE.to_owned()));
            says(&s, SENTENCE, prompt.id);
            assert!(s.screen().contains("typed text"), "{}:\n{}", prompt.id, s.screen());
        }
    }
}

#[test]
fn what_a_line_is_for_and_its_hint_are_read_whole() {
    for size in [(80, 24), (120, 40)] {
        for prompt in prompts::PROMPTS {
            for text in ["", "ok"] {
                let mut s = running(size);
                s.m.prompt.line = Some((Purpose { prompt, about: About::Nothing }, TextInput::new(text)));
                let screen = s.screen();
                let line = screen.lines().last().unwrap_or_default();
                assert!(line.contains('▸') && !line.contains('…'), "{}: {line}", prompt.id);
            }
        }
    }
}

#[test]
fn the_question_at_the_end_is_read_whole() {
    for size in [(40, 16), (60, 20), (80, 24), (120, 40)] {
        let s = running(size).hears(News::NotSaved(Trouble { sentence: SENTENCE.to_owned() })).press("p q");
        let screen = s.screen();
        let inside = |line: &str| Some(line[line.find('│')?..line.rfind('│')?].to_owned());
        let card = words(&screen.lines().filter_map(inside).collect::<Vec<_>>().join("\n"));
        assert!(card.contains("q quit anyway: a copy is saved elsewhere, and its path printed Esc stay"), "{card}");
        if size.0 > 40 {
            assert!(card.contains(&words(SENTENCE)), "{card}");
        }
    }
}

#[test]
fn every_refusal_of_the_keys_is_read_whole() {
    for size in SIZES {
        for view in views::VIEWS.iter().filter(|v| !v.for_the_room) {
            for key in ('!'..='~').map(String::from).chain(["é", "日", "Tab", "Enter", "Del"].map(str::to_owned)) {
                let mut s = Stage::open("partner-poll").unchecked().size(size.0, size.1);
                s.m.cursor.view = view;
                let s = s.press(&key);
                if s.m.prompt.line.is_none() && s.m.cursor.card.is_none() && s.m.prompt.area.is_none() {
                    says(&s, s.message(), view.id);
                }
            }
        }
    }
}

#[test]
fn what_is_said_while_reading_is_read_whole() {
    let s = running((80, 24));
    let digest =
        roundtable::workshop::digest::Digest::of(s.session(), roundtable::workshop::digest::Audience::Participants);
    let pages = roundtable::app::pages::pages(&digest);
    for (columns, rows) in SIZES {
        let mut review = ReviewScreen::new(digest.title.clone(), pages.clone(), true);
        (review.message, review.trouble) = (Some(SENTENCE.to_owned()), None);
        let area = Rect::new(0, 0, columns, rows);
        let drawn = |review: &ReviewScreen| {
            let mut buf = Buffer::empty(area);
            screens::review(review, &Theme::terminal(), area, &mut buf);
            words(&text_of(&buf))
        };
        assert!(drawn(&review).contains(&words(SENTENCE)));
        (review.message, review.trouble) = (None, Some(SENTENCE.to_owned()));
        assert!(drawn(&review).contains(&words(SENTENCE)));
    }
}
