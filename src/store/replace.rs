//! Owns the steps of a durable write: a temporary file made with `O_EXCL` in the real folder, its content
//! forced to the disk, the name, then the folder forced too. What fails leaves nothing behind.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::sibling_paths::{folder, temporary};

/// Mode and owner that a new file shall have.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileAttributes {
    #[cfg(unix)]
    mode: u32,
    #[cfg(unix)]
    uid: u32,
    #[cfg(unix)]
    gid: u32,
    /// How many names the file has.
    pub links: u64,
}

impl FileAttributes {
    /// Returns mode and owner of a file.
    pub(super) fn of(data: &Metadata) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Self { mode: data.mode() & 0o7777, uid: data.uid(), gid: data.gid(), links: data.nlink() }
        }
        #[cfg(not(unix))]
        {
            let _ = data;
            Self { links: 1 }
        }
    }
}

/// A whole file on the disk that has not got its name yet; dropped without one, it is removed.
#[derive(Debug)]
pub(super) struct Temporary {
    path: PathBuf,
    /// Whether owner and group are those asked for.
    pub owner_kept: bool,
    named: bool,
}

impl Temporary {
    /// Writes everything and forces it to the disk. A leftover of the same name is removed: whoever writes
    /// here holds the lock. Without `like`, only its owner may read the file.
    pub(super) fn write(path: PathBuf, bytes: &[u8], like: Option<&FileAttributes>) -> io::Result<Self> {
        Self::write_with(path, |file| file.write_all(bytes), like)
    }

    /// Does so with whatever is put into the file.
    pub(super) fn write_with(
        path: PathBuf,
        put: impl FnOnce(&mut File) -> io::Result<()>,
        like: Option<&FileAttributes>,
    ) -> io::Result<Self> {
        let (temporary, file) = Self::filled(path, put, like)?;
        file.sync_all()?;
        Ok(temporary)
    }

    /// Writes the same without forcing anything: the caller does, with the open file.
    pub(super) fn unforced(path: PathBuf, bytes: &[u8], like: Option<&FileAttributes>) -> io::Result<(Self, File)> {
        Self::filled(path, |file| file.write_all(bytes), like)
    }

    fn filled(
        path: PathBuf,
        put: impl FnOnce(&mut File) -> io::Result<()>,
        like: Option<&FileAttributes>,
    ) -> io::Result<(Self, File)> {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            // Nobody else may read it before it has the target's own mode.
            options.mode(0o600);
        }
        let mut file = options.open(&path)?;
        let mut temporary = Self { path, owner_kept: true, named: false };
        if let Some(like) = like {
            temporary.owner_kept = imitate(&file, like)?;
        }
        put(&mut file)?;
        file.flush()?;
        Ok((temporary, file))
    }

    /// Takes the name, in place of the file that has it now.
    pub(super) fn replace(mut self, target: &Path) -> io::Result<()> {
        std::fs::rename(&self.path, target)?;
        self.named = true;
        Ok(())
    }

    /// Takes the first name that nothing has and returns it; `name` makes one for each turn, from 1.
    pub(super) fn take_free(&mut self, name: impl Fn(u32) -> PathBuf) -> io::Result<PathBuf> {
        let mut turn = 1;
        loop {
            let path = name(turn);
            match self.take(&path) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && turn < 1000 => turn += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Takes the name if nothing has it, else fails with `AlreadyExists` and keeps the temporary file.
    pub(super) fn take(&mut self, target: &Path) -> io::Result<()> {
        name_new(&self.path, target)?;
        self.named = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.named {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Gives an opened file the mode and owner of another; false where the owner could not be kept.
fn imitate(file: &File, like: &FileAttributes) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use rustix::fs::{Gid, Uid};
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let now = file.metadata()?;
        let uid = (now.uid() != like.uid).then(|| Uid::from_raw(like.uid));
        let gid = (now.gid() != like.gid).then(|| Gid::from_raw(like.gid));
        let group_kept = gid.is_none() || rustix::fs::fchown(file, None, gid).is_ok();
        let owner_kept = uid.is_none() || rustix::fs::fchown(file, uid, None).is_ok();
        let mut mode = like.mode;
        if !group_kept {
            // Another group must not get what was meant for the old one.
            mode = (mode & !0o2070) | ((mode & 0o007) << 3);
        }
        if !owner_kept {
            mode &= !0o4000;
        }
        // After the owner, because a change of owner clears bits of the mode.
        file.set_permissions(std::fs::Permissions::from_mode(mode))?;
        Ok(owner_kept && group_kept)
    }
    #[cfg(not(unix))]
    {
        let _ = (file, like);
        Ok(true)
    }
}

/// Renames without ever overwriting.
fn name_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // The file system does not know the flag.
            Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => {}
            other => return other.map_err(io::Error::from),
        }
    }
    match std::fs::hard_link(from, to) {
        Ok(()) => {
            let _ = std::fs::remove_file(from);
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        Err(_) => {
            // No second names here (a memory stick): take the name first, then fill it.
            OpenOptions::new().write(true).create_new(true).open(to)?;
            std::fs::rename(from, to).inspect_err(|_| drop(std::fs::remove_file(to)))
        }
    }
}

/// Forces the names in a folder to the disk.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        match File::open(path)?.sync_all() {
            // Some file systems cannot force a folder; there is nothing more to be had from them.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            other => other,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(())
    }
}

/// Makes the folder of a file, durably, where it is not there yet.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    let folder = folder(path);
    if folder.is_dir() {
        return Ok(());
    }
    let mut missing: Vec<&Path> = folder.ancestors().take_while(|a| !a.as_os_str().is_empty() && !a.exists()).collect();
    std::fs::create_dir_all(folder).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => io::Error::from(ErrorKind::NotADirectory),
        _ => error,
    })?;
    while let Some(made) = missing.pop() {
        sync_folder(self::folder(made))?;
    }
    Ok(())
}

/// Makes a folder that only its owner may look into.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a small file that only its owner may read, in a folder that is made if need be; it is whole at every moment.
pub(super) fn write_private(path: &Path, text: &str) -> io::Result<()> {
    put_private(path, text)?;
    sync_folder(folder(path))
}

/// Does the same, but for the folder: the caller forces it to the disk.
pub(super) fn put_private(path: &Path, text: &str) -> io::Result<()> {
    make_private(folder(path))?;
    Temporary::write(temporary(path), text.as_bytes(), None)?.replace(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_temporary_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        drop(Temporary::write(dir.path().join(".a.tmp"), b"x", None).unwrap());
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn taking_a_name_never_overwrites() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a");
        std::fs::write(&target, "theirs").unwrap();
        let mut ours = Temporary::write(dir.path().join(".a.tmp"), b"ours", None).unwrap();
        assert_eq!(ours.take(&target).unwrap_err().kind(), ErrorKind::AlreadyExists);
        ours.take(&dir.path().join("b")).unwrap();
        drop(ours);
        assert_eq!(std::fs::read(&target).unwrap(), b"theirs");
        assert_eq!(std::fs::read(dir.path().join("b")).unwrap(), b"ours");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_leftover_is_replaced_but_a_folder_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(".a.tmp");
        std::fs::write(&path, "left by a kill").unwrap();
        Temporary::write(path.clone(), b"x", None).unwrap().replace(&dir.path().join("a")).unwrap();
        assert_eq!(std::fs::read(dir.path().join("a")).unwrap(), b"x");
        std::fs::create_dir(&path).unwrap();
        assert!(Temporary::write(path, b"x", None).is_err());
    }

    #[test]
    fn folders_are_made_when_something_is_written() {
        let dir = tempfile::tempdir().unwrap();
        make_folder(&dir.path().join("a/b/c.toml")).unwrap();
        assert!(dir.path().join("a/b").is_dir());
    }
}
