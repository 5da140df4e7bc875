//! Lists the sessions that come with the program: every `sessions/*.toml`, so that adding one touches no code.
//! What the list is for stands in `src/library.rs`. Also tells the linker how to keep the program small.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // The program's own addresses in the short form: a tenth of a megabyte less.
    if env::var("TARGET").is_ok_and(|target| target.ends_with("linux-gnu")) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let folder = Path::new(&root).join("sessions");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let mut lists = [("STARTERS", String::new()), ("SAMPLES", String::new())];
    for path in &paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let (_, list) = &mut lists[usize::from(name.starts_with("sample-"))];
        let _ =
            writeln!(list, "    Starter {{ name: {name:?}, text: include_str!({:?}) }},", path.display().to_string());
    }
    let [(starters, of_starters), (samples, of_samples)] = lists;
    let text = format!(
        "/// The sessions to start from, by name.\npub const {starters}: &[Starter] = &[\n{of_starters}];\n\n\
         /// Finished sessions to look at: plan and record.\npub const {samples}: &[Starter] = &[\n{of_samples}];\n"
    );
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("sessions.rs"), text)
}
