//! Owns `matrix`: each option scored on two axes, such as impact and effort. An option lies at its two medians; one on
//! the line between two fields is undecided and not forced into either.

use super::defaults::{DEFAULT, names, no_option};
use crate::workshop::poll::{
    Answer, Count, Detail, Fact, Form, Matrix, MatrixPoint, Method, Misfit, PollRun, Reading, Rules, TallyRow, bounds,
};
use crate::workshop::sort;

pub(super) const METHOD: Method = Method {
    name: "matrix",
    about: "scores on two axes, such as impact and effort",
    form: Form::Places,
    needs_options: true,
    hands: false,
    exclusive: false,
    one_each: false,
    marks: "scores",
    keys: &["options", "from", "to", "axes"],
    check: |answer, options, rules| {
        let Answer::Places(mut places) = answer else {
            return Err(Misfit::Shape("Score the options on two axes."));
        };
        if places.len() > options.len() {
            return Err(no_option(places.len() - 1));
        }
        places.resize(options.len(), None);
        let (from, to) = bounds(rules);
        let inside = |v: i32| (from..=to).contains(&v);
        if let Some((x, y)) = places.iter().flatten().find(|(x, y)| !inside(*x) || !inside(*y)) {
            return Err(Misfit::OffScale { from, to, x: *x, y: *y });
        }
        if places.iter().all(Option::is_none) {
            return Err(Misfit::Nothing("Score at least one option."));
        }
        Ok(Answer::Places(places))
    },
    count,
    read,
    ..DEFAULT
};

/// Counts how many scored each option.
fn count(run: &PollRun) -> Count {
    let mut marks = vec![0; run.options.len()];
    for answer in run.votes() {
        if let Answer::Places(places) = answer {
            marks.iter_mut().zip(places).for_each(|(m, p)| *m += u64::from(p.is_some()));
        }
    }
    Count { rows: None, people: marks.clone(), marks, whole: None }
}

fn read(run: &PollRun, rows: &[TallyRow]) -> Reading {
    let bounds = bounds(&run.rules);
    let mut scores: Vec<[Vec<i32>; 2]> = vec![Default::default(); rows.len()];
    for answer in run.votes() {
        if let Answer::Places(places) = answer {
            for (of, place) in scores.iter_mut().zip(places) {
                if let Some((x, y)) = place {
                    of[0].push(*x);
                    of[1].push(*y);
                }
            }
        }
    }
    let places: Vec<Option<MatrixPoint>> = scores.iter_mut().map(|s| place(s, bounds)).collect();
    let axes = axes(&run.rules);
    let mut said = Vec::new();
    for (x, y) in [(1, -1), (1, 1), (-1, -1), (-1, 1)] {
        let here = |p: &Option<MatrixPoint>| p.is_some_and(|p| p.side.map(|s| s as i8) == [x, y]);
        let which: Vec<usize> = (0..places.len()).filter(|&i| here(&places[i])).collect();
        if !which.is_empty() {
            let named = [(axes[0].clone(), x > 0), (axes[1].clone(), y > 0)];
            said.push(Fact::Field { axes: named, options: names(rows, &which) });
        }
    }
    let line: Vec<usize> =
        (0..places.len()).filter(|&i| places[i].is_some_and(|p| p.side.iter().any(|s| s.is_eq()))).collect();
    if !line.is_empty() {
        said.push(Fact::OnTheLine(names(rows, &line)));
    }
    Reading { facts: said, detail: Detail::Matrix(Matrix { axes, bounds, places }), ..Reading::default() }
}

/// Returns what the two axes are called: what the rules say, else impact and effort.
pub fn axes(rules: &Rules) -> [String; 2] {
    let axis = |i: usize, usual: &str| rules.axes.get(i).cloned().unwrap_or_else(|| usual.to_owned());
    [axis(0, "impact"), axis(1, "effort")]
}

fn place(scores: &mut [Vec<i32>; 2], (from, to): (i32, i32)) -> Option<MatrixPoint> {
    let last = scores[0].len().checked_sub(1)?;
    for axis in scores.iter_mut() {
        sort(axis);
    }
    let both = [&scores[0], &scores[1]];
    let twice = both.map(|s| i64::from(s[last / 2]) + i64::from(s[last.div_ceil(2)]));
    let quadrant = (last + 1) / 4;
    let half = both.map(|s| (s[quadrant], s[last - quadrant]));
    let side = twice.map(|t| t.cmp(&(i64::from(from) + i64::from(to))));
    Some(MatrixPoint { twice, half, side })
}
