//! The command `wasm-bindgen`. Trunk looks for it under that name, so `cargo xtask test` copies it there:
//! a binary target of that name would clash with the crate `wasm_bindgen` in the compiler's eyes.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())?;
    Ok(())
}
