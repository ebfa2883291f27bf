//! The module `runtime.js`: it tells the element which files are behind it and how to reach them. Each build writes its own.

/// The name of the module.
pub const RUNTIME: &str = "runtime.js";

/// The names of the files that the element loads.
pub struct Files<'a> {
    /// The WebAssembly
    pub wasm: &'a str,
    /// What an element that is drawn needs of JavaScript, with the glue of the WebAssembly
    pub interface: &'a str,
    /// What draws QR codes, where there is such a file
    pub qr: Option<&'a str>,
}

/// The module of an element whose files lie beside it. Bundlers find them too: they look for literals in just these places.
pub fn beside(files: &Files<'_>, texts: &[(String, String)]) -> String {
    let import = |file: &str| format!("() => import(\"./{file}\")");
    let text = |(language, file): &(String, String)| {
        let fetched = format!("fetch(new URL(\"./{file}\", import.meta.url)).then((answer) => answer.json())");
        format!("{language:?}: () => {fetched}")
    };
    format!(
        "export const INTERFACE = [{interface:?}, {import_interface}];\n\
         export const importQr = {import_qr};\n\
         export const wasmAddress = () => new URL(\"./{wasm}\", import.meta.url).href;\n\
         export const fetchWasm = () => fetch(wasmAddress());\n\
         export const home = () => new URL(\"./\", wasmAddress()).href;\n\
         export const LANGUAGES = {{{texts}}};\n",
        interface = files.interface,
        import_interface = import(files.interface),
        import_qr = files.qr.map_or_else(|| "undefined".to_owned(), import),
        wasm = files.wasm,
        texts = texts.iter().map(text).collect::<Vec<_>>().join(", "),
    )
}

/// The module of a page that holds everything itself. `wasm` is compressed with gzip and written in base64; `texts` are JSON by language.
pub fn inside(files: &Files<'_>, wasm: &str, texts: &[(String, String)]) -> String {
    let text = |(language, json): &(String, String)| format!("{language:?}: async () => ({json})");
    let import_qr = files.qr.map(|file| format!("import * as qr from \"./{file}\";\n")).unwrap_or_default();
    format!(
        "import * as loaded from \"./{interface}\";\n\
         {import_qr}\
         export const INTERFACE = [\"\", async () => loaded];\n\
         export const importQr = {qr};\n\
         export const wasmAddress = () => \"\";\n\
         export const fetchWasm = async () => {{\n\
         \x20 const packed = new Blob([Uint8Array.from(atob(\"{wasm}\"), (letter) => letter.charCodeAt(0))]);\n\
         \x20 const bytes = packed.stream().pipeThrough(new DecompressionStream(\"gzip\"));\n\
         \x20 return new Response(bytes, {{ headers: {{ \"content-type\": \"application/wasm\" }} }});\n\
         }};\n\
         export const home = () => location.href;\n\
         export const LANGUAGES = {{{texts}}};\n",
        interface = files.interface,
        qr = if files.qr.is_some() { "async () => qr" } else { "undefined" },
        texts = texts.iter().map(text).collect::<Vec<_>>().join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::{Files, beside, inside};

    const FILES: Files<'_> = Files { wasm: "a-1.wasm", interface: "a-1.js", qr: None };

    #[test]
    fn files_that_lie_beside_are_named_as_bundlers_look_for_them() {
        assert_eq!(
            beside(&FILES, &[("de".to_owned(), "a-1-text-de.json".to_owned())]),
            "export const INTERFACE = [\"a-1.js\", () => import(\"./a-1.js\")];\n\
             export const importQr = undefined;\n\
             export const wasmAddress = () => new URL(\"./a-1.wasm\", import.meta.url).href;\n\
             export const fetchWasm = () => fetch(wasmAddress());\n\
             export const home = () => new URL(\"./\", wasmAddress()).href;\n\
             export const LANGUAGES = {\"de\": () => fetch(new URL(\"./a-1-text-de.json\", import.meta.url)).then((answer) => answer.json())};\n"
        );
    }

    #[test]
    fn what_lies_inside_is_asked_of_no_server() {
        let module = inside(&Files { qr: Some("a-1-qr.js"), ..FILES }, "AAAA", &[("de".to_owned(), "{}".to_owned())]);
        assert!(!module.contains("fetch(") && !module.contains("import("), "{module}");
        assert!(module.contains("atob(\"AAAA\")"));
        assert!(module.contains("export const importQr = async () => qr;"));
        assert!(module.contains("export const LANGUAGES = {\"de\": async () => ({})};"));
    }
}
