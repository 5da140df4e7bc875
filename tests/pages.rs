//! The pages for phones: every word they say is in `languages/`, and what people type is text.

use std::path::Path;

use crate::phones::{Phone, Room, encoded};

fn read(folder: &str, endings: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(root).expect("a folder").flatten().map(|e| e.path()).collect();
    paths.retain(|p| endings.iter().any(|ending| p.to_string_lossy().ends_with(ending)));
    paths.iter().map(|p| std::fs::read_to_string(p).expect("a text")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_message_is_there_twice() {
    let text = read("languages", &["en.ftl"]);
    let names = text.lines().filter_map(|line| line.split_once(" =")).map(|(name, _)| name);
    let names: Vec<&str> = names.filter(|name| !name.starts_with([' ', '#'])).collect();
    let twice: Vec<&&str> = names.iter().filter(|name| names.iter().filter(|n| n == name).count() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn no_page_has_a_script_or_a_style_in_it() {
    // The page that is printed is a file of its own: no room sends it.
    let printed = std::fs::read_to_string(crate::docs::path("src/pages/slips.html.jinja")).expect("a template");
    let templates = read("src/pages", &[".jinja"]).replace(&printed, "");
    for forbidden in [" style=", "<style", "onclick", "javascript:", "<script>", "http://", "https://"] {
        assert!(!templates.contains(forbidden), "{forbidden}");
    }
}

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}</title>";

#[test]
fn what_people_write_and_plan_is_text_on_every_page() {
    let text = HOSTILE.replace('"', "\\\"");
    let plan = format!(
        "format = 1\ntitle = \"{text}\"\npurpose = \"{text}\"\nguidelines = [\"{text}\"]\nfacilitators = [\"{text}\"]\n\
         id = \"abcdefghijklmnopqrstuvwxyz\"\n[[agenda]]\ntitle = \"{text}\"\nkind = \"exercise\"\nminutes = 5\nid = \"a\"\n\
         prompt = \"{text}\"\ncolumns = [{{ id = \"who\", title = \"{text}\", prompt = \"{text}\" }}]\n\
         [[agenda]]\ntitle = \"B {text}\"\nkind = \"poll\"\nminutes = 5\nprompt = \"{text}\"\n[agenda.poll]\nmethod = \
         \"single\"\noptions = [\"{text}\", \"B\"]\n"
    );
    let room = Room::open(&plan);
    let safe = |page: &crate::phones::Reply| {
        for forbidden in ["<script>alert", "<img", "onerror=alert(1)>", "</title>&", "49</"] {
            page.hides(forbidden);
        }
        page.shows("&lt;script&gt;");
    };
    let phone = room.scan();
    safe(&room.get(&phone, &room.home()));
    let join = format!("{}join", room.home());
    assert_eq!(room.post(&phone, &join, &format!("typed={}", encoded(&HOSTILE[..60]))).status, 303);
    safe(&room.get(&phone, &room.home()));
    room.press("space");
    let entry = format!("activity=a&column=who&text={}", encoded(HOSTILE));
    let reply = room.post(&phone, &format!("{}write", room.home()), &entry);
    assert_eq!(reply.status, 200);
    safe(&reply);
    room.press("→ o");
    safe(&room.get(&phone, &room.home()));
    safe(&room.vote(&phone, "answer=0"));
    room.press("o");
    safe(&room.get(&phone, &room.home()));
    room.press("→ →");
    safe(&room.get(&phone, &room.home()));
}

#[test]
fn a_page_without_fields_reloads_by_itself_and_one_with_fields_never_does() {
    let room = Room::open(crate::phones::POLL);
    let ana = room.join("Ana Lima");
    let refresh = "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>";
    room.get(&ana, &room.home()).shows(refresh).hides("See what is going on now");
    room.press("space → o");
    room.get(&ana, &room.home()).hides("http-equiv").shows("See what is going on now").shows("until 15:05");
    room.get(&ana, &room.home()).shows(
        "Anonymous: your name is not stored with your answer. Until the poll closes, the facilitator&#x27;s computer \
         knows which answer is yours, so that you can change it. Then it forgets.",
    );
    room.get(&Phone::default(), "/").hides("http-equiv");
}

#[test]
fn axes_without_a_name_in_the_plan_have_their_usual_ones() {
    let room = Room::open(&crate::phones::POLL.replace("method = \"single\"", "method = \"matrix\""));
    room.press("space → o");
    let ana = room.join("Ana Lima");
    room.get(&ana, &room.home())
        .shows("<label>impact <select name=\"x-0\">")
        .shows("<label>effort <select name=\"y-2\">");
}

/// Each method with a ballot as its form sends it, and the words on the page before and after.
#[test]
fn every_method_has_a_ballot_that_is_taken_and_shown_again() {
    for (method, more, fields, shown) in [
        ("single", "", "answer=1", "value=\"1\" checked"),
        ("multiple", "limit = 2\n", "answer=0&answer=2", "value=\"2\" checked"),
        ("yes-no", "", "answer=0", "value=\"0\" checked"),
        ("consent", "", "answer=2&reason=Too+soon", "value=\"Too soon\""),
        ("scale", "", "answer=3", "value=\"3\" checked"),
        ("fist-to-five", "", "answer=5", "value=\"5\" checked"),
        ("dots", "budget = 4\n", "amount-0=3&amount-1=1", "name=\"amount-0\" value=\"3\""),
        ("points", "", "amount-1=4", "name=\"amount-1\" value=\"4\""),
        ("ranking", "", "order=2&order=0&order=line&order=1", "value=\"2\"><b class=\"rank\">1</b>"),
        ("matrix", "axes = [\"Impact\", \"Effort\"]\n", "x-0=1&y-0=3", "<option selected>3</option>"),
        ("open", "", "words=More+time", ">More time</textarea>"),
        ("single", "", "answer=abstain", "value=\"abstain\" checked"),
    ] {
        let fixed = ["yes-no", "consent", "scale", "fist-to-five", "open"].contains(&method);
        let options = if fixed { "" } else { "options = [\"Operations\", \"Support\", \"Other\"]\n" };
        let plan = crate::phones::POLL
            .replace("method = \"single\"\n", &format!("method = \"{method}\"\n{more}"))
            .replace("options = [\"Operations\", \"Support\", \"Other\"]\n", options);
        let room = Room::open(&plan);
        room.press("space → o");
        let ana = room.join("Ana Lima");
        let reply = room.vote(&ana, fields);
        assert_eq!(reply.status, 200, "{method}: {}", reply.body);
        reply.shows(shown).shows("✓ Recorded");
        assert_eq!(room.look(|s| s.m.session.poll_run().map(|r| r.ballots.len())), Some(1), "{method}");
        let nothing = room.vote(&ana, "");
        assert_eq!(nothing.status, 422, "{method}");
    }
}

#[test]
fn what_was_refused_stands_in_the_form_as_it_was_sent_and_a_final_answer_as_it_was_recorded() {
    let several = "method = \"multiple\"\nlimit = 1\n";
    let room = Room::open(&crate::phones::POLL.replace("method = \"single\"\n", several));
    room.press("space → o");
    let ana = room.join("Ana Lima");
    assert_eq!(room.vote(&ana, "answer=0").status, 200);
    let reply = room.vote(&ana, "answer=1&answer=2");
    assert_eq!(reply.status, 422);
    reply.shows("value=\"1\" checked").shows("value=\"2\" checked").hides("value=\"0\" checked");
    room.get(&ana, &room.home()).shows("value=\"0\" checked").hides("value=\"1\" checked");
    let room =
        Room::open(&crate::phones::POLL.replace("method = \"single\"", "method = \"single\"\nchange = \"final\""));
    room.press("space → o");
    let ana = room.join("Ana Lima");
    assert_eq!(room.vote(&ana, "answer=0").status, 200);
    let reply = room.vote(&ana, "answer=1");
    reply.shows("value=\"0\" checked").hides("value=\"1\" checked");
    assert_eq!(reply.status, 409);
}
