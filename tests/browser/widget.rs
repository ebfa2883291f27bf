//! The exports that the element calls.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::element_side::*;
use crate::support::*;

/// A widget that keeps nothing.
async fn in_memory() -> Embed {
    let embed = Embed::new("here").await;
    assert_eq!(embed.configure(r#"{"list":"pm-em","team":"payments","storage":"none"}"#).await, None);
    embed
}

const EMPTY: &str = r#"{"commitments":{},"format":1,"list":"pm-em","list_revision":1,"marks":{},"notes":{},"syncs":{},"team":"payments"}"#;

#[wasm_bindgen_test]
async fn it_is_empty_until_it_is_configured() {
    let embed = Embed::new("here").await;
    settled().await;
    assert_eq!(embed.root.0.inner_html(), "");
    assert_eq!((embed.widget.state(), embed.widget.summary(), embed.widget.outcome("plain")), Default::default());
    embed.act("tick", "goals-short").await;
    let nothing_shown = Some("There is no checklist to show it in.");
    assert_eq!(embed.merge(EMPTY).await.as_deref(), nothing_shown);
    assert_eq!(embed.widget.open(EMPTY, false).as_deref(), nothing_shown);
    assert_eq!(embed.told(), [""; 0]);
}

#[wasm_bindgen_test]
async fn configured_it_shows_the_list_and_hands_out_its_state() {
    let embed = in_memory().await;
    assert_eq!(embed.count("[part=item]"), 15);
    assert_eq!(embed.text("p.credit:last-of-type"), "Team: payments");
    assert_eq!(embed.widget.state(), EMPTY);
    assert_eq!(embed.told(), [""; 0]);
}

#[wasm_bindgen_test]
async fn the_summary_counts_the_whole_and_each_section() {
    let embed = in_memory().await;
    embed.act("tick", "pm-research").await;
    embed.act("not-applicable", "em-customers").await;
    assert_eq!(
        embed.widget.summary(),
        r#"{"done":1,"sections":[{"done":0,"id":"together","total":5},{"done":1,"id":"pm","total":5},{"done":0,"id":"em","total":4}],"total":14}"#
    );
}

#[wasm_bindgen_test]
async fn the_outcome_is_there_as_markdown() {
    let embed = Embed::new("here").await;
    let nodes = r#"[["h2",{},"What we promise"],["ul",{},["li",{"id":"early"},"Work is shown ",["em",{},"early"]],["li",{"id":"alone"},"Nobody merges alone"]]]"#;
    embed.configure(&format!(r#"{{"list":"charter","storage":"none","nodes":{nodes},"level":2}}"#)).await;
    embed.act("tick", "early").await;
    embed.widget.act(r#"{"name":"add-note","item":"alone","text":"Not *even* on Fridays","author":"em"}"#);
    let outcome = embed.widget.outcome("markdown");
    let (date, rest) = outcome.split_once("\n\n").unwrap();
    assert_eq!(date.len(), "2026-11-25T10:15:00.000Z".len());
    assert_eq!(
        rest,
        format!(
            "1 of 2 agreed\n\n## What we promise\n\n- [x] Work is shown *early*\n- [ ] Nobody merges alone\n  - EM: Not \\*even\\* on Fridays\n\n## Open points\n\n- Nobody merges alone\n\nOpen this checklist: <{}>\n",
            embed.widget.link()
        )
    );
    assert_eq!(embed.text("h2[part=section-title]"), "What we promise");
}

#[wasm_bindgen_test]
async fn a_tick_is_told_once_with_what_changed() {
    let embed = in_memory().await;
    embed.act("tick", "goals-short").await;
    assert!(embed.is_ticked("goals-short"));
    let told = embed.told();
    let state = embed.widget.state();
    let summary = embed.widget.summary();
    assert_eq!(told, [format!(r#"change {{"changed":["goals-short"],"summary":{summary},"state":{state}}}"#)]);
}

#[wasm_bindgen_test]
async fn what_changes_no_state_is_not_told() {
    let embed = in_memory().await;
    for name in ["more", "open-only", "close", "undo", "reset", "untick", "unknown"] {
        if name == "untick" {
            embed.act("tick", "goals-short").await;
            embed.act("untick", "goals-short").await;
            embed.told();
        }
        embed.act(name, "goals-short").await;
        // Of the filter there is something to say aloud.
        let said: &[&str] = if name == "open-only" { &["said null"] } else { &[] };
        assert_eq!(embed.told(), said, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_state_that_is_merged_in_is_shown_and_told() {
    let embed = in_memory().await;
    embed.act("tick", "goals-short").await;
    embed.told();
    assert_eq!(embed.merge(&ticked("payments", "goals-mid", 1)).await, None);
    assert!(embed.is_ticked("goals-short") && embed.is_ticked("goals-mid"));
    assert_eq!(embed.kinds(), ["change"]);
    assert_eq!(embed.progress(), "2 of 15 agreed");
}

#[wasm_bindgen_test]
async fn a_state_that_does_not_belong_here_is_refused_in_words() {
    let embed = in_memory().await;
    let refusals = [
        (ticked("checkout", "goals-short", 1), "The state belongs to another list or team."),
        (
            ticked("payments", "goals-short", 1).replace("pm-em", "charter"),
            "The state belongs to another list or team.",
        ),
        (r#"{"format":1,"#.to_owned(), "The saved state is not valid JSON at byte 12."),
        ("[]".to_owned(), "The saved state is not a document of this checklist."),
        (
            ticked("payments", "goals-short", 1).replace(r#""format":1"#, r#""format":2"#),
            "The saved state has format 2; this version reads format 1. Reload the page to get the newer version.",
        ),
    ];
    for (text, sentence) in refusals {
        assert_eq!(embed.merge(&text).await.as_deref(), Some(sentence), "{text}");
        assert_eq!(embed.widget.state(), EMPTY);
    }
    assert_eq!(embed.told(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_read_only_widget_takes_nothing_in() {
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"payments","storage":"none","readonly":true}"#).await;
    assert_eq!(
        embed.merge(&ticked("payments", "goals-short", 1)).await.as_deref(),
        Some("The checklist is read only.")
    );
    assert_eq!(embed.widget.state(), EMPTY);
}

#[wasm_bindgen_test]
async fn a_malformed_list_leaves_everything_as_it_was() {
    let embed = in_memory().await;
    embed.act("tick", "goals-short").await;
    let refusals = [
        (r#"{"source":"{"}"#, "The list is not valid JSON at byte 1."),
        (
            r#"{"source":"{\"sections\":[]}"}"#,
            r#"The list has no items: it needs "sections", each with "items", each with a "statement"."#,
        ),
    ];
    for (config, sentence) in refusals {
        assert_eq!(embed.configure(config).await.as_deref(), Some(sentence));
        assert!(embed.is_ticked("goals-short"));
    }
}

#[wasm_bindgen_test]
async fn attributes_that_change_keep_a_state_in_memory() {
    let embed = in_memory().await;
    embed.act("tick", "goals-short").await;
    embed
        .configure(r#"{"list":"pm-em","team":"payments","storage":"none","only":"pm together","readonly":true}"#)
        .await;
    assert_eq!(embed.texts("[part=section-title]"), ["What we both agree on", "What the EM expects from the PM"]);
    assert!(embed.is_ticked("goals-short"));
    assert_eq!(embed.progress(), "1 of 10 agreed");

    embed.configure(r#"{"list":"pm-em","team":"checkout","storage":"none"}"#).await;
    assert!(!embed.is_ticked("goals-short"));
}

#[wasm_bindgen_test]
async fn another_language_is_handed_over_as_a_catalogue() {
    let embed = Embed::new("here").await;
    embed
        .configure(r#"{"list":"pm-em","storage":"none","text":[{"few":"few","other":"other"}],"categories":["few","few","few","few","few","few","few","few","few","few","few","few","few","few","few","few"]}"#)
        .await;
    assert_eq!(embed.progress(), "few");
}

#[wasm_bindgen_test]
async fn an_own_list_without_a_name_is_named_for_its_page() {
    let embed = Embed::new("here").await;
    embed.configure(r#"{"page":"/teams/charter","storage":"none","nodes":[["ul",{},["li",{},"One"]]]}"#).await;
    assert!(embed.widget.state().contains(r#""list":"/teams/charter""#), "{}", embed.widget.state());
}

#[wasm_bindgen_test]
async fn a_cleared_widget_is_empty_and_serves_again() {
    let embed = in_memory().await;
    embed.act("tick", "goals-short").await;
    embed.told();
    embed.widget.clear();
    settled().await;
    assert_eq!(embed.root.0.inner_html(), "");
    assert_eq!(embed.widget.state(), "");
    embed.act("tick", "goals-short").await;
    assert_eq!(embed.told(), [""; 0]);

    embed.configure(r#"{"list":"pm-em","team":"payments","storage":"none"}"#).await;
    assert_eq!(embed.widget.state(), EMPTY);
    embed.act("tick", "goals-mid").await;
    assert!(embed.is_ticked("goals-mid"));
    assert_eq!(embed.kinds(), ["change"]);
}

#[wasm_bindgen_test]
async fn what_is_to_be_said_aloud_can_be_asked() {
    let embed = in_memory().await;
    embed.act("not-applicable", "goals-short").await;
    assert_eq!(embed.widget.announcement(), "Marked as “does not apply”. 0 of 14 agreed");
}
