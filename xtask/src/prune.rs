//! Takes out of the WebAssembly what can be reached but is never used.
//!
//! A linker keeps every function that some path leads to. Yew can do things that this widget never asks of it: it has no
//! listener of Yew's, no portal, no suspense, no raw markup. Their functions become one instruction that traps, and all
//! that only they call goes with them. A name that is not found is an error, so the list cannot outlive what it names;
//! the journeys run against the pruned module, so a function that is needed after all cannot hide, unless it depends on amounts.

use anyhow::{Result, ensure};
use walrus::ir::{InstrLocId, Unreachable};
use walrus::{Data, Module};

/// What is never called, by the start of its path, and why.
const NEVER_CALLED: &[(&str, &str)] = &[
    ("<yew::dom_bundle::subtree_root::SubtreeData>::add_listener", LISTENERS),
    ("<yew::dom_bundle::subtree_root::BSubtree>::ensure_handled", LISTENERS),
    ("<yew::dom_bundle::btag::listeners::ListenerRegistration>::register", LISTENERS),
    ("<yew::virtual_dom::vraw::VRaw as yew::dom_bundle::traits::Reconcilable>::attach", MARKUP),
    ("<yew::virtual_dom::vportal::VPortal as yew::dom_bundle::traits::Reconcilable>::attach", PORTALS),
    ("<yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::traits::Reconcilable>::attach", SUSPENSE),
    ("<yew::dom_bundle::btag::listeners::Registry>::unregister", LISTENERS),
    ("<yew::dom_bundle::braw::BRaw>::detach_bundle", MARKUP),
    ("<alloc::rc::Rc<yew::virtual_dom::vportal::VPortal> as yew::utils::RcExt", PORTALS),
    ("<alloc::rc::Rc<yew::virtual_dom::vsuspense::VSuspense> as yew::utils::RcExt", SUSPENSE),
    (
        "<yew::html::component::scope::Scope<yew::suspense::component::feat_csr_ssr::BaseSuspense>>::send_message",
        SUSPENSE,
    ),
    ("<yew::virtual_dom::vnode::VNode as core::clone::Clone>::clone", DRAWN_ONCE),
    ("<yew::virtual_dom::Attributes>::apply_diff_as_maps::collect", ATTRIBUTES),
    ("<indexmap::map::IndexMap<implicit_clone::unsync::string::IString", ATTRIBUTES),
    ("<alloc::rc::Rc<indexmap::map::IndexMap<implicit_clone::unsync::string::IString", ATTRIBUTES),
    ("<hashbrown::raw::RawTable<(&str, &yew::virtual_dom::AttributeOrProperty)>>::get", ATTRIBUTES),
    ("<hashbrown::map::Iter<&str, &yew::virtual_dom::AttributeOrProperty>", ATTRIBUTES),
    (
        "<core::iter::adapters::filter_map::FilterMap<core::slice::iter::Iter<(&str, yew::virtual_dom::AttributeOr",
        ATTRIBUTES,
    ),
    ("<core::iter::adapters::filter_map::FilterMap<indexmap::map::iter::Iter<implicit_clone", ATTRIBUTES),
    ("<std::collections::hash::map::HashMap<yew::dom_bundle::subtree_root::EventDescriptor", LISTENERS),
    ("<std::collections::hash::map::Entry<yew::dom_bundle::subtree_root::EventDescriptor", LISTENERS),
    ("<hashbrown::raw::RawTable<(u32, std::collections::hash::map::HashMap<yew::dom_bundle", LISTENERS),
    ("hashbrown::map::make_hash::<u32,", LISTENERS),
    ("<hashbrown::raw::RawTable<(yew::dom_bundle::subtree_root::EventDescriptor, ())>>::reserve_rehash", LISTENERS),
    (
        "<hashbrown::raw::RawTable<(yew::dom_bundle::subtree_root::EventDescriptor, ())>>::find_or_find_insert",
        LISTENERS,
    ),
    (
        "<std::hash::random::RandomState as core::hash::BuildHasher>::hash_one::<&yew::dom_bundle::subtree_root::EventD",
        LISTENERS,
    ),
    ("<alloc::rc::Rc<yew::dom_bundle::subtree_root::SubtreeData>>::drop_slow", ROOTS),
    ("<alloc::rc::Rc<core::cell::RefCell<yew::dom_bundle::subtree_root::AppData>>>::drop_slow", ROOTS),
    ("<alloc::rc::Rc<js_sys::futures::queue::QueueState>>::drop_slow", ROOTS),
    (
        "core::ptr::drop_in_place::<alloc::boxed::Box<[core::option::Option<alloc::rc::Rc<dyn yew::virtual_dom::lis",
        LISTENERS,
    ),
    ("core::ptr::drop_in_place::<yew::suspense::suspension::Suspension>", SUSPENSE),
    (
        "<alloc::rc::Rc<core::cell::RefCell<alloc::vec::Vec<yew::callback::Callback<yew::suspense::suspension::Suspension",
        SUSPENSE,
    ),
    ("<alloc::rc::Rc<dyn core::ops::function::Fn<(yew::suspense::suspension::Suspension,)", SUSPENSE),
    ("<hashbrown::raw::RawTableInner>::rehash_in_place", TABLES),
    ("<hashbrown::raw::RawTable<(yew::dom_bundle::blist::KeyedEntry, ())>>::reserve_rehash", TABLES),
    (
        "<hashbrown::raw::RawTable<(alloc::string::String, web_sys::features::gen_Element::Element)>>::reserve_rehash",
        TABLES,
    ),
    ("<web_sys::features::gen_Document::Document>::create_element_ns", HTML_ONLY),
    ("<yew::html::component::scope::AnyScope>::find_parent_scope::<yew::suspense", SUSPENSE),
    ("<yew::html::component::lifecycle::ComponentState>::suspend::", SUSPENSE),
    ("<yew::suspense::component::feat_csr_ssr::BaseSuspense>::resume", SUSPENSE),
    ("<yew::suspense::suspension::Suspension as core::clone::Clone>::clone", SUSPENSE),
    ("<alloc::rc::Rc<yew::virtual_dom::vsuspense::VSuspense>>::drop_slow", SUSPENSE),
    ("<alloc::rc::Rc<yew::virtual_dom::vportal::VPortal>>::drop_slow", PORTALS),
    ("<js_sys::futures::jspi::SpawnedTask>::wake", SUSPENSE),
    ("js_sys::futures::jspi::task_waker::raw_clone", SUSPENSE),
    ("js_sys::futures::jspi::task_waker::raw_wake", SUSPENSE),
    ("js_sys::futures::jspi::task_waker::raw_drop", SUSPENSE),
    ("<js_sys::futures::task::singlethread::Task>::into_raw_waker::raw_clone", NEVER_PENDING),
    ("<js_sys::futures::task::singlethread::Task>::into_raw_waker::raw_wake", NEVER_PENDING),
    ("js_sys::global::get_global_object::WINDOW::init", SELF),
    ("js_sys::global::get_global_object::GLOBAL_THIS::init", SELF),
    ("js_sys::global::get_global_object::GLOBAL::init", SELF),
    (
        "wasm_bindgen::__rt::wbg_cast::breaks_if_inlined::<wasm_bindgen::closure::OwnedClosure<dyn for<'a> core::ops::function::Fn<(&'a web_sys::features::gen_Event",
        LISTENERS,
    ),
    ("gloo_console::externs::error", LOGS),
    ("wasm_bindgen::convert::closures::_::invoke::<wasm_bindgen::JsValue, wasm_bindgen::JsValue", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<wasm_bindgen::JsValue, u32", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<wasm_bindgen::JsValue, bool", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<wasm_bindgen::JsValue, core::result::Result<bool", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<core::result::Result", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<js_sys::", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::_::invoke::<web_sys::features::gen_Event::Event", LISTENERS),
    ("wasm_bindgen::convert::closures::_::invoke::<f32", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<f64", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<i8", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<i16", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<i32", CALLBACKS),
    ("wasm_bindgen::convert::closures::_::invoke::<i64", CALLBACKS),
];

/// Text that only such functions read, by its first and its last word, and why. It is overwritten with zeros, which compress to nothing.
const NEVER_READ: (&str, &str, &str) = ("onabort", "ontransitionstart", LISTENERS);

const ATTRIBUTES: &str = "all elements have one list of attributes, so that two never differ in their names";
const CALLBACKS: &str = "arrays of the browser are walked by Rust, never by handing them a callback";
const DRAWN_ONCE: &str = "what is drawn is handed to the page once and never copied";
const HTML_ONLY: &str = "there is neither SVG nor MathML among the elements that Yew makes";
const LISTENERS: &str = "the element's own listeners serve the whole widget";
const LOGS: &str = "what Yew logs it says right before it panics, and the browser shows the trap";
const MARKUP: &str = "text never becomes markup";
const NEVER_PENDING: &str = "the one task, which draws, ends when it is polled first, so that nothing has to wake it";
const PORTALS: &str = "everything is drawn in the one root";
const TABLES: &str = "these tables are made with room for all that goes in, of kinds of elements 56, and no table is emptied and filled again";
const ROOTS: &str = "the roots of Yew, which serve again, and the queue of tasks stay as long as the page";
const SELF: &str = "`self` is the first name that is asked for, and every page has it";
const SUSPENSE: &str = "nothing waits while it is drawn";

/// Removes these functions from the module that the compiler made.
///
/// # Errors
/// When the module cannot be read, or a function of the list is not in it: then the list is to be mended.
pub fn run(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(wasm)?;
    let mut found = vec![false; NEVER_CALLED.len()];
    for function in module.funcs.iter_mut() {
        let name = function.name.as_deref().map(path_of).unwrap_or_default();
        let Some(index) = NEVER_CALLED.iter().position(|(path, _)| name.starts_with(path)) else { continue };
        let walrus::FunctionKind::Local(body) = &mut function.kind else { continue };
        let entry = body.entry_block();
        body.block_mut(entry).instrs = vec![(Unreachable {}.into(), InstrLocId::default())];
        found[index] = true;
    }
    for ((path, why), found) in NEVER_CALLED.iter().zip(found) {
        ensure!(
            found,
            "`{path}` is no longer in the module; xtask/src/prune.rs lists it as never called, since {why}."
        );
    }
    let (first, last, why) = NEVER_READ;
    let segments: Vec<_> = module.data.iter().map(Data::id).collect();
    let clear_in = |segment| clear(&mut module.data.get_mut(segment).value, first.as_bytes(), last.as_bytes());
    let cleared = segments.into_iter().any(clear_in);
    ensure!(cleared, "`{first}` is no longer in the module; xtask/src/prune.rs lists it as never read, since {why}.");
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// Overwrites what stands from `first` to the end of `last`. Says whether it was there.
fn clear(bytes: &mut [u8], first: &[u8], last: &[u8]) -> bool {
    let find = |wanted: &[u8]| bytes.windows(wanted.len()).position(|window| window == wanted);
    match (find(first), find(last)) {
        (Some(start), Some(end)) if start < end => {
            bytes[start..end + last.len()].fill(0);
            true
        }
        _ => false,
    }
}

/// The readable path of a mangled name, without the hashes of crates.
fn path_of(mangled: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(mangled))
}

#[cfg(test)]
mod tests {
    use super::clear;

    #[test]
    fn text_is_cleared_from_its_first_word_to_its_last() {
        let mut bytes = *b"divonabort onclick onendspan";
        assert!(clear(&mut bytes, b"onabort", b"onend"));
        assert_eq!(&bytes, b"div\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0span");
        assert!(!clear(&mut bytes, b"onabort", b"onend"));
    }
}
