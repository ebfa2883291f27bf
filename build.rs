//! Makes short what is compiled into the widget as text: the styles become one sheet, list and words lose what only people need.

use std::path::PathBuf;
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut css = String::new();
    for file in ["styles/tokens.css", "styles/widget.css"] {
        css.push_str(&read(file)?);
    }
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    fs::write(out.join("widget.css"), fold(&css))?;
    fs::write(out.join("pm-em.json"), compact(&read("content/pm-em.json")?))?;
    fs::write(out.join("en.json"), compact(&unnamed(&read("content/text/en.json")?)))?;
    Ok(())
}

fn read(file: &str) -> Result<String, String> {
    println!("cargo::rerun-if-changed={file}");
    fs::read_to_string(file).map_err(|error| format!("{file} is missing: {error}"))
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
    folded = folded.replace(": ", ":").replace(";}", "}");
    for sign in [":", " ", "("] {
        folded = folded.replace(&format!("{sign}0."), &format!("{sign}."));
    }
    folded
}

/// The values of a JSON object as an array, in their order. Each member stands in a line of its own.
fn unnamed(json: &str) -> String {
    let values = json.lines().filter_map(|line| line.split_once("\": ")).map(|(_, value)| value);
    ["[", &values.collect::<String>(), "]"].concat()
}

/// A JSON text without the white space between its parts.
fn compact(json: &str) -> String {
    let mut quoted = false;
    let mut escaped = false;
    let keep = |character: &char| {
        quoted ^= *character == '"' && !escaped;
        escaped = *character == '\\' && !escaped;
        quoted || !character.is_ascii_whitespace()
    };
    json.chars().filter(keep).collect()
}
