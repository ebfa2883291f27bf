//! What the structure of the code promises, read from the code itself.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of Rust and JavaScript in a folder, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "js") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    assert!(!files.is_empty(), "{folder} has no code");
    files
}

/// The folders whose code draws.
const DRAWING: [&str; 4] = ["src/ui", "src/shell", "src/component", "src/maker"];

/// The lines of a folder's code, comments left out, that the test calls wrong.
fn wrong_lines(folder: &str, is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in sources(folder) {
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if !code.starts_with("//") && is_wrong(code) {
                wrong.push(format!("{}:{}: {code}", path.display(), number + 1));
            }
        }
    }
    wrong
}

fn holds_any(code: &str, words: &[&str]) -> bool {
    words.iter().any(|word| code.contains(word))
}

/// Whether a part of something is taken by a range, which panics when the range is not within. `[..]` takes the whole.
fn slices(code: &str) -> bool {
    code.match_indices('[').any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let inside = code[at + 1..].split(']').next().unwrap_or_default();
        before.is_some_and(|before| before.is_alphanumeric() || "_)]".contains(before))
            && inside.contains("..")
            && inside != ".."
    })
}

#[test]
fn the_core_names_no_browser_and_no_yew() {
    let words = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "yew",
        "gloo",
        "crate::ui",
        "crate::shell",
        "std::time",
        "std::fs",
        "std::net",
    ];
    assert_eq!(wrong_lines("src/core", |code| holds_any(code, &words)), [""; 0]);
}

#[test]
fn the_core_has_nothing_that_panics_on_purpose() {
    let words = [
        ".unwrap()",
        ".expect(",
        ".unwrap_err()",
        ".expect_err(",
        "panic!",
        "unreachable!",
        "todo!",
        "unimplemented!",
        "assert!",
        "assert_eq!",
        "assert_ne!",
        ".split_at(",
        ".copy_from_slice(",
        ".swap_remove(",
        ".split_off(",
    ];
    assert_eq!(wrong_lines("src/core", |code| holds_any(code, &words) || slices(code)), [""; 0]);
}

#[test]
fn the_scan_for_slices_finds_them() {
    for code in ["&text[1..]", "let a = f(x)[..end];", "rows[0][a..b]", "a[..=b]"] {
        assert!(slices(code), "{code}");
    }
    for code in
        ["&[][..]", "let [first, rest @ ..] = x", "HEX[code >> 4]", "#[derive(Clone)]", "for i in 0..9 {", "vec![0..3]"]
    {
        assert!(!slices(code), "{code}");
    }
}

#[test]
fn no_component_reads_the_window_or_storage() {
    let words = ["web_sys", "js_sys", "gloo", "window()", "local_storage", "LocalStorage", "document()", "location("];
    assert_eq!(wrong_lines("src/ui", |code| holds_any(code, &words)), [""; 0]);
}

#[test]
fn nothing_is_styled_inline() {
    let words = ["set_attribute(\"style\"", "style=", "setAttribute(\"style\"", "<style", "style:", "cssText"];
    for folder in DRAWING {
        assert_eq!(wrong_lines(folder, |code| holds_any(code, &words)), [""; 0], "{folder}");
    }
}

#[test]
fn no_text_becomes_markup() {
    let words = [
        "inner_html",
        "innerHTML",
        "outerHTML",
        "from_html_unchecked",
        "insert_adjacent_html",
        "insertAdjacentHTML",
        "setHTMLUnsafe",
        "createContextualFragment",
        "document.write",
        "dangerously",
        "eval(",
        "new Function(",
    ];
    for folder in DRAWING {
        // Reading is no harm: the maker writes down what a page has inside an element.
        let is_wrong = |code: &str| holds_any(&code.replace(".innerHTML.trim();", ""), &words);
        assert_eq!(wrong_lines(folder, is_wrong), [""; 0], "{folder}");
    }
}

#[test]
fn unsafe_code_is_forbidden_in_the_whole_workspace() {
    let manifest = |folder: &str| {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("Cargo.toml")).unwrap()
    };
    let root = manifest("");
    let (_, lints) = root.split_once("\n[workspace.lints.rust]\n").expect("the workspace has lints");
    let lints = lints.split("\n[").next().unwrap_or_default();
    assert!(lints.lines().any(|line| line == "unsafe_code = \"forbid\""), "{lints}");

    let (_, members) = root.split_once("\nmembers = [").expect("the workspace has members");
    let members: Vec<_> = members.split(']').next().unwrap_or_default().split('"').skip(1).step_by(2).collect();
    assert!(members.len() > 5, "{members:?}");
    for member in members.into_iter().chain([""]) {
        assert!(manifest(member).contains("\n[lints]\nworkspace = true\n"), "\"{member}\" does not inherit the lints");
    }
}
