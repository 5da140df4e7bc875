//! Writes an activity of the agenda as TOML: its own keys, then its columns, its phases and its poll.
//! It decides the shape of what is new and touches nothing that is there.

use super::fresh::{self, Field, Fields};
use super::run::worded;
use crate::workshop::{Activity, Does, Grouping, Phase, PollPlan, Results, SCALE, Split};

/// The keys of an activity, in the order of the format.
pub(super) const ORDER: [&str; 14] = [
    "id",
    "title",
    "kind",
    "minutes",
    "least",
    "optional",
    "at",
    "lead",
    "prompt",
    "script",
    "groups",
    "rows",
    "rows_from",
    "phases",
];

/// The keys of an activity itself and their values; its id is not among them.
pub(super) fn fields(a: &Activity, eol: &str) -> Vec<Field> {
    let mut f = Fields::default();
    f.put("title", fresh::string(&a.title));
    f.put("kind", fresh::string(a.kind.word()));
    f.put("minutes", (a.minutes > 0).then(|| a.minutes.to_string()));
    f.put("least", a.least.map(|n| n.to_string()));
    f.flag("optional", a.optional);
    f.put("at", a.at.map(fresh::time));
    f.put("lead", (!a.lead.is_empty()).then(|| fresh::strings(&a.lead)));
    f.put("prompt", a.prompt.as_deref().map(|t| fresh::words(t, eol)));
    f.put("script", a.script.as_deref().map(|t| fresh::words(t, eol)));
    f.put("groups", a.groups.as_ref().map(groups));
    f.put("rows", (!a.rows.is_empty()).then(|| fresh::strings(&a.rows)));
    f.put(
        "rows_from",
        a.rows_from.as_ref().map(|from| {
            let column = from.column.as_ref().map_or(String::new(), |c| format!(", column = {}", fresh::string(c)));
            format!("{{ activity = {}{column} }}", fresh::string(&from.activity))
        }),
    );
    f.0
}

/// The keys of a phase.
pub(super) fn phase(p: &Phase, eol: &str) -> Vec<Field> {
    let mut f = Fields::default();
    f.put("title", fresh::string(&p.title));
    f.put("minutes", p.minutes.to_string());
    f.put("does", (p.does != Does::default()).then(|| fresh::string(p.does.word())));
    f.put("columns", (!p.columns.is_empty()).then(|| fresh::strings(&p.columns)));
    f.put("prompt", p.prompt.as_deref().map(|t| fresh::words(t, eol)));
    f.put("each", p.each.map(|each| fresh::string(each.word())));
    f.put("turns", p.turns.map(|n| n.to_string()));
    f.put("extend", (!p.extend.is_empty()).then(|| fresh::list(p.extend.iter().map(u32::to_string))));
    f.put("with", p.with.map(|with| fresh::string(with.word())));
    f.flag("hidden", p.hidden);
    f.put("dots", p.dots.map(|n| n.to_string()));
    f.put("cap", p.cap.map(|n| n.to_string()));
    if let Some(axes) = &p.axes {
        f.put("axes", fresh::strings(&axes.names));
        f.put("scale", (axes.scale != SCALE).then(|| axes.scale.to_string()));
    }
    f.0
}

/// A whole activity, with its id where it is given.
pub(super) fn text(a: &Activity, id: Option<&str>, eol: &str) -> String {
    let mut own: Vec<Field> = id.map(|id| ("id".into(), fresh::string(id))).into_iter().collect();
    own.extend(fields(a, eol));
    let mut out = fresh::table("[[agenda]]", &own);
    for column in &a.columns {
        let mut f = Fields::default();
        f.put("id", fresh::string(&column.id));
        f.put("title", fresh::string(&column.title));
        f.put("prompt", column.prompt.as_deref().map(|t| fresh::words(t, eol)));
        out.push('\n');
        out.push_str(&fresh::table("[[agenda.columns]]", &f.0));
    }
    for p in &a.phases {
        out.push('\n');
        out.push_str(&fresh::table("[[agenda.phases]]", &phase(p, eol)));
    }
    if let Some(plan) = &a.poll {
        out.push('\n');
        out.push_str(&fresh::table("[agenda.poll]", &poll(plan)));
    }
    if eol == "\n" { out } else { out.replace('\n', eol) }
}

fn groups(g: &Grouping) -> String {
    let mut parts = Vec::new();
    match g.split {
        // Groups that go on need no size, and have the usual one.
        Split::Size(4) if g.keep.is_some() => {}
        Split::Size(n) => parts.push(format!("size = {n}")),
        Split::Count(n) => parts.push(format!("count = {n}")),
    }
    for (key, list) in [("mix", &g.mix), ("alike", &g.alike)] {
        if !list.is_empty() {
            parts.push(format!("{key} = {}", fresh::strings(list)));
        }
    }
    for (key, lists) in [("apart", &g.apart), ("together", &g.together)] {
        if !lists.is_empty() {
            let lists: Vec<String> = lists.iter().map(|l| fresh::strings(l)).collect();
            parts.push(format!("{key} = [{}]", lists.join(", ")));
        }
    }
    if g.hosts {
        parts.push("hosts = true".to_owned());
    }
    if let Some(keep) = &g.keep {
        parts.push(format!("keep = {}", fresh::string(keep)));
    }
    format!("{{ {} }}", parts.join(", "))
}

fn poll(p: &PollPlan) -> Vec<Field> {
    let mut f = Fields::default();
    f.put("method", fresh::string(&p.method));
    f.put("options", (!p.options.is_empty()).then(|| fresh::strings(&p.options)));
    for (key, value) in p.rules.said() {
        match key {
            "results" if p.rules.results == Results::default() => {}
            "named" => f.put("ballots", fresh::string("named")),
            key => f.put(key, worded(&value)),
        }
    }
    f.0
}
