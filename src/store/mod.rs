//! Floor 4: files on the disk.
