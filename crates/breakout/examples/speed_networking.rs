//! Plans four rounds for twenty people, mixes departments, and adds somebody who comes late:
//! `cargo run -p roundtable-breakout --example speed_networking`.

use breakout::{Person, Plan, Problem, Round, Sizes, place, plan};

fn main() {
    let departments = ["Sales", "Support", "IT", "Product"];
    let person = |i: usize| Person {
        name: format!("Person {:02}", i + 1),
        attributes: vec![("department".to_owned(), departments[i % 4].to_owned())],
    };
    let mut problem = Problem {
        people: (0..20).map(person).collect(),
        rounds: vec![Round { sizes: Sizes::Count(5), ..Round::default() }; 4],
        apart: vec![vec!["Person 01".to_owned(), "Person 02".to_owned()]],
        mix: vec!["department".to_owned()],
        ..Problem::default()
    };
    let planned = match plan(&problem) {
        Ok(planned) => planned,
        Err(contradictions) => return println!("No plan is possible: {}", contradictions.join(" ")),
    };
    print(&planned);

    // The first three rounds are over when somebody joins the last one.
    let mut history = planned.names();
    let last = history.pop().unwrap_or_default();
    problem.history = history;
    problem.people.push(person(20));
    let group = place(&problem, &last, "Person 21");
    println!("Person 21 joins {}.", last[group].join(", "));
}

fn print(planned: &Plan) {
    for (i, groups) in planned.rounds.iter().enumerate() {
        println!("Round {}", i + 1);
        for group in groups {
            println!("  {}", group.members.join(", "));
        }
    }
    println!("{}", planned.score.sentence());
}
