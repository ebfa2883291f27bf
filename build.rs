//! Folds the styles of the widget into one short sheet, and its words into a list without their names.

use std::path::PathBuf;
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut css = String::new();
    for file in ["styles/tokens.css", "styles/widget.css"] {
        println!("cargo::rerun-if-changed={file}");
        css.push_str(&fs::read_to_string(file).map_err(|error| format!("{file} is missing: {error}"))?);
    }
    let words = "content/text/en.json";
    println!("cargo::rerun-if-changed={words}");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    fs::write(out.join("widget.css"), fold(&css))?;
    let words = fs::read_to_string(words).map_err(|error| format!("{words} is missing: {error}"))?;
    fs::write(out.join("en.json"), unnamed(&words))?;
    Ok(())
}

/// Drops comments and the white space that carries no meaning. The sheets hold no string with either in it.
fn fold(css: &str) -> String {
    let mut text = String::new();
    for (index, part) in css.split("/*").enumerate() {
        text.push_str(if index == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) });
    }
    let mut folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for sign in ["{", "}", ";", ","] {
        folded = folded.replace(&format!("{sign} "), sign).replace(&format!(" {sign}"), sign);
    }
    folded.replace(": ", ":").replace(";}", "}")
}

/// The values of a JSON object as an array, in their order. Each member stands in a line of its own.
fn unnamed(json: &str) -> String {
    let values = json.lines().filter_map(|line| line.split_once("\": ")).map(|(_, value)| value);
    ["[", &values.collect::<String>(), "]"].concat()
}
