//! Takes out of wasm-bindgen's glue what the widget never uses.
//!
//! The glue is made for every module and every browser. A bundler drops what is not exported; the rest has to be cut by hand. A piece that is
//! not found is an error, so that the list cannot outlive what it names; the journeys run against the glue that is left.

use anyhow::{Context, Result};

/// A piece of the glue: how it begins and ends, what stands in its place, and why.
struct Cut {
    start: &'static str,
    end: &'static str,
    instead: &'static str,
    why: &'static str,
}

/// What frees a widget, in the module. Without it in the glue nothing calls it.
pub const FREE: &str = "__wbg_checklistwidget_free";

const KEPT: &str = "the element never gives a widget back, it serves again";
const GROWING: &str = "the allocator can make a piece of memory larger";
const MODERN: &str = "every browser that runs the checklist has it";

const CUTS: [Cut; 9] = [
    Cut { start: "__destroy_into_raw() {", end: "_free(ptr, 0);\n            }", instead: "", why: KEPT },
    Cut { start: "ChecklistWidgetFinalization.register(", end: ");", instead: "", why: KEPT },
    Cut { start: "if (Symbol.dispose) ChecklistWidget.", end: ".free;", instead: "", why: KEPT },
    Cut { start: "const ChecklistWidgetFinalization = ", end: "_free(ptr, 1));", instead: "", why: KEPT },
    Cut {
        start: "const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')",
        end: ": new",
        instead: "const CLOSURE_DTORS = new",
        why: MODERN,
    },
    Cut {
        start: "if (!('encodeInto' in cachedTextEncoder)) {",
        end: "};\n                        }",
        instead: "",
        why: MODERN,
    },
    Cut { start: "if (realloc === undefined) {", end: "return ptr;\n                }", instead: "", why: GROWING },
    Cut {
        start: "if (cachedDataViewMemory0 === null",
        end: "return cachedDataViewMemory0;",
        instead: "return new DataView(wasm.memory.buffer);",
        why: "few strings come back this way, and a view costs next to nothing",
    },
    Cut {
        start: "export { initSync, __wbg_init as default };",
        end: "",
        // It has been compiled already, and the element says itself what can go wrong before.
        instead: "export default async ({ module_or_path }) => \
            __wbg_finalize_init(await WebAssembly.instantiate(module_or_path, __wbg_get_imports()));",
        why: "the element starts it in one way",
    },
];

/// The glue without what is never used.
///
/// # Errors
/// When a piece is not there: then wasm-bindgen writes another form, and the list is to be mended.
pub fn cut(glue: &str) -> Result<String> {
    CUTS.iter().try_fold(glue.to_owned(), |glue, cut| {
        let problem = || {
            format!(
                "The glue of wasm-bindgen has no `{}`; xtask/src/glue.rs takes it out, since {}.",
                cut.start, cut.why
            )
        };
        without(&glue, cut).with_context(problem)
    })
}

fn without(glue: &str, cut: &Cut) -> Option<String> {
    let (before, rest) = glue.split_once(cut.start)?;
    let (_, after) = if cut.end.is_empty() { ("", rest) } else { rest.split_once(cut.end)? };
    Some([before, cut.instead, after].concat())
}

#[cfg(test)]
mod tests {
    use super::{Cut, cut, without};

    const CUT: Cut = Cut { start: "free() {", end: "}", instead: "", why: "" };

    #[test]
    fn a_piece_goes_with_its_end() {
        assert_eq!(without("a() {} free() { b; } c() {}", &CUT).as_deref(), Some("a() {}  c() {}"));
        assert_eq!(without("free() {", &CUT), None);
    }

    #[test]
    fn another_form_of_the_glue_is_an_error_that_says_where_to_mend_it() {
        let error = cut("export {};").unwrap_err();
        assert_eq!(
            error.to_string(),
            "The glue of wasm-bindgen has no `__destroy_into_raw() {`; xtask/src/glue.rs takes it out, since the element never gives a widget back, it serves again."
        );
    }
}
