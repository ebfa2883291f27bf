//! The sums by which a download is checked: `sha256sum --check SHA256SUMS`.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A line for each file, as `sha256sum` writes it.
pub fn of(files: &[(String, Vec<u8>)]) -> String {
    let mut lines = String::new();
    for (name, bytes) in files {
        for byte in Sha256::digest(bytes) {
            let _ = write!(lines, "{byte:02x}");
        }
        let _ = writeln!(lines, "  {name}");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_line_has_the_sum_and_the_name() {
        assert_eq!(
            of(&[("a".to_owned(), b"abc".to_vec()), ("b".to_owned(), vec![])]),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n"
        );
    }
}
