//! The built-in list: its ids are a contract, its words are our own, its links work, the post is credited.

use std::collections::BTreeSet;

use alignment_checklist::core::builtin::{PM_EM, pm_em};
use alignment_checklist::core::checklist::{Checklist, Party};
use alignment_checklist::core::rich::{Rich, Span};

use crate::support::file;

#[test]
fn the_ids_are_these_for_ever() {
    let list = pm_em();
    let ids: Vec<(&str, Vec<&str>)> = list
        .sections
        .iter()
        .map(|section| (&*section.id, section.items.iter().map(|item| &*item.id).collect()))
        .collect();
    assert_eq!(
        ids,
        [
            ("together", vec!["goals-short", "goals-mid", "goals-long", "mutual-interest", "shared-values"]),
            ("pm", vec!["pm-research", "pm-team-health", "pm-technology", "pm-intangibles", "pm-product-sense"]),
            ("em", vec!["em-direction", "em-requirements", "em-no-busywork", "em-no-bottleneck", "em-customers"]),
        ],
    );
    assert_eq!((&*list.id, PM_EM), ("pm-em", "pm-em"));
}

#[test]
fn the_list_that_is_built_in_is_the_one_in_the_file() {
    assert_eq!(pm_em(), Checklist::parse(&file("content/pm-em.json")).unwrap());
}

#[test]
fn the_ids_in_the_file_are_unique_as_they_stand() {
    // The reader would make them unique, and with that change them.
    let text = file("content/pm-em.json");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let sections = json["sections"].as_array().unwrap();
    let items = || sections.iter().flat_map(|section| section["items"].as_array().unwrap());
    let unique: BTreeSet<&str> = items().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!((items().count(), unique.len()), (15, 15));
}

#[test]
fn every_section_is_directed() {
    let parties: Vec<_> =
        pm_em().sections.iter().map(|section| (section.owner.clone(), section.expected_by.clone())).collect();
    assert_eq!(
        parties,
        [
            (Some(Party::Both), Some(Party::Both)),
            (Some(Party::Pm), Some(Party::Em)),
            (Some(Party::Em), Some(Party::Pm)),
        ],
    );
}

#[test]
fn the_post_is_credited() {
    let credit = pm_em().credit.unwrap();
    assert_eq!(credit.title, "Best relationship between product and engineering manager");
    assert_eq!(credit.author, "Kuba");
    assert_eq!(
        credit.href.as_str(),
        "https://engineering-manager.com/2020-01-11/relationship-product-engineering-manager"
    );
    let post = file("tests/pages/post.md");
    assert!(post.contains(&credit.title) && post.contains(&credit.author));
}

#[test]
fn every_statement_is_short_and_explained_in_one_line() {
    for item in pm_em().items() {
        let statement = item.statement.plain_text();
        assert!(statement.chars().count() <= 80 && statement.ends_with('.'), "{statement}");
        assert_eq!(item.details.len(), 1, "{statement}");
        assert!(!item.details[0].is_blank(), "{statement}");
    }
}

#[test]
fn the_articles_that_the_post_links_to_are_linked() {
    let links: Vec<(String, String)> = all_text(&pm_em()).iter().flat_map(links).collect();
    assert_eq!(
        links,
        [
            (
                "https://engineering-manager.com/2017-11-20/keep-your-business-close-to-your-employees".to_owned(),
                "More on keeping business and engineers close".to_owned(),
            ),
            (
                "https://engineering-manager.com/2019-01-14/ownership-explained-for-engineers-and-managers".to_owned(),
                "More on ownership in a team".to_owned(),
            ),
        ],
    );
    let post = file("tests/pages/post.md");
    for (href, _) in &links {
        assert!(post.contains(href), "the post does not link to {href}");
    }
}

#[test]
fn no_address_in_the_file_is_refused() {
    let text = file("content/pm-em.json");
    let written = text.matches("\"href\"").count();
    let list = pm_em();
    let read = all_text(&list).iter().flat_map(links).count() + usize::from(list.credit.is_some());
    assert_eq!(read, written);
    assert_eq!(text.matches("\"href\": \"https://").count(), written);
}

#[test]
fn the_words_are_our_own() {
    const RUN: usize = 6;
    let words = |text: &str| -> Vec<String> {
        let letters =
            text.chars().filter(|character| !matches!(character, '\'' | '’')).collect::<String>().to_lowercase();
        letters
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let post = words(&file("tests/pages/post.md"));
    assert!(post.len() > 800, "the post is not the whole post");
    let runs: BTreeSet<&[String]> = post.windows(RUN).collect();
    for rich in all_text(&pm_em()) {
        for run in words(&rich.plain_text()).windows(RUN) {
            assert!(!runs.contains(run), "copied from the post: {}", run.join(" "));
        }
    }
}

#[test]
fn the_file_follows_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&file("docs/list.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let errors = |text: &str| -> Vec<String> {
        let json = serde_json::from_str(text).unwrap();
        schema.iter_errors(&json).map(|error| error.to_string()).collect()
    };
    assert_eq!(errors(&file("content/pm-em.json")), [""; 0]);
    for wrong in [
        "{}",
        r#"{"sections":[]}"#,
        r#"{"sections":[{"items":[{"id":"a"}]}]}"#,
        r#"{"sections":[{"items":[{"statement":"a","details":"b"}]}]}"#,
        r#"{"sections":[{"items":[{"statement":{"link":"a","href":"javascript:alert(1)"}}]}]}"#,
        r#"{"sections":[{"items":[{"statement":{"blink":"a"}}]}]}"#,
    ] {
        assert_ne!(errors(wrong), [""; 0], "{wrong}");
    }
    let example = file("docs/list.md");
    let example = example.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(errors(example), [""; 0]);
    Checklist::parse(example).unwrap();
}

/// Every text that a reader sees.
fn all_text(list: &Checklist) -> Vec<Rich> {
    let mut all = vec![list.title.clone()];
    all.extend(list.intro.clone());
    for section in &list.sections {
        all.push(section.heading.clone());
        all.extend(section.intro.clone());
        for item in &section.items {
            all.push(item.statement.clone());
            all.extend(item.details.clone());
        }
    }
    all
}

fn links(rich: &Rich) -> Vec<(String, String)> {
    let inner = rich.0.iter().flat_map(|span| match span {
        Span::Emphasis(inner) | Span::Strong(inner) => links(inner),
        Span::Link(href, inner) => vec![(href.as_str().to_owned(), inner.plain_text())],
        Span::Text(_) | Span::Code(_) => Vec::new(),
    });
    inner.collect()
}
