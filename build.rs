//! Lists what comes with the program as files: every `sessions/*.toml` and `themes/*.toml`, so that adding one touches
//! no code. What the lists are for stands in `src/library.rs` and `src/theme.rs`. Also tells the linker how to keep the
//! program small.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // The program's own addresses in the short form: a tenth of a megabyte less.
    if env::var("TARGET").is_ok_and(|target| target.ends_with("linux-gnu")) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let (samples, starters): (Vec<_>, Vec<_>) =
        files("sessions")?.into_iter().partition(|f| f.0.starts_with("sample-"));
    let mut text = list("STARTERS", "Starter", "The sessions to start from, by name.", &starters);
    text += &list("SAMPLES", "Starter", "Finished sessions to look at: plan and record.", &samples);
    write("sessions.rs", &text)?;
    let mut themes = files("themes")?;
    // The default leads.
    themes.sort_by_key(|(name, _)| name != "terminal");
    write(
        "themes.rs",
        &list("BUILT_IN", "BuiltIn", "The themes that come with the program; the first is the default.", &themes),
    )
}

/// The TOML files of a folder, each with its name without the ending, in order.
fn files(folder: &str) -> io::Result<Vec<(String, String)>> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let folder = Path::new(&root).join(folder);
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
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

fn write(name: &str, text: &str) -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join(name), text)
}
