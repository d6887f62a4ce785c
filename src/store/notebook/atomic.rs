//! Writing so that a file is always whole: temporary file beside it, fsync, rename, fsync of the folder.
//!
//! Must not look at what is written, nor at what was there before.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::StoreError;

const TEMPORARY: (&str, &str) = (".casebook-", ".tmp");

/// Writes `bytes` to `path`. When it returns, the file survives a crash of the machine; when it fails or the process
/// dies, the old file is whole. The permissions of an existing file are kept, and a link stays one: what it leads to is
/// written.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_whole(path, bytes).map_err(StoreError::io(path))
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &behind_links(path)?;
    let folder = folder_of(path);
    let mut temporary = tempfile::Builder::new().prefix(TEMPORARY.0).suffix(TEMPORARY.1).tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    if let Ok(existing) = fs::metadata(path) {
        temporary.as_file().set_permissions(existing.permissions())?;
    }
    temporary.as_file().sync_all()?;
    // Through the system's library, so that a test can make it fail; what was renamed is no temporary file any more.
    let temporary = temporary.into_temp_path();
    fs::rename(&temporary, path)?;
    temporary.keep()?;
    sync_folder(folder)
}

/// The file that a path leads to. A link that leads nowhere yet leads to the file that will be made.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many links lead on from there"))
}

/// Moves a file to another name, which must be free.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    let both = || {
        fs::rename(from, to)?;
        sync_folder(folder_of(to))?;
        sync_folder(folder_of(from))
    };
    both().map_err(StoreError::io(from))
}

/// Removes a file that may not be there.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Ok(()) => sync_folder(folder_of(path)).map_err(StoreError::io(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::io(path)(error)),
    }
}

/// Makes a folder and those above it, each safe on the disk before the next, for nobody else to look into.
pub(super) fn create_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        create_folder(parent)?;
    }
    match private_folder().create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(StoreError::io(folder)(error)),
        _ => {}
    }
    sync_folder(parent.unwrap_or(Path::new("."))).map_err(StoreError::io(folder))
}

#[cfg(unix)]
fn private_folder() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private_folder() -> DirBuilder {
    DirBuilder::new()
}

/// Opens a file to write to it, made where it is not there, for nobody else to look into.
pub(super) fn open_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Removes the temporary files that a killed casebook left. Only for the holder of the lock.
pub(super) fn sweep<'a>(folders: impl IntoIterator<Item = &'a Path>) {
    for folder in folders {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let left = entries.filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
        });
        for entry in left {
            // One that can't be removed does no harm and is tried again next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in a folder survive a crash. Only Unix can; elsewhere the file system sees to it.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
