//! The import graph: no file imports, by whatever way round, a file that imports it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::floors::{collect, without_tests};

/// A path of names: of a module below its crate, or of what a file names.
type Names = Vec<String>;

/// What one file of a crate names.
#[derive(Default)]
struct File {
    path: String,
    /// What it imports: the path, the name it goes by here, and whether it is a re-export.
    uses: Vec<(Names, String, bool)>,
    /// Paths of more than one name outside `use`.
    qualified: Vec<Names>,
}

/// The files of all crates by their modules; the first name of a module is that of its crate.
type Files = BTreeMap<Names, File>;

/// The module that a file holds; nothing for tests, and for the program around the library.
fn module(path: &str) -> Option<Names> {
    let (package, inside) = match path.strip_prefix("crates/") {
        Some(inside) => inside.split_once("/src/")?,
        None => ("roundtable", path.strip_prefix("src/")?),
    };
    let names = inside.strip_suffix(".rs")?.split('/');
    let left_out = |name: &str| name == "tests" || name == "main" || name.ends_with("_tests");
    if names.clone().any(left_out) {
        return None;
    }
    Some([package].into_iter().chain(names.filter(|n| !matches!(*n, "lib" | "mod"))).map(str::to_owned).collect())
}

/// Splits a source into names, `::` and single signs; remarks are left out.
fn tokens(text: &str) -> Names {
    let mut found = Names::new();
    for line in text.lines() {
        let mut rest = line.split("//").next().unwrap_or_default().trim_start();
        while let Some(c) = rest.chars().next() {
            let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let taken = name.max(if rest.starts_with("::") { 2 } else { c.len_utf8() });
            found.push(rest[..taken].to_owned());
            rest = rest[taken..].trim_start();
        }
    }
    found
}

/// Reads the tree of a `use` up to its end; gives each path with the name it goes by.
fn tree(tokens: &[String], at: &mut usize, prefix: &[String], into: &mut Vec<(Names, String)>) {
    let mut path = prefix.to_vec();
    while let Some(token) = tokens.get(*at) {
        match token.as_str() {
            "::" => {}
            "{" => {
                while tokens.get(*at).is_some_and(|t| t != "}") {
                    *at += 1;
                    tree(tokens, at, &path, into);
                }
                *at += 1;
                return;
            }
            "as" => {
                into.push((path, tokens[*at + 1].clone()));
                *at += 2;
                return;
            }
            "," | "}" | ";" => {
                if path.len() > prefix.len() {
                    path.pop_if(|name| name == "self" && !prefix.is_empty());
                    let name = path[path.len() - 1].clone();
                    into.push((path, name));
                }
                return;
            }
            name => path.push(name.to_owned()),
        }
        *at += 1;
    }
}

/// Reads what a source names.
fn read(path: &str, text: &str) -> File {
    let tokens = tokens(&without_tests(text));
    let is_name = |t: &String| t.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let mut file = File { path: path.to_owned(), ..File::default() };
    let mut at = 0;
    while at < tokens.len() {
        let before = tokens[..at].iter().rev().take_while(|t| !matches!(t.as_str(), ";" | "{" | "}" | "]")).last();
        if tokens[at] == "use" && before.is_none_or(|t| t == "pub") {
            let public = before.is_some();
            let mut found = Vec::new();
            at += 1;
            tree(&tokens, &mut at, &[], &mut found);
            file.uses.extend(found.into_iter().map(|(path, name)| (path, name, public)));
        } else if is_name(&tokens[at]) && tokens.get(at + 1).is_some_and(|t| t == "::") {
            let mut path = vec![tokens[at].clone()];
            while tokens.get(at + 1).is_some_and(|t| t == "::") && tokens.get(at + 2).is_some_and(is_name) {
                path.push(tokens[at + 2].clone());
                at += 2;
            }
            file.qualified.push(path);
            at += 1;
        } else {
            at += 1;
        }
    }
    file
}

/// The path from the root of its crate of what a module names; nothing for what comes from elsewhere.
fn absolute(files: &Files, module: &[String], path: &[String]) -> Option<Names> {
    let ups = path.iter().take_while(|n| *n == "super").count();
    let own = [module, &path[..1]].concat();
    match path[0].as_str() {
        "crate" => Some([&module[..1], &path[1..]].concat()),
        "self" => Some([module, &path[1..]].concat()),
        "super" => Some([&module[..module.len().saturating_sub(ups)], &path[ups..]].concat()),
        _ => files.contains_key(&own).then(|| [module, path].concat()),
    }
}

/// The module that defines what an absolute path names, behind all re-exports, and the name it has there.
fn defined(files: &Files, path: &[String], depth: usize) -> Option<(Names, String)> {
    let length = (1..=path.len()).rev().find(|n| files.contains_key(&path[..*n]))?;
    let (module, rest) = path.split_at(length);
    let name = rest.first()?;
    let exported = files[module].uses.iter().find(|(_, alias, public)| *public && alias == name);
    match exported.and_then(|(target, ..)| absolute(files, module, target)) {
        Some(target) if depth < 10 => defined(files, &[&target, &rest[1..]].concat(), depth + 1),
        _ => Some((module.to_vec(), name.clone())),
    }
}

/// Each module with the modules it imports, and the names it takes from there.
fn graph(files: &Files) -> BTreeMap<&Names, BTreeMap<Names, BTreeSet<String>>> {
    let mut graph = BTreeMap::new();
    for (module, file) in files {
        let mut edges: BTreeMap<Names, BTreeSet<String>> = BTreeMap::new();
        let alias = |head: &String| file.uses.iter().find(|(_, name, _)| name == head).map(|(path, ..)| path);
        let qualified = file.qualified.iter().map(|path| match alias(&path[0]) {
            Some(target) => [target, &path[1..]].concat(),
            None => path.clone(),
        });
        let imported = file.uses.iter().filter(|(_, _, public)| !public).map(|(path, ..)| path.clone());
        let targets = imported.chain(qualified).filter_map(|path| absolute(files, module, &path));
        for (target, name) in targets.filter_map(|path| defined(files, &path, 0)) {
            if target != *module {
                edges.entry(target).or_default().insert(name);
            }
        }
        graph.insert(module, edges);
    }
    graph
}

/// Every circle of files, with the names that tie them.
fn circles(sources: &[(String, String)]) -> Vec<String> {
    let files: Files = sources.iter().filter_map(|(path, text)| Some((module(path)?, read(path, text)))).collect();
    let graph = graph(&files);
    let mut reached: BTreeMap<&Names, BTreeSet<&Names>> = BTreeMap::new();
    for module in files.keys() {
        let mut seen = BTreeSet::new();
        let mut next = vec![module];
        while let Some(from) = next.pop() {
            next.extend(graph[from].keys().filter(|to| seen.insert(*to)));
        }
        reached.insert(module, seen);
    }
    let mut found = BTreeSet::new();
    for module in files.keys().filter(|m| reached[m].contains(*m)) {
        let circle: BTreeSet<&Names> =
            files.keys().filter(|m| reached[module].contains(*m) && reached[m].contains(module)).collect();
        let ties = circle.iter().flat_map(|from| graph[from].iter().map(move |(to, names)| (from, to, names)));
        let lines = ties.filter(|(_, to, _)| circle.contains(to)).map(|(from, to, names)| {
            let names = names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            format!("{} imports {names} of {}\n", files[*from].path, files[to].path)
        });
        found.insert(lines.collect::<String>());
    }
    found.into_iter().collect()
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("src"), &mut paths);
    if root.join("crates").is_dir() {
        collect(&root.join("crates"), &mut paths);
    }
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        (name, std::fs::read_to_string(path).expect("a source file is text"))
    };
    let circles = circles(&paths.iter().map(read).collect::<Vec<_>>());
    assert!(circles.is_empty(), "{} circles of files:\n\n{}", circles.len(), circles.join("\n"));
}

#[test]
fn a_circle_is_found_through_a_re_export_and_through_a_qualified_path() {
    let mut sources = [
        ("src/lib.rs", "pub mod hall;\npub mod door;\npub mod roof;\n"),
        ("src/hall.rs", "mod floor;\npub use floor::{Floor as Ground, Tile};\nmod wall;\n"),
        ("src/hall/floor.rs", "use super::wall;\npub struct Floor;\npub fn lay() { wall::raise(1) }\n"),
        ("src/hall/wall.rs", "pub fn raise(_: u8) -> Option<crate::door::Door> { None }\n"),
        ("src/door.rs", "use crate::{hall::{Ground, Tile}, roof};\npub struct Door(Ground, Tile);\n"),
        ("src/roof.rs", "// use crate::door::Door;\n\n#[cfg(test)]\nmod tests {\n    use crate::door::Door;\n}\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()));
    let expected = "src/door.rs imports Floor, Tile of src/hall/floor.rs\n\
                    src/hall/floor.rs imports raise of src/hall/wall.rs\n\
                    src/hall/wall.rs imports Door of src/door.rs\n";
    assert_eq!(circles(&sources), [expected]);
    sources[3].1 = "pub fn raise(_: u8) {}\n".to_owned();
    assert_eq!(circles(&sources), <[String; 0]>::default());
}
