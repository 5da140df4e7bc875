//! Owns names where there is little room: short enough, and still distinct. It never decides which names belong
//! together.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::text::width;
use crate::workshop::count_of;
use crate::workshop::text::visible;

/// Returns the names, each in no more than so many columns, and distinct where they were: what is cut out of the middle
/// is marked `…`, and where that does not help, a number tells them apart.
pub fn distinct(names: &[&str], columns: usize) -> Vec<String> {
    let mut shown: Vec<String> = names.iter().map(|name| visible(name).into_owned()).collect();
    let long: Vec<usize> = (0..names.len()).filter(|&i| width(&shown[i]) > columns).collect();
    if long.is_empty() {
        return shown;
    }
    let mut taken: HashSet<String> = shown.iter().filter(|name| width(name) <= columns).cloned().collect();
    for i in long {
        let free = |cut: &String| !taken.contains(cut);
        let shortened = (0..columns).map(|tail| shorten(&shown[i], columns, tail)).find(free);
        let numbered = || {
            let with = |n: usize| {
                let number = n.to_string();
                format!("{}{number}", shorten(&shown[i], columns.saturating_sub(number.len()), 0))
            };
            (2..=names.len() + 1).map(with).find(free)
        };
        let cut = shortened.or_else(numbered).unwrap_or_default();
        taken.insert(cut.clone());
        shown[i] = cut;
    }
    shown
}

/// Returns the beginning and the last columns of a name.
fn shorten(name: &str, columns: usize, tail: usize) -> String {
    let mut end = name.len();
    for (at, letter) in name.grapheme_indices(true).rev() {
        if width(&name[at..]) > tail.min(columns.saturating_sub(1)) || letter.is_empty() {
            break;
        }
        end = at;
    }
    let room = columns.saturating_sub(1 + width(&name[end..]));
    let mut start = 0;
    for (at, letter) in name[..end].grapheme_indices(true) {
        if width(&name[..at + letter.len()]) > room {
            break;
        }
        start = at + letter.len();
    }
    format!("{}…{}", name[..start].trim_end(), &name[end..])
}

/// Returns names in one line of so many columns: as they are, or each in fewer columns, or as many as have room and how
/// many more there are. `shortened` gives a name in no more than so many columns, `signs` what stands behind it.
pub fn fit_names(names: &[(&str, String)], columns: usize, shortened: impl Fn(&str, usize) -> String) -> String {
    const CAPS: [usize; 6] = [usize::MAX, 12, 9, 7, 5, 4];
    // As many as have room, and where each of them ends: of hundreds the others are not looked at.
    let joined = |cap: usize| {
        let (mut line, mut ends, mut used) = (String::new(), Vec::new(), 0);
        for (name, sign) in names {
            let between = if line.is_empty() { "" } else { " · " };
            let shown = format!("{between}{}{sign}", shortened(name, cap));
            used += width(&shown);
            if used > columns {
                break;
            }
            line.push_str(&shown);
            ends.push(line.len());
        }
        (line, ends)
    };
    let fitting = CAPS.into_iter().map(joined).find(|(_, ends)| ends.len() == names.len());
    if let Some((line, _)) = fitting {
        return line;
    }
    let (line, ends) = joined(CAPS[CAPS.len() - 1]);
    let some = |count: usize| {
        let more = names.len() - count;
        match count.checked_sub(1) {
            None => count_of(more, "person"),
            Some(last) => format!("{} +{more}", &line[..ends[last]]),
        }
    };
    (0..=ends.len()).rev().map(some).find(|line| width(line) <= columns).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_distinct_in_little_room() {
        let names = ["Maximiliane Berg", "Maximiliane Bach", "Max", "Maximiliane Berg-Stein"];
        assert_eq!(distinct(&names, 30), names);
        assert_eq!(distinct(&names, 10), ["Maximilia…", "Maximili…h", "Max", "Maximili…n"]);
        for columns in 2..24 {
            let shown = distinct(&names, columns);
            let unlike: HashSet<&String> = shown.iter().collect();
            assert_eq!(unlike.len(), names.len(), "{columns}: {shown:?}");
            assert!(shown.iter().all(|n| width(n) <= columns.max(2)), "{columns}: {shown:?}");
        }
        let alike: Vec<String> = (0..40).map(|i| format!("Aaaaaaaaaa{}Zzzzzzzzzz", "é".repeat(i + 1))).collect();
        let shown = distinct(&alike.iter().map(String::as_str).collect::<Vec<_>>(), 6);
        assert_eq!(shown.iter().collect::<HashSet<_>>().len(), 40, "{shown:?}");
        assert!(distinct(&["陈陈陈陈", "陈陈陈林"], 5).iter().all(|n| width(n) <= 5));
    }

    #[test]
    fn a_row_says_how_many_more_there_are() {
        let names = ["Anastasia", "Benedetta", "Constantin"];
        let all: Vec<(&str, String)> = names.iter().map(|n| (*n, String::new())).collect();
        let cut = |name: &str, cap: usize| distinct(&[name], cap).concat();
        assert_eq!(fit_names(&all, 40, cut), "Anastasia · Benedetta · Constantin");
        assert_eq!(fit_names(&all, 30, cut), "Anasta… · Benede… · Consta…");
        assert_eq!(fit_names(&all, 18, cut), "Ana… · Ben… · Con…");
        assert_eq!(fit_names(&all, 16, cut), "Ana… · Ben… +1");
        assert_eq!(fit_names(&all, 8, cut), "Ana… +2");
        assert_eq!(fit_names(&all, 2, cut), "");
        assert_eq!(fit_names(&[], 2, cut), "");
    }
}
