//! A thousand items, and a thousand lives of one element.

use journeys::Page;
use serde_json::json;

journeys::journeys![
    a_tick_among_a_thousand_changes_one_row,
    two_thousand_mounts_leave_nothing_behind.with_garbage_collection(),
];

async fn a_tick_among_a_thousand_changes_one_row(page: Page) {
    page.open("thousand.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.items().await.len(), 1000);
    assert_eq!(widget.progress().await, "0 of 1000 agreed");
    widget
        .ask::<()>(
            "void (journal.touched = new Set(), new MutationObserver((records) => {
               for (const record of records) {
                 const element = record.target.nodeType === 1 ? record.target : record.target.parentElement;
                 journal.touched.add(element?.closest('[data-item]')?.dataset.item ?? element?.closest('[part]')?.getAttribute('part') ?? 'the rest');
               }
             }).observe(host.shadowRoot, { attributes: true, characterData: true, childList: true, subtree: true }))",
        )
        .await;
    widget.toggle("s10-i25").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '1 of 1000 agreed'").await;
    let rows: Vec<String> = page.value("[...journal.touched].filter((name) => /^s\\d+-i\\d+$/.test(name))").await;
    assert_eq!(rows, ["s10-i25"]);
    let counts: Vec<String> = widget.section_progress().await;
    assert_eq!(counts[9], "1 of 50");
    assert_eq!(counts.iter().filter(|count| *count == "0 of 50").count(), 19);
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["s10-i25"]);
    page.expect_no_errors().await;
}

async fn two_thousand_mounts_leave_nothing_behind(page: Page) {
    page.open("mounts.html").await;
    page.promised::<()>("customElements.whenDefined('alignment-checklist').then(() => null)").await;
    let lives = "async (count) => {
        const refs = [];
        for (let life = 0; life < count; life++) {
          const host = document.createElement('alignment-checklist');
          host.setAttribute('loading', 'eager');
          document.querySelector('main').append(host);
          await host.ready;
          refs.push(new WeakRef(host), new WeakRef(host.shadowRoot.querySelector('[part~=item]')));
          host.remove();
          await new Promise((resolve) => setTimeout(resolve));
        }
        // What a finished frame still holds is let go with the next; garbage is collected between tasks.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        gc();
        await new Promise((resolve) => setTimeout(resolve));
        gc();
        return { alive: refs.filter((ref) => ref.deref()).length, memory: memories.map((memory) => memory.buffer.byteLength) };
      }";
    // The first hundred fill the pools.
    let warm: serde_json::Value = page.promised(&format!("({lives})(100)")).await;
    let mut last = warm.clone();
    // In portions, each within the limit of a single wait.
    for _ in 0..19 {
        last = page.promised(&format!("({lives})(100)")).await;
    }
    assert_eq!(warm["memory"].as_array().map(Vec::len), Some(1), "one WebAssembly instance: {warm}");
    // Memory comes in pages of 64 KiB. Lives differ a little in what they need at a time, so the last page may come late; 70 bytes that
    // each left behind would be two, at least.
    let bytes = |at: &serde_json::Value| at["memory"][0].as_u64().expect("a size in bytes");
    let grown = bytes(&last) - bytes(&warm);
    assert!(grown <= 64 << 10, "the memory of the WebAssembly instance grows with its lives, by {grown} bytes");
    assert!(
        last["alive"].as_u64() <= Some(4),
        "{} of 200 nodes of the last hundred lives are still there",
        last["alive"]
    );
    assert_eq!(page.value::<serde_json::Value>("journal.errors").await, json!([]));
}
