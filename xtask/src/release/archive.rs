//! Files as zip archives, the same bytes whenever they are made.

use crate::site;
use anyhow::{Context, Result};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes files, by name, into the archive `output`.
pub fn write(files: &[(String, Vec<u8>)], output: &Path) -> Result<()> {
    let bytes = zip(files).with_context(|| format!("{} cannot be made.", output.display()))?;
    site::write(output, bytes)
}

fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    // When a file was made and who may read it here is nobody's business elsewhere.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::zip;
    use std::io::{Cursor, Read};
    use zip::ZipArchive;

    #[test]
    fn an_archive_holds_the_files_and_nothing_of_this_moment() {
        let files = [("a/b.txt".to_owned(), b"text".to_vec()), ("c.txt".to_owned(), vec![])];
        let bytes = zip(&files).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(archive.file_names().map(Result::unwrap).collect::<Vec<_>>(), ["a/b.txt", "c.txt"]);
        let mut file = archive.by_name("a/b.txt").unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "text");
        assert_eq!(file.last_modified().unwrap().year(), 1980);
    }
}
