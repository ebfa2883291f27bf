//! Runs the tests that were compiled to WebAssembly in a real browser; Cargo calls it in place of the test binary.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())?;
    Ok(())
}
