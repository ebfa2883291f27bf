//! An own list, typed or kept in a file.

use journeys::{AWKWARD_LINE, AWKWARD_LINE_ID, AWKWARD_LINE_WRITTEN, Fault, Page};
use serde_json::json;
use thirtyfour::Key;

use super::{choose, code, open};

journeys::journeys![
    an_own_list_has_permanent_ids_or_it_is_said_that_it_has_none,
    what_is_typed_is_what_is_shown_and_copied,
    the_list_that_is_typed_is_the_one_that_a_page_shows,
    the_list_that_is_typed_is_the_one_in_its_file,
    a_line_is_written_so_that_each_host_takes_it_as_it_is,
    without_a_line_it_is_said_and_the_last_list_stays_in_sight,
    an_own_list_for_a_frame_is_a_file_and_works_there,
];

/// Lines with all that means something somewhere, of which none may mean anything here.
const AWKWARD_LINES: [&str; 11] = [
    "Nobody merges alone",
    "R&D <b>\"core\"</b> 's </li></alignment-checklist><script>document.title = 'run'</script> &amp; &#65;",
    "{{ site.title }} {% endcapture %} {{< /alignment-checklist >}} ${x} {:#id}",
    "[[Page]] [/alignment-checklist] [link](http://example.org/a_b) <!-- --> ]]>",
    "*a* _b_ `c` ~~d~~ ''e'' ==f== ++g++ | h \\ %%i%% //j//",
    "Zażółć gęślą jaźń, プロダクト",
    "A line that goes on until its id has to be cut somewhere, since forty-eight signs are enough",
    "A line that goes on until its id has to be cut somewhere, since forty-eight signs are not",
    "?!",
    "Nobody merges alone",
    "5. -5 # :x",
];

const AWKWARD_HEADING: &str = "</h2> {{ \"A\" }} & <i>B</i>";

async fn an_own_list_has_permanent_ids_or_it_is_said_that_it_has_none(page: Page) {
    open(&page).await;
    let hosts: Vec<String> =
        page.value("[...document.querySelectorAll('[name=host] option')].map((o) => o.value)").await;
    let sentence = "A line that you reword later is a new one";
    for host in hosts {
        choose(&page, "host", &host).await;
        let built_in: String = page.value("document.querySelector('#steps').textContent").await;
        assert!(!built_in.contains(sentence), "{host}");
        choose(&page, "kind", "own").await;
        let own: String = page.value("document.querySelector('#steps').textContent").await;
        assert_ne!(
            own.contains(sentence),
            own.contains("we-show-work-early") && own.contains("nobody-merges-alone"),
            "{host}: {own}"
        );
        choose(&page, "kind", "built-in").await;
    }
    choose(&page, "kind", "own").await;
    for (host, items) in [
        ("jekyll", "- {:#we-show-work-early} We show work early.\n- {:#nobody-merges-alone} Nobody merges alone\n"),
        (
            "mkdocs",
            "- We show work early.\n  {: #we-show-work-early }\n- Nobody merges alone\n  {: #nobody-merges-alone }\n",
        ),
    ] {
        choose(&page, "host", host).await;
        assert!(code(&page).await[1].contains(items), "{host}: {:?}", code(&page).await);
    }
}

async fn what_is_typed_is_what_is_shown_and_copied(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    let widget = page.widget().await;
    widget.until("inside('[data-item=nobody-merges-alone]')[0]").await;
    assert_eq!(widget.headings().await, ["What we promise design"]);
    assert_eq!(widget.statements().await, ["We show work early.", "Nobody merges alone"]);
    assert_eq!(
        code(&page).await[1],
        "<alignment-checklist list=\"our-charter\">\n<h2>What we promise design</h2>\n<ul>\n\
         <li id=\"we-show-work-early\">We show work early.</li>\n<li id=\"nobody-merges-alone\">Nobody merges alone</li>\n\
         </ul>\n</alignment-checklist>"
    );
    // With the keys, from the beginning.
    page.run::<()>("const field = document.querySelector('[name=lines]'); field.focus(); field.select()", vec![]).await;
    let typed = "Before any heading\n# First part\n- Bulleted\n[x] Boxed\n\n#untitled\n## Second part\n  Spaced   out ";
    page.press(typed.replace('\n', &char::from(Key::Enter).to_string())).await;

    widget.until("inside('[data-item=spaced-out]')[0]").await;
    assert_eq!(widget.headings().await, ["First part", "Second part"]);
    assert_eq!(widget.statements().await, ["Before any heading", "Bulleted", "Boxed", "#untitled", "Spaced out"]);
    assert_eq!(widget.ticked().await, [""; 0]);
    let hosts: Vec<String> =
        page.value("[...document.querySelectorAll('[name=host] option')].map((o) => o.value)").await;
    for host in hosts {
        choose(&page, "host", &host).await;
        let copied = code(&page).await.join("\n");
        for text in ["Before any heading", "First part", "Bulleted", "Boxed", "untitled", "Second part", "Spaced out"] {
            assert!(copied.contains(text), "{host}: {text} in {copied}");
        }
        let said: String = page.value("document.querySelector('#steps').textContent").await;
        assert!(!said.contains("JavaScript:") && !said.contains("Replace"), "{host}: {said}");
    }
    page.expect_no_errors().await;
}

/// Types them, and gives the ids that the checklist gives them, for which what is copied must have the same.
async fn type_awkward_lines(page: &Page) -> Vec<String> {
    choose(page, "kind", "own").await;
    choose(page, "lines", &format!("# {AWKWARD_HEADING}\n{}", AWKWARD_LINES.join("\n"))).await;
    let widget = page.widget().await;
    widget.until("inside('[data-item=nobody-merges-alone-2]')[0]").await;
    assert_eq!(widget.statements().await, AWKWARD_LINES);
    assert_eq!(widget.headings().await, [AWKWARD_HEADING]);
    widget.items().await
}

async fn the_list_that_is_typed_is_the_one_that_a_page_shows(page: Page) {
    for host in ["html", "class-names", "confluence-dc"] {
        open(&page).await;
        choose(&page, "host", host).await;
        let ids = type_awkward_lines(&page).await;
        let copied: Vec<String> =
            page.value("[...document.querySelectorAll('#steps ol code')].map((code) => code.textContent)").await;
        page.site().write(
            "typed.html",
            format!("<!doctype html><meta charset=\"utf-8\"><title>Typed</title>{}", copied.join("")),
        );
        // Without its script.
        page.site().fault("alignment-checklist.js", Fault::Missing);
        page.go(&page.site().url("typed.html")).await;
        let plain: Vec<String> = page.value("[...document.querySelectorAll('li')].map((li) => li.innerText)").await;
        assert_eq!(plain, AWKWARD_LINES, "{host}");
        page.site().repair();
        page.go(&page.site().url("typed.html")).await;
        let widget = page.widget().await;
        assert_eq!(widget.headings().await, [AWKWARD_HEADING], "{host}");
        assert_eq!(widget.statements().await, AWKWARD_LINES, "{host}");
        assert_eq!(widget.items().await, ids, "{host}");
        assert_eq!(page.value::<String>("document.title").await, "Typed");
        widget.toggle("nobody-merges-alone-2").await;
        assert_eq!(page.stored_keys().await, ["alignment-checklist:our-charter:default"]);
        page.run::<()>("localStorage.clear()", vec![]).await;
    }
}

/// A page with the list that is in such a file.
async fn show_file(page: &Page, list: &str) {
    page.site().write(
        "file.html",
        "<!doctype html><title>File</title><script type=\"module\" src=\"dist/alignment-checklist.js\"></script>",
    );
    page.go(&page.site().url("file.html")).await;
    page.run::<()>(
        "const element = document.createElement('alignment-checklist');
         element.setAttribute('src', URL.createObjectURL(new Blob([arguments[0]])));
         document.body.append(element)",
        vec![json!(list)],
    )
    .await;
}

async fn the_list_that_is_typed_is_the_one_in_its_file(page: Page) {
    open(&page).await;
    choose(&page, "host", "frame").await;
    choose(&page, "list", "Our \"R&D\" charter").await;
    let ids = type_awkward_lines(&page).await;
    let list = code(&page).await[0].clone();
    page.run::<()>(
        "URL.createObjectURL = (blob) => { journal.blob = blob; return 'about:blank' };
         HTMLAnchorElement.prototype.click = function () { journal.download = this.download };
         const buttons = [...document.querySelectorAll('#steps ol li:first-child button')];
         journal.names = buttons.map((button) => button.textContent);
         buttons[1].click()",
        vec![],
    )
    .await;
    assert_eq!(page.value::<[String; 2]>("journal.names").await, ["Copy the list", "Save our-r-d-charter.json"]);
    assert_eq!(page.value::<String>("journal.download").await, "our-r-d-charter.json");
    assert_eq!(page.promised::<String>("journal.blob.text()").await, list);
    show_file(&page, &list).await;
    let widget = page.widget().await;
    assert_eq!(widget.ask::<String>("inside('[part~=title]')[0].innerText").await, "Our \"R&D\" charter");
    assert_eq!(widget.headings().await, [AWKWARD_HEADING]);
    assert_eq!(widget.statements().await, AWKWARD_LINES);
    assert_eq!(widget.items().await, ids);
    page.expect_no_errors().await;
}

/// What the hosts make of it, their own tests say.
async fn a_line_is_written_so_that_each_host_takes_it_as_it_is(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    choose(&page, "lines", &format!("- {AWKWARD_LINE}\n2) e")).await;
    let (line, id) = (AWKWARD_LINE_WRITTEN, AWKWARD_LINE_ID);
    let verbatim = AWKWARD_LINE.replace("%%", "%%<nowiki>%%</nowiki>%%");
    for (host, written) in [
        ("jekyll", format!("- {{:id=\"{id}\"}} {line}\n- {{:id=\"2-e\"}} 2&#41; e")),
        ("hugo", format!("- {line}\n- 2&#41; e")),
        ("mkdocs", format!("- {line}\n  {{: id=\"{id}\" }}\n- 2&#41; e\n")),
        ("docusaurus", format!("- {line}\n- 2&#41; e")),
        ("wordpress", format!("<li id=\"{id}\">{line}</li>")),
        ("mediawiki", format!("* {line}\n* 2&#41; e")),
        ("dokuwiki", format!("  * %%{verbatim}%%\n  * %%2) e%%")),
    ] {
        choose(&page, "host", host).await;
        let copied = code(&page).await;
        assert!(copied.iter().any(|code| code.contains(&written)), "{host}: {written} in {copied:?}");
    }
}

async fn without_a_line_it_is_said_and_the_last_list_stays_in_sight(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    for empty in ["", " \n\n", "# Only a heading", "#"] {
        choose(&page, "lines", "Talk first").await;
        assert!(code(&page).await[1].contains("<li id=\"talk-first\">Talk first</li>"), "{empty:?}");
        choose(&page, "lines", empty).await;
        assert_eq!(code(&page).await, [""; 0], "{empty:?}");
        let said: [String; 2] =
            page.value("['#unlined', '#nothing'].map((place) => document.querySelector(place).innerText)").await;
        assert_eq!(said, ["Write at least one expectation.", "Nothing to copy yet. Write at least one expectation."]);
        assert_eq!(page.value::<String>("document.querySelector('[name=lines]').ariaInvalid").await, "true");
        let widget = page.widget().await;
        widget.until("inside('[data-item=talk-first]')[0]").await;
        assert_eq!(widget.items().await, ["talk-first"]);
    }
    // It is of no interest for the list that is built in, which is shown again.
    choose(&page, "kind", "built-in").await;
    assert!(!page.value::<bool>("document.querySelector('#nothing').checkVisibility()").await);
    assert_eq!(code(&page).await.len(), 5);
    page.widget().await.until("inside('[data-item=goals-short]')[0]").await;
    page.expect_no_errors().await;
}

async fn an_own_list_for_a_frame_is_a_file_and_works_there(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    choose(&page, "list", "our-promises").await;
    for host in ["frame", "confluence-cloud", "confluence-dc", "address"] {
        choose(&page, "host", host).await;
        let copied = code(&page).await;
        let address = |code: &&String| code.contains("index.html");
        let addresses: Vec<_> = copied.iter().filter(address).collect();
        assert!(
            !addresses.is_empty() && addresses.iter().all(|code| code.contains("index.html?src=our-promises.json")),
            "{host}: {addresses:?}"
        );
    }
    choose(&page, "host", "address").await;
    let [list, address] = code(&page).await.try_into().expect("a file and an address to copy");
    assert!(
        !page.value::<String>("document.querySelector('#steps').textContent").await.contains("pixels"),
        "the built-in list was measured, not this one"
    );
    // A path of the folder, since the policy of the page allows no other place.
    assert_eq!(address, page.site().url("dist/index.html?src=our-promises.json"));
    show_file(&page, &list).await;
    let widget = page.widget().await;
    assert_eq!(widget.headings().await, ["What we promise design"]);
    assert_eq!(widget.items().await, ["we-show-work-early", "nobody-merges-alone"]);
    widget.toggle("we-show-work-early").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:our-promises:default"]);
    page.expect_no_errors().await;
}
