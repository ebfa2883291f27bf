//! Short names between the WebAssembly and its glue.
//!
//! wasm-bindgen calls each import and export by a long name with a hash in it, once in either file. Hashes do not
//! compress: for this widget they are over a kilobyte of what a visitor downloads. Both files are ours and always
//! travel together, so any names do as long as both agree.

use anyhow::{Result, bail, ensure};
use std::collections::HashMap;

/// Old names and the short ones that stand for them.
pub type Names = HashMap<String, String>;

/// Gives each of `names` a short one, in order of first appearance.
pub fn shortened<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
    let mut short = Names::new();
    for name in names {
        let next = short_name(short.len());
        short.entry(name.to_owned()).or_insert(next);
    }
    short
}

/// The `index`th identifier in the order a, b, …, z, aa, ab, …: neighbours are alike, which compresses.
fn short_name(index: usize) -> String {
    let mut rest = index;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b"abcdefghijklmnopqrstuvwxyz"[rest % 26]));
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

/// The glue with its import object's keys (`name: function…`) and its uses of exports (`wasm.name`) renamed.
///
/// # Errors
///
/// When an import has not exactly one key, or an export is used in a way that this does not know: either would
/// make a module that fails in the browser, so it is better to fail here.
pub fn rename_in_glue(glue: &str, imports: &Names, exports: &Names) -> Result<String> {
    let mut renamed = String::with_capacity(glue.len());
    let mut keys = 0;
    let mut rest = glue;
    while let Some(start) = rest.find(is_word) {
        let (before, word) = rest.split_at(start);
        renamed.push_str(before);
        let end = word.find(|character| !is_word(character)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        let export = exports.get(word).filter(|_| renamed.ends_with("wasm."));
        let import = imports.get(word).filter(|_| after.starts_with(':'));
        keys += usize::from(import.is_some());
        renamed.push_str(export.or(import).map_or(word, String::as_str));
        rest = after;
    }
    renamed.push_str(rest);
    ensure!(
        keys == imports.len(),
        "The glue of wasm-bindgen gives {keys} of the module's {} imports; xtask/src/shorten.rs does not know this form of it.",
        imports.len()
    );
    if renamed.contains("wasm[") {
        bail!(
            "The glue of wasm-bindgen uses an export by a quoted name; xtask/src/shorten.rs does not know this form of it."
        );
    }
    Ok(renamed)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::{Names, rename_in_glue, short_name, shortened};

    #[test]
    fn names_count_like_columns_of_a_sheet() {
        let names: Vec<_> = [0, 1, 25, 26, 27, 701, 702].map(short_name).into();
        assert_eq!(names, ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }

    #[test]
    fn a_name_that_comes_twice_is_one_name() {
        let names = shortened(["x", "y", "x", "z"]);
        assert_eq!(names, Names::from([("x", "a"), ("y", "b"), ("z", "c")].map(|(old, new)| (old.into(), new.into()))));
    }

    #[test]
    fn imports_are_renamed_where_defined_and_exports_where_used() {
        let glue = "const import0 = { __wbg_now_1: function() { return wasm.alloc_2(now); } }; // alloc_2 __wbg_now_1";
        let renamed = rename_in_glue(glue, &shortened(["__wbg_now_1"]), &shortened(["alloc_2"])).unwrap();
        assert_eq!(renamed, "const import0 = { a: function() { return wasm.a(now); } }; // alloc_2 __wbg_now_1");
    }

    #[test]
    fn a_longer_word_is_another_name() {
        let renamed = rename_in_glue("wasm.free; wasm.free_all", &Names::new(), &shortened(["free"])).unwrap();
        assert_eq!(renamed, "wasm.a; wasm.free_all");
    }

    #[test]
    fn an_import_without_a_key_is_an_error() {
        let error = rename_in_glue("const import0 = {};", &shortened(["gone"]), &Names::new()).unwrap_err();
        assert!(error.to_string().starts_with("The glue of wasm-bindgen gives 0 of the module's 1 imports"));
    }
}
