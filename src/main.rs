//! The program.
fn main() -> std::process::ExitCode {
    let path = std::env::args().nth(1).unwrap_or_default();
    let places = roundtable::store::Places::find(None);
    match roundtable::shell::live(
        &places,
        &roundtable::app::config::Config::default(),
        path.as_ref(),
        roundtable::shell::How { reading: std::env::args().any(|a| a == "-r"), panic_on: Some('~') },
    ) {
        Ok(text) => {
            eprintln!("{}", text.unwrap_or_default());
            std::process::ExitCode::SUCCESS
        }
        Err(f) => {
            eprintln!("error: {}\nhelp: {:?}", f.message, f.help);
            std::process::ExitCode::FAILURE
        }
    }
}
