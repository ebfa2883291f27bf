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

/// What only the glue calls in the module, and does not any more: what frees a widget, and what makes a text longer that is being handed over.
pub const UNCALLED: [&str; 2] = ["__wbg_checklistwidget_free", "__wbindgen_realloc"];

const KEPT: &str = "the element never gives a widget back, it serves again";
const TWO_CLOSURES: &str =
    "of the two closures there ever are, Rust frees one, and the other serves as long as the page";
const UNREAD: &str = "nothing has read it before, and nothing does later";
const MODERN: &str = "every browser that runs the checklist has it";

const CUTS: [Cut; 14] = [
    Cut { start: "__destroy_into_raw() {", end: "_free(ptr, 0);\n            }", instead: "", why: KEPT },
    Cut { start: "ChecklistWidgetFinalization.register(", end: ");", instead: "", why: KEPT },
    Cut { start: "if (Symbol.dispose) ChecklistWidget.", end: ".free;", instead: "", why: KEPT },
    Cut { start: "const ChecklistWidgetFinalization = ", end: "_free(ptr, 1));", instead: "", why: KEPT },
    Cut {
        start: "const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')",
        end: "state.b));",
        instead: "",
        why: TWO_CLOSURES,
    },
    Cut { start: "CLOSURE_DTORS.unregister(state);", end: "", instead: "", why: TWO_CLOSURES },
    Cut { start: "CLOSURE_DTORS.register(real, state, state);", end: "", instead: "", why: TWO_CLOSURES },
    Cut {
        start: "if (!('encodeInto' in cachedTextEncoder)) {",
        end: "};\n                        }",
        instead: "",
        why: MODERN,
    },
    Cut {
        start: "function passStringToWasm0(arg, malloc, realloc) {",
        end: "WASM_VECTOR_LEN = offset;\n                    return ptr;",
        instead: "function passStringToWasm0(arg) { \
            const bytes = cachedTextEncoder.encode(arg); \
            const ptr = wasm.__wbindgen_malloc(WASM_VECTOR_LEN = bytes.length, 1) >>> 0; \
            getUint8ArrayMemory0().set(bytes, ptr); \
            return ptr;",
        why: "the browser knows how long a text is as UTF-8, so that it is never made longer",
    },
    Cut {
        start: "if (cachedDataViewMemory0 === null",
        end: "return cachedDataViewMemory0;",
        instead: "return new DataView(wasm.memory.buffer);",
        why: "few strings come back this way, and a view costs next to nothing",
    },
    Cut {
        start: "numBytesDecoded += bytes.length;",
        end: "numBytesDecoded = bytes.length;\n                            }",
        instead: "",
        why: "nobody reads two gigabytes of text from a checklist, after which Safari needs another decoder",
    },
    Cut { start: "wasmInstance = instance;", end: "", instead: "", why: UNREAD },
    Cut { start: "wasmModule = module;", end: "cachedUint8ArrayMemory0 = null;", instead: "", why: UNREAD },
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
    let glue = CUTS.iter().try_fold(glue.to_owned(), |glue, cut| {
        let problem = || {
            format!(
                "The glue of wasm-bindgen has no `{}`; xtask/src/glue.rs takes it out, since {}.",
                cut.start, cut.why
            )
        };
        without(&glue, cut).with_context(problem)
    })?;
    let glue = with_memory_from_one_place(&glue)
        .context("The glue of wasm-bindgen gets memory for texts in another way than xtask/src/glue.rs knows.")?;
    let glue = with_texts_taken_in_one_place(&glue).context(
        "The glue of wasm-bindgen takes texts in another way than xtask/src/glue.rs knows, which writes that once.",
    )?;
    with_texts_given_in_one_place(&glue).context(
        "The glue of wasm-bindgen gives texts in another way than xtask/src/glue.rs knows, which writes that once.",
    )
}

/// Without what each call of `passStringToWasm0` says of where to get memory. Nothing when no call does.
fn with_memory_from_one_place(glue: &str) -> Option<String> {
    let without = glue.replace(", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)", ")");
    (without != glue && UNCALLED.iter().all(|export| !without.contains(&format!("wasm.{export}")))).then_some(without)
}

/// What takes a text over and frees it, which the glue writes out for each function that returns one.
const TAKE: &str = "\nfunction takeText([ptr, len]) { \
    try { return getStringFromWasm0(ptr, len); } finally { wasm.__wbindgen_free(ptr, len, 1); } }\n";

/// Nothing when no text is taken.
fn with_texts_taken_in_one_place(glue: &str) -> Option<String> {
    let mut folded = glue.to_owned();
    // Behind as many arguments that are texts themselves.
    for arguments in 0..3 {
        let name = format!("deferred{}", arguments + 1);
        let begin = format!("let {name}_0;\nlet {name}_1;\ntry {{\n");
        let end = format!(
            "{name}_0 = ret[0];\n{name}_1 = ret[1];\nreturn getStringFromWasm0(ret[0], ret[1]);\n\
             }} finally {{\nwasm.__wbindgen_free({name}_0, {name}_1, 1);\n}}\n"
        );
        if folded.matches(&begin).count() != folded.matches(&end).count() {
            return None;
        }
        folded = folded.replace(&begin, "").replace(&end, "return takeText(ret);\n");
        // One that may be missing.
        let name = format!("v{}", arguments + 1);
        let optional = format!(
            "let {name};\nif (ret[0] !== 0) {{\n{name} = getStringFromWasm0(ret[0], ret[1]);\n\
             wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);\n}}\nreturn {name};\n"
        );
        folded = folded.replace(&optional, "return ret[0] === 0 ? undefined : takeText(ret);\n");
    }
    (folded != glue).then(|| folded + TAKE)
}

/// What gives a text, or that there is none, to the module, which the glue writes out for each function of JavaScript that returns one.
const GIVE: &str = "\nfunction giveText(place, text) { \
    const ptr = isLikeNone(text) ? 0 : passStringToWasm0(text); \
    getDataViewMemory0().setInt32((place >>> 0) + 4, WASM_VECTOR_LEN, true); \
    getDataViewMemory0().setInt32(place >>> 0, ptr, true); }\n";

/// Nothing when no text is given.
fn with_texts_given_in_one_place(glue: &str) -> Option<String> {
    let pass = "passStringToWasm0(ret);\n";
    let mut folded = glue.to_owned();
    for (declared, begin) in [("const", "const ptr1 = "), ("var", "var ptr1 = isLikeNone(ret) ? 0 : ")] {
        let end = format!(
            "{declared} len1 = WASM_VECTOR_LEN;\n\
             getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);\n\
             getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);\n"
        );
        folded = folded.replace(&[begin, pass, &end].concat(), "giveText(arg0, ret);\n");
    }
    (folded != glue && !folded.contains("passStringToWasm0(ret")).then(|| folded + GIVE)
}

fn without(glue: &str, cut: &Cut) -> Option<String> {
    let (before, rest) = glue.split_once(cut.start)?;
    let (_, after) = if cut.end.is_empty() { ("", rest) } else { rest.split_once(cut.end)? };
    Some([before, cut.instead, after].concat())
}

#[cfg(test)]
mod tests {
    use super::{
        Cut, GIVE, TAKE, cut, with_memory_from_one_place, with_texts_given_in_one_place, with_texts_taken_in_one_place,
        without,
    };

    const CUT: Cut = Cut { start: "free() {", end: "}", instead: "", why: "" };

    #[test]
    fn a_piece_goes_with_its_end() {
        assert_eq!(without("a() {} free() { b; } c() {}", &CUT).as_deref(), Some("a() {}  c() {}"));
        assert_eq!(without("free() {", &CUT), None);
    }

    #[test]
    fn memory_comes_from_one_place() {
        let written = "const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);";
        assert_eq!(with_memory_from_one_place(written).as_deref(), Some("const ptr0 = passStringToWasm0(text);"));
        assert_eq!(with_memory_from_one_place("passStringToWasm0(text);"), None);
        assert_eq!(with_memory_from_one_place(&format!("{written} wasm.__wbindgen_realloc(0, 1, 2, 1);")), None);
    }

    #[test]
    fn a_text_is_taken_in_one_place_also_one_that_may_be_missing() {
        let written = "a() {\nlet deferred2_0;\nlet deferred2_1;\ntry {\nconst ret = wasm.a();\ndeferred2_0 = ret[0];\ndeferred2_1 = ret[1];\n\
            return getStringFromWasm0(ret[0], ret[1]);\n} finally {\nwasm.__wbindgen_free(deferred2_0, deferred2_1, 1);\n}\n}\n\
            b() {\nconst ret = wasm.b();\nlet v1;\nif (ret[0] !== 0) {\nv1 = getStringFromWasm0(ret[0], ret[1]);\n\
            wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);\n}\nreturn v1;\n}\n";
        let taken = "a() {\nconst ret = wasm.a();\nreturn takeText(ret);\n}\n\
            b() {\nconst ret = wasm.b();\nreturn ret[0] === 0 ? undefined : takeText(ret);\n}\n";
        assert_eq!(with_texts_taken_in_one_place(written), Some([taken, TAKE].concat()));
        assert_eq!(with_texts_taken_in_one_place(taken), None);
        assert_eq!(
            with_texts_taken_in_one_place(&written.replace("* 1, 1", ", 1").replace("} finally", "} finally ")),
            None
        );
    }

    #[test]
    fn a_text_is_given_in_one_place_also_one_that_may_be_missing() {
        let rest = " len1 = WASM_VECTOR_LEN;\ngetDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);\n\
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);\n";
        let pass = "passStringToWasm0(ret);\n";
        let written = format!(
            "a: function(arg0, arg1) {{\nconst ret = arg1.a();\nconst ptr1 = {pass}const{rest}}},\n\
             b: function(arg0, arg1) {{\nconst ret = arg1.b();\nvar ptr1 = isLikeNone(ret) ? 0 : {pass}var{rest}}},\n"
        );
        let given = "a: function(arg0, arg1) {\nconst ret = arg1.a();\ngiveText(arg0, ret);\n},\n\
            b: function(arg0, arg1) {\nconst ret = arg1.b();\ngiveText(arg0, ret);\n},\n";
        assert_eq!(with_texts_given_in_one_place(&written), Some([given, GIVE].concat()));
        assert_eq!(with_texts_given_in_one_place(given), None);
        assert_eq!(with_texts_given_in_one_place(&written.replacen("4 * 1", "4", 1)), None);
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
