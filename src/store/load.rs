//! Owns reading: a whole file of bearable size, or one sentence that says why not. It never waits for a device, nor for a
//! pipe that nobody writes into, and it writes nothing.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::time::Duration;

use super::reason::{cause, show};

/// The largest file that is opened, in bytes.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// A file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The whole content.
    pub bytes: Vec<u8>,
    /// The file itself, after every link on the way to it.
    pub real_path: PathBuf,
}

/// Why a file could not be read; its text is one sentence with a remedy.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("{}: file not found – check the name, or create the file", show(.0))]
    Missing(PathBuf),
    /// A link whose target is gone.
    #[error("{}: this link points to {}, which does not exist – restore that file or remove the link", show(.0), show(.1))]
    Dangling(PathBuf, PathBuf),
    /// A folder.
    #[error("{}: this is a folder – name a file in it", show(.0))]
    Folder(PathBuf),
    /// A pipe, device, socket or the like.
    #[error("{}: this is {}, not a file on a disk – name a file", show(.0), .1)]
    Special(PathBuf, &'static str),
    /// Permission is missing.
    #[error("{}: you may not read this file – ask its owner, or change its permissions", show(.0))]
    Permission(PathBuf),
    /// Larger than [`LIMIT`].
    #[error("{}: {}, but the limit is 16 MiB – check that it is the right file, or shorten it", show(.0), .1)]
    TooLarge(PathBuf, String),
    /// Anything else that the system answered.
    #[error("{}: cannot read this file ({}) – check the disk", show(.0), cause(.1))]
    Other(PathBuf, #[source] io::Error),
}

/// Opens a file of bearable size to be read piece by piece.
pub fn open_input(path: &Path) -> Result<impl Read, LoadError> {
    opened(path).map(|(file, ..)| file.take(LIMIT))
}

/// Opens a file of bearable size; gives what the system says of it, and its real path.
fn opened(path: &Path) -> Result<(File, Metadata, PathBuf), LoadError> {
    let data = std::fs::metadata(path).map_err(|error| missing(path, error))?;
    regular(path, &data)?;
    if data.len() > LIMIT {
        return Err(LoadError::TooLarge(path.into(), size(data.len())));
    }
    let real_path = std::fs::canonicalize(path).map_err(|error| missing(path, error))?;
    let file = open(&real_path).map_err(|error| missing(path, error))?;
    // Again, on what is open now: between the two looks a file may have become a pipe.
    let data = file.metadata().map_err(|error| missing(path, error))?;
    regular(path, &data)?;
    Ok((file, data, real_path))
}

/// Reads a whole file.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    let (mut file, data, real_path) = opened(path)?;
    let bytes = read(path, &mut file, data.len())?;
    if data.len() == 0 && !bytes.is_empty() && file.metadata().is_ok_and(|d| d.len() == 0) {
        return Err(LoadError::Special(path.into(), "a system file"));
    }
    Ok(Loaded { bytes, real_path })
}

/// Reads a file or a pipe, or standard input where the path is `-`.
pub fn read_input(path: &Path) -> Result<Vec<u8>, LoadError> {
    if path == Path::new("-") {
        return read(Path::new("standard input"), &mut io::stdin().lock(), 0);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if std::fs::metadata(path).is_ok_and(|data| data.file_type().is_fifo()) {
            return read_pipe(path);
        }
    }
    load(path).map(|loaded| loaded.bytes)
}

/// Reads what another program writes into a pipe, as `<(…)` of a shell gives it. It waits for a slow writer, and not for
/// one who never comes.
#[cfg(unix)]
fn read_pipe(path: &Path) -> Result<Vec<u8>, LoadError> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    const PAUSE: Duration = Duration::from_millis(5);
    const PATIENCE: u32 = 200;
    let mut options = OpenOptions::new();
    options.read(true).custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits() as i32);
    let mut pipe = options.open(path).map_err(|error| missing(path, error))?;
    let (mut bytes, mut part, mut waits) = (Vec::new(), vec![0; 64 * 1024], 0);
    loop {
        match pipe.read(&mut part) {
            // Nobody has written yet, or everything was read.
            Ok(0) if bytes.is_empty() && waits < PATIENCE => {
                waits += 1;
                std::thread::sleep(PAUSE);
            }
            Ok(0) => return Ok(bytes),
            Ok(count) => bytes.extend_from_slice(&part[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(PAUSE),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(missing(path, error)),
        }
        if bytes.len() as u64 > LIMIT {
            return Err(LoadError::TooLarge(path.into(), String::from("it is larger than 16 MiB")));
        }
    }
}

fn read(path: &Path, from: &mut impl Read, expected: u64) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::with_capacity(expected.min(LIMIT) as usize + 1);
    from.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| missing(path, error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(LoadError::TooLarge(path.into(), String::from("it is larger than 16 MiB")));
    }
    Ok(bytes)
}

/// What tells whether a file was written again, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<std::time::SystemTime>,
    length: u64,
    /// A file that was replaced has another one.
    number: u64,
}

/// Returns the stamp of a file; nothing where there is none.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let data = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&data);
    #[cfg(not(unix))]
    let number = 0;
    Some(Stamp { modified: data.modified().ok(), length: data.len(), number })
}

/// Returns the first lines of a file, where it can be read.
pub fn head(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    open(path).ok()?.take(16 * 1024).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Returns when a file was last written, as far as the disk knows.
pub fn changed(path: &Path) -> Option<chrono::DateTime<chrono::Utc>> {
    std::fs::metadata(path).and_then(|data| data.modified()).ok().map(Into::into)
}

/// Opens a file for reading without waiting for anybody at the other end.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW).bits() as i32);
    }
    options.open(path)
}

fn regular(path: &Path, data: &Metadata) -> Result<(), LoadError> {
    if data.is_dir() {
        return Err(LoadError::Folder(path.into()));
    }
    if data.is_file() { Ok(()) } else { Err(LoadError::Special(path.into(), sort(data))) }
}

/// Returns what a thing is that is no regular file.
pub(super) fn sort(data: &Metadata) -> &'static str {
    if data.is_dir() {
        return "a folder";
    }
    if data.is_symlink() {
        return "a link";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let sort = data.file_type();
        if sort.is_fifo() {
            return "a pipe";
        }
        if sort.is_socket() {
            return "a socket";
        }
        if sort.is_char_device() || sort.is_block_device() {
            return "a device";
        }
    }
    "something else"
}

fn missing(path: &Path, error: io::Error) -> LoadError {
    match error.kind() {
        ErrorKind::NotFound => match std::fs::read_link(path) {
            Ok(target) => LoadError::Dangling(path.into(), target),
            Err(_) => LoadError::Missing(path.into()),
        },
        ErrorKind::NotADirectory => LoadError::Missing(path.into()),
        ErrorKind::PermissionDenied => LoadError::Permission(path.into()),
        ErrorKind::IsADirectory => LoadError::Folder(path.into()),
        _ => LoadError::Other(path.into(), error),
    }
}

fn size(bytes: u64) -> String {
    format!("it is {:.1} MiB", bytes as f64 / (1024.0 * 1024.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_through_links_and_names_the_real_file() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().canonicalize().unwrap();
        let file = folder.join("a.toml");
        std::fs::write(&file, "x = 1\n").unwrap();
        assert_eq!(load(&file).unwrap(), Loaded { bytes: b"x = 1\n".to_vec(), real_path: file.clone() });
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a.toml", folder.join("one")).unwrap();
            std::os::unix::fs::symlink("one", folder.join("two")).unwrap();
            assert_eq!(load(&folder.join("two")).unwrap().real_path, file);
            std::os::unix::fs::symlink("gone", folder.join("dangling")).unwrap();
            let text = load(&folder.join("dangling")).unwrap_err().to_string();
            assert!(text.contains("points to gone"), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_file_at_once() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(load(dir.path()), Err(LoadError::Folder(_))));
        assert!(matches!(load(&dir.path().join("gone")), Err(LoadError::Missing(_))));
        #[cfg(target_os = "linux")]
        {
            let pipe = dir.path().join("pipe");
            rustix::fs::mknodat(
                rustix::fs::CWD,
                &pipe,
                rustix::fs::FileType::Fifo,
                rustix::fs::Mode::from_raw_mode(0o600),
                0,
            )
            .unwrap();
            assert!(matches!(load(&pipe), Err(LoadError::Special(_, "a pipe"))));
            assert!(matches!(load(Path::new("/dev/zero")), Err(LoadError::Special(_, "a device"))));
            assert!(load(Path::new("/proc/self/status")).unwrap_err().to_string().contains("system file"));
            assert!(load(Path::new("/proc/kmsg")).is_err());
        }
    }

    #[test]
    fn the_limit_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("big.toml");
        File::create(&file).unwrap().set_len(50 * 1024 * 1024).unwrap();
        let text = load(&file).unwrap_err().to_string();
        assert!(text.contains("50.0 MiB") && text.contains("limit is 16 MiB"), "{text}");
        assert!(matches!(read(Path::new("x"), &mut io::repeat(7), 0), Err(LoadError::TooLarge(..))));
    }
}
