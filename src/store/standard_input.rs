//! Owns the reading of standard input by a command that goes on afterwards: neither more than it can hold, nor longer
//! than somebody would wait.

use std::io::{self, Read};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::load::LIMIT;

/// For how long nothing may come, and how long all of it may take.
const SILENCE: Duration = Duration::from_secs(30);
const WHOLE: Duration = Duration::from_mins(2);

/// Why standard input could not be read.
#[derive(Debug)]
pub enum InputError {
    /// It is longer than a session file may be.
    TooLong,
    /// It has not ended in this time.
    NoEnd(Duration),
    /// The system's own answer.
    Other(io::Error),
}

/// Reads standard input to its end. Where `waits` is set, as for somebody who types, it waits as long as that takes.
/// `tell` is called once when nothing has come for a moment.
pub fn read_standard_input(waits: bool, tell: impl FnOnce()) -> Result<Vec<u8>, InputError> {
    read(io::stdin(), waits.then_some(Duration::MAX), tell)
}

/// Reads to the end; `patience` stands in for both limits of time.
fn read(
    mut from: impl Read + Send + 'static,
    patience: Option<Duration>,
    tell: impl FnOnce(),
) -> Result<Vec<u8>, InputError> {
    const MOMENT: Duration = Duration::from_secs(1);
    let (sender, receiver) = channel();
    // A thread of its own: nothing else can end a wait for a pipe. Where the wait is given up, the program ends.
    let reader = move || {
        let mut part = vec![0; 64 * 1024];
        loop {
            let read = match from.read(&mut part) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read.map(|count| part[..count].to_vec()),
            };
            let is_end = read.as_ref().map_or(true, Vec::is_empty);
            if sender.send(read).is_err() || is_end {
                return;
            }
        }
    };
    std::thread::Builder::new().name("input".to_owned()).spawn(reader).map_err(InputError::Other)?;
    let (silence, whole) = (patience.unwrap_or(SILENCE), patience.unwrap_or(WHOLE));
    let (begun, mut heard) = (Instant::now(), Instant::now());
    let (mut bytes, mut tell) = (Vec::new(), Some(tell));
    loop {
        match receiver.recv_timeout(MOMENT.min(silence)) {
            Ok(Ok(part)) if part.is_empty() => return Ok(bytes),
            Ok(Ok(part)) => {
                bytes.extend(part);
                heard = Instant::now();
            }
            Ok(Err(error)) => return Err(InputError::Other(error)),
            Err(RecvTimeoutError::Disconnected) => return Ok(bytes),
            Err(RecvTimeoutError::Timeout) => {
                if let Some(tell) = tell.take() {
                    tell();
                }
            }
        }
        if bytes.len() as u64 > LIMIT {
            return Err(InputError::TooLong);
        }
        let waited = heard.elapsed();
        if waited >= silence {
            return Err(InputError::NoEnd(silence));
        }
        if begun.elapsed() >= whole {
            return Err(InputError::NoEnd(whole));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_an_end_is_read_and_what_has_none_is_given_up() {
        let text = vec![b'x'; 300_000];
        assert_eq!(read(io::Cursor::new(text.clone()), None, || ()).expect("read"), text);
        assert!(matches!(read(io::repeat(b'y'), None, || ()), Err(InputError::TooLong)));
        let (silent, _writer) = io::pipe().expect("a pipe");
        let short = Duration::from_millis(20);
        let mut told = false;
        assert!(matches!(read(silent, Some(short), || told = true), Err(InputError::NoEnd(d)) if d == short));
        assert!(told);
    }
}
