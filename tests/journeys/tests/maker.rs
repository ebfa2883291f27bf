//! The page where one copies what a host needs.

use std::collections::BTreeSet;
use std::fs;

use journeys::{
    AWKWARD_LINE, AWKWARD_LINE_ID, AWKWARD_LINE_WRITTEN, AWKWARD_TEAM, AWKWARD_TEAM_WRITTEN, Browser, Fault, Page,
    repository,
};
use serde_json::json;
use thirtyfour::Key;

journeys::journeys![
    what_is_copied_for_a_page_works_there,
    the_room_that_the_readme_reserves_keeps_what_stands_below,
    each_host_has_its_steps,
    what_only_some_need_stands_apart_from_the_steps,
    what_a_host_has_to_install_is_published_and_set_up_as_documented,
    choices_are_in_what_is_copied,
    a_checklist_with_nothing_inside_is_closed_where_it_opens,
    a_team_is_written_so_that_each_host_takes_all_of_it,
    an_own_list_has_permanent_ids_or_it_is_said_that_it_has_none,
    what_is_typed_is_what_is_shown_and_copied,
    the_list_that_is_typed_is_the_one_that_a_page_shows,
    the_list_that_is_typed_is_the_one_in_its_file,
    a_line_is_written_so_that_each_host_takes_it_as_it_is,
    without_a_line_it_is_said_and_the_last_list_stays_in_sight,
    what_is_shown_has_items_and_is_no_word_about_saving,
    what_was_copied_is_said_beside_its_button,
    a_frame_is_as_tall_as_what_is_in_it,
    what_is_measured_is_nobodys_business,
    the_hash_that_pins_a_version_is_that_of_the_script_and_a_step_of_its_own,
    in_a_frame_it_says_what_works,
    the_answers_alone_are_a_page_without_barriers,
    with_the_script_around_the_frame_height_and_theme_work,
    a_sandbox_that_can_be_seen_is_read,
    what_keeps_the_checklist_from_starting_is_said,
    no_barrier_and_nothing_wider_than_a_phone,
    a_name_may_be_written_in_any_way,
    a_name_that_cannot_be_one_is_said_and_nothing_is_handed_out,
    an_own_list_for_a_frame_is_a_file_and_works_there,
    a_frame_has_no_border,
    what_is_usual_is_no_alarm,
    a_page_whose_script_does_not_start_says_what_to_do,
    at_least_one_section_stays_ticked,
    sections_and_languages_are_those_there_are,
    names_and_fields_line_up,
    a_name_says_what_it_is_for,
    what_is_copied_is_large_enough_and_near_what_is_said_of_it,
    what_copies_stands_above_what_may_be_cut_off,
    an_address_that_only_this_computer_reaches_is_said,
];

async fn open(page: &Page) {
    page.go(&page.site().url("dist/embed.html")).await;
    page.widget().await;
    page.until::<bool>("document.querySelectorAll('#doctor li').length === 5").await;
}

/// Chooses, as somebody who uses the form would.
async fn choose(page: &Page, name: &str, value: &str) {
    page.run::<()>(
        "const field = document.querySelector('#choices').elements[arguments[0]];
         field.value = arguments[1];
         (field instanceof RadioNodeList ? [...field].find((one) => one.checked) : field).dispatchEvent(new Event('input', { bubbles: true }));",
        vec![json!(name), json!(value)],
    )
    .await;
}

async fn code(page: &Page) -> Vec<String> {
    page.value("[...document.querySelectorAll('#steps code')].map((code) => code.textContent)").await
}

async fn what_is_copied_for_a_page_works_there(page: Page) {
    open(&page).await;
    choose(&page, "team", "check\"out & <co> [all]").await;
    let [script, element, header, policy, _] = code(&page).await.try_into().expect("five things to copy");
    assert!(policy.starts_with("script-src http://localhost:"), "{policy}");
    page.site().write("copied.html", format!("<!doctype html><title>Copied</title><h1>Our blog</h1>{script}{element}"));
    // On another site it takes the header.
    page.go(&page.site().url_elsewhere("copied.html")).await;
    assert_eq!(page.value::<usize>("document.querySelectorAll('li').length").await, 30);
    let (name, value) = header.split_once(": ").expect("it is a header");
    assert_eq!((name, value), ("Access-Control-Allow-Origin", "*"));
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    page.go(&page.site().url_elsewhere("copied.html")).await;
    page.widget().await;
    page.site().repair();
    page.go(&page.site().url("copied.html")).await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:check\"out & <co> [all]"]);
    assert_eq!(widget.ask::<String>("inside('[part~=title]')[0].localName").await, "h2");
    page.expect_no_errors().await;
}

async fn the_room_that_the_readme_reserves_keeps_what_stands_below(page: Page) {
    let readme = fs::read_to_string(repository().join("README.md")).expect("it is there");
    let block = |language: &str| {
        let (_, block) = readme.split_once(&format!("\n```{language}\n")).expect("it is written there");
        block.split_once("```").expect("a block ends").0
    };
    let (script, element) = block("html").split_once("</script>").expect("the script stands before the checklist");
    assert!(script.contains("https://example.org/checklist/alignment-checklist.js"), "{script}");
    for reserved in [true, false] {
        let style = if reserved { block("css") } else { "" };
        page.site().write(
            "short.html",
            format!(
                "<!doctype html><html lang=\"en\"><title>Short</title><style>{style}</style><h1>Our team</h1>{element}<p id=\"below\">{}</p></html>",
                "What stands below. ".repeat(200)
            ),
        );
        page.go(&page.site().url("short.html")).await;
        // Painted as it is without the script, then started.
        let painted = "new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))).then(() => null)";
        page.promised::<()>(painted).await;
        let below = "document.querySelector('#below').getBoundingClientRect().top >= innerHeight";
        assert_eq!(page.value::<bool>(below).await, reserved);
        page.run::<()>(
            "document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/dist/alignment-checklist.js' }))",
            vec![],
        )
        .await;
        page.widget().await;
        page.promised::<()>(painted).await;
        let shifts: f64 = page.value("journal.shifts").await;
        // No other browser tells.
        if reserved || page.browser() == Browser::Chromium {
            assert_eq!(shifts < 0.01, reserved, "it shifts by {shifts}");
        }
    }
}

async fn each_host_has_its_steps(page: Page) {
    open(&page).await;
    let hosts: Vec<String> =
        page.value("[...document.querySelectorAll('[name=host] option')].map((o) => o.value)").await;
    assert_eq!(
        hosts,
        [
            "html",
            "frame",
            "class-names",
            "confluence-cloud",
            "confluence-dc",
            "jekyll",
            "hugo",
            "mkdocs",
            "docusaurus",
            "wordpress",
            "mediawiki",
            "dokuwiki",
            "address"
        ]
    );
    for host in hosts {
        choose(&page, "host", &host).await;
        let copied = code(&page).await;
        assert!(!copied.is_empty(), "{host}");
        // Whatever loads the script from elsewhere needs its server's permission.
        let frames = ["frame", "confluence-cloud", "address"].contains(&host.as_str());
        assert_ne!(copied.iter().any(|code| code == "Access-Control-Allow-Origin: *"), frames, "{host}: {copied:?}");
        let buttons: Vec<String> =
            page.value("[...document.querySelectorAll('#steps button')].map((button) => button.textContent)").await;
        assert_eq!(buttons.len(), copied.len(), "{host}");
        assert_eq!(BTreeSet::from_iter(&buttons).len(), buttons.len(), "{host}: {buttons:?}");
        assert!(
            buttons.iter().all(|button| button.starts_with("Copy ") && !button.contains("undefined")),
            "{buttons:?}"
        );
        choose(&page, "kind", "own").await;
        let own: String = page.value("document.querySelector('#steps').textContent").await;
        assert!(own.contains("our-charter"), "{host}: {own}");
        // The page to frame has the built-in list, unless its address names another.
        let framed: Vec<_> = code(&page).await.into_iter().filter(|code| code.contains("/index.html")).collect();
        assert!(framed.iter().all(|code| code.contains("/index.html?src=our-charter.json")), "{host}: {framed:?}");
        assert_eq!(framed.is_empty(), !frames && host != "confluence-dc", "{host}");
        choose(&page, "kind", "built-in").await;
    }
}

async fn what_only_some_need_stands_apart_from_the_steps(page: Page) {
    open(&page).await;
    let copied = async |list: &str| {
        let buttons = "return [...document.querySelectorAll(`#steps ${arguments[0]} button`)].map((button) => button.textContent)";
        page.run::<Vec<String>>(buttons, vec![json!(list)]).await
    };
    assert_eq!(copied("ol").await, ["Copy the script", "Copy the checklist"]);
    assert_eq!(copied("ul").await, ["Copy the header", "Copy the policy", "Copy the integrity hash"]);
    assert_eq!(
        page.value::<String>("document.querySelector('#further h3').innerText").await,
        "Only if it does not work, or you want more"
    );
    assert_eq!(
        page.value::<String>("getComputedStyle(document.querySelector('#further li')).listStyleType").await,
        "disc"
    );
    let hosts: Vec<String> =
        page.value("[...document.querySelectorAll('[name=host] option')].map((o) => o.value)").await;
    for host in hosts {
        choose(&page, "host", &host).await;
        assert!(page.value::<usize>("document.querySelectorAll('#steps ol li').length").await > 0, "{host}");
        let steps = copied("ol").await;
        for conditional in
            ["Copy the header", "Copy the policy", "Copy the integrity hash", "Copy the words for the sandbox"]
        {
            assert!(!steps.iter().any(|step| step == conditional), "{host}: {steps:?}");
        }
        let said: Vec<String> =
            page.value("[...document.querySelectorAll('#steps ol p')].map((said) => said.textContent)").await;
        assert!(!said.iter().any(|said| said.starts_with("If ") || said.starts_with("Only ")), "{host}: {said:?}");
        let heading: bool = page.value("document.querySelector('#further h3').checkVisibility()").await;
        assert_eq!(heading, page.value::<bool>("document.querySelector('#further li') !== null").await, "{host}");
    }
    choose(&page, "host", "html").await;
    choose(&page, "kind", "own").await;
    choose(&page, "list", "pm-em").await;
    assert!(
        !page.value::<bool>("document.querySelector('#further h3').checkVisibility()").await,
        "there is nothing below"
    );
}

async fn what_a_host_has_to_install_is_published_and_set_up_as_documented(page: Page) {
    open(&page).await;
    let mut said = String::new();
    for host in ["jekyll", "hugo", "mkdocs", "docusaurus", "wordpress", "mediawiki", "dokuwiki", "confluence-dc"] {
        choose(&page, "host", host).await;
        said += &page.value::<String>("document.querySelector('#steps').textContent").await;
        let (setting, documented) = match host {
            "confluence-dc" => (String::new(), String::new()),
            host => {
                let file = repository().join(format!("docs/hosts/{host}.md"));
                let setting = "[...document.querySelectorAll('#steps li')].find((li) => li.querySelector('button')?.textContent === 'Copy the setting').querySelector('code').textContent";
                (page.value(setting).await, fs::read_to_string(file).expect("each host is documented"))
            }
        };
        let lines: BTreeSet<_> = documented.lines().map(str::trim).collect();
        for line in setting.replace(&page.site().url("dist/"), "https://example.org/checklist/").lines() {
            assert!(lines.contains(line.trim()), "{host}: {line}");
        }
    }
    // The release makes an archive of each of them, but of the app that is built in a checkout.
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("the project has a manifest");
    let (_, version) = manifest.split_once("\nversion = \"").expect("it has a version");
    let version = &version[..version.find('"').expect("a text ends")];
    for integration in fs::read_dir(repository().join("integrations")).expect("the integrations are there") {
        let name = integration.expect("it can be read").file_name().display().to_string();
        let archive = format!("alignment-checklist-{version}-{name}.zip");
        assert_ne!(said.contains(&archive), name == "confluence-forge", "{archive} in {said}");
    }
    assert!(!said.contains("docs/") && !said.contains("README"), "{said}");
}

async fn choices_are_in_what_is_copied(page: Page) {
    open(&page).await;
    choose(&page, "host", "hugo").await;
    choose(&page, "theme", "dark").await;
    assert_eq!(code(&page).await[1], "{{< alignment-checklist theme=\"dark\" />}}");
    assert_eq!(
        page.value::<String>("document.querySelector('#preview alignment-checklist').getAttribute('theme')").await,
        "dark"
    );
    choose(&page, "host", "confluence-cloud").await;
    let address = &code(&page).await[0];
    assert!(address.ends_with("/dist/index.html?theme=dark"), "{address}");
}

async fn a_checklist_with_nothing_inside_is_closed_where_it_opens(page: Page) {
    open(&page).await;
    choose(&page, "team", "checkout").await;
    // Where something has to be set up, that comes first.
    for (host, place, written) in [
        ("hugo", 1, "{{< alignment-checklist team=\"checkout\" />}}"),
        ("wordpress", 0, "[alignment-checklist team=\"checkout\" /]"),
        ("mediawiki", 1, "<alignment-checklist team=\"checkout\" />"),
        ("dokuwiki", 0, "<alignment-checklist team=\"checkout\" />"),
    ] {
        choose(&page, "host", host).await;
        assert_eq!(code(&page).await[place], written, "{host}");
    }
}

/// What the hosts make of it, their own tests say.
async fn a_team_is_written_so_that_each_host_takes_all_of_it(page: Page) {
    open(&page).await;
    choose(&page, "team", AWKWARD_TEAM).await;
    for host in ["jekyll", "hugo", "wordpress", "mediawiki", "dokuwiki"] {
        choose(&page, "host", host).await;
        let copied = code(&page).await;
        let team = format!(" team=\"{AWKWARD_TEAM_WRITTEN}\" ");
        assert!(copied.iter().any(|code| code.contains(&team)), "{host}: {copied:?}");
    }
    let mut elements = Vec::new();
    for host in ["html", "class-names", "confluence-dc", "mkdocs", "docusaurus"] {
        choose(&page, "host", host).await;
        let code = code(&page).await;
        let element = code.iter().find(|code| code.contains("R&amp;D")).expect("it is written");
        let (_, tag) = element.split_once("R&amp;D").expect("it was found a moment ago");
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        assert!(tag.contains("&lt;a&gt;"), "{host}: the first sign that ends a tag ends this one, not {tag}");
        elements.push(element.clone());
    }
    // That page lets nobody read HTML.
    page.open("not-kept.html").await;
    let teams = "return arguments[0].map((html) => {
        const node = new DOMParser().parseFromString(html, 'text/html').querySelector('[team], [data-team]');
        return node.getAttribute('team') ?? node.dataset.team })";
    assert_eq!(page.run::<Vec<String>>(teams, vec![json!(elements)]).await, [AWKWARD_TEAM; 5]);
}

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

async fn what_is_shown_has_items_and_is_no_word_about_saving(page: Page) {
    open(&page).await;
    assert!(!page.value::<String>("document.querySelector('main').innerText").await.contains("Not saved"));
    let widget = page.widget().await;
    assert!(!widget.ask::<bool>("inside('[part~=status]')[0].checkVisibility()").await);
    let caption: String = page.value("document.querySelector('#preview + p').innerText").await;
    assert_eq!(caption, "A preview: nothing is kept.");
    let maker = page.site().url("dist/embed.html");
    for width in [390, 1280] {
        page.site().write("wide.html", format!("<!doctype html><title>Wide</title><iframe width=\"{width}\" height=\"900\" title=\"Maker\" src=\"{maker}\"></iframe>"));
        page.go(&page.site().url("wide.html")).await;
        page.enter_frame("iframe").await;
        let widget = page.widget().await;
        let [item, end]: [f64; 2] = widget
            .ask("[inside('[data-item]')[0], document.querySelector('#preview')].map((part) => part.getBoundingClientRect().bottom)")
            .await;
        assert!(item <= end, "{width}: the first item ends at {item}, what is seen without scrolling at {end}");
        page.leave_frame().await;
    }
}

async fn what_was_copied_is_said_beside_its_button(page: Page) {
    open(&page).await;
    page.run::<()>(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { journal.copied = text; return Promise.resolve() } } })",
        vec![],
    )
    .await;
    let expected = code(&page).await;
    for (index, expected) in expected.iter().take(2).enumerate() {
        page.run::<()>(
            "const button = document.querySelectorAll('#steps button')[arguments[0]]; button.focus(); button.click()",
            vec![json!(index)],
        )
        .await;
        page.until_with::<bool>("journal.copied === given", json!(expected)).await;
        let outcomes: Vec<String> =
            page.value("[...document.querySelectorAll('#steps li')].map((li) => li.querySelector('.bar > .outcome').textContent)").await;
        assert_eq!(outcomes.iter().position(|outcome| outcome == "Copied."), Some(index), "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|outcome| !outcome.is_empty()).count(), 1, "{outcomes:?}");
        assert_eq!(page.value::<String>("document.querySelector('[role=status]#said').textContent").await, "Copied.");
    }
    // In view, where the reader looks.
    assert!(
        page.value::<bool>(
            "(() => { const [button, said] = ['button', '.outcome'].map((part) => document.querySelector(`#steps li:nth-child(2) ${part}`).getBoundingClientRect());
               return said.width > 0 && said.top < button.bottom && said.bottom > button.top })()"
        )
        .await
    );
    // What was chosen meanwhile is not copied.
    choose(&page, "team", "checkout").await;
    let left: Vec<String> = page
        .value("[...document.querySelectorAll('#said, .outcome')].map((one) => one.textContent).filter(Boolean)")
        .await;
    assert_eq!(left, [""; 0]);

    page.run::<()>(
        "navigator.clipboard.writeText = () => Promise.reject(new Error()); document.querySelector('#steps button').click()",
        vec![],
    )
    .await;
    page.until::<bool>("document.querySelector('#steps .outcome').textContent.startsWith('The clipboard is blocked')")
        .await;
    assert_eq!(page.value::<String>("getSelection().toString().trim()").await, code(&page).await[0]);
}

/// The height that the steps say, once it is `expected`.
async fn said_height(page: &Page, expected: u64) {
    page.until_with::<bool>(
        "/height=\"(\\d+)\"/.exec(document.querySelector('#steps').textContent)?.[1] === String(given)",
        json!(expected),
    )
    .await;
}

/// How much taller a frame is than what is in it, for what opens there.
const OPENED: f64 = 300.0;

async fn a_frame_is_as_tall_as_what_is_in_it(page: Page) {
    let content = "document.querySelector('main').getBoundingClientRect().height";
    // What the page around would find in such a frame.
    let mut needed = Vec::new();
    for query in ["", "?team=checkout", "?team=checkout&only=pm", "?team=search&readonly="] {
        let bare = page.site().url(&format!("dist/index.html{query}"));
        page.site().write("around.html", format!("<!doctype html><title>Around</title><iframe title=\"Checklist\" width=\"760\" height=\"9000\" src=\"{bare}\"></iframe>"));
        page.go(&page.site().url("around.html")).await;
        page.enter_frame("iframe").await;
        let widget = page.widget().await;
        let closed = page.value::<f64>(content).await.ceil();
        widget.act("share").await;
        widget.until("inside('.share')[0]").await;
        let opened: f64 = page.value(content).await;
        assert!(closed < opened && opened <= closed + OPENED, "{query}: with Share open {opened}, else {closed}");
        needed.push(closed + OPENED);
        page.leave_frame().await;
    }
    let mut needed = needed.into_iter().map(|height| height.to_string().parse().expect("it is a number"));
    let mut needed = || needed.next().expect("there is one for each query");

    open(&page).await;
    choose(&page, "host", "frame").await;
    said_height(&page, needed()).await;
    // Playing with the preview is not choosing.
    let preview = page.widget().await;
    preview.toggle("goals-short").await;
    preview.open("goals-mid").await;
    choose(&page, "team", "checkout").await;
    let with_team = needed();
    said_height(&page, with_team).await;
    // A theme is not part of what makes it taller, so nothing is measured anew.
    choose(&page, "theme", "dark").await;
    said_height(&page, with_team).await;
    assert_eq!(page.site().requests().iter().filter(|path| path.ends_with("/dist/index.html")).count(), 6);

    page.run::<()>(
        "for (const box of document.querySelectorAll('#sections input')) {
           box.checked = box.value === 'pm';
           box.dispatchEvent(new Event('input', { bubbles: true }));
         }",
        vec![],
    )
    .await;
    said_height(&page, needed()).await;
    page.run::<()>("document.querySelectorAll('#sections input').forEach((box) => { box.checked = true })", vec![])
        .await;
    page.run::<()>("document.querySelector('[name=readonly]').checked = true", vec![]).await;
    // As somebody who types does it, without a pause.
    page.run::<()>(
        "const field = document.querySelector('[name=team]');
         for (field.value of ['s', 'search']) { field.dispatchEvent(new Event('input', { bubbles: true })); }",
        vec![],
    )
    .await;
    said_height(&page, needed()).await;
    assert_eq!(page.site().requests().iter().filter(|path| path.ends_with("/dist/index.html")).count(), 8);
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn what_is_measured_is_nobodys_business(page: Page) {
    open(&page).await;
    assert!(
        page.value::<bool>("document.querySelector('iframe') === null").await,
        "nothing is measured that is not said"
    );
    choose(&page, "host", "confluence-cloud").await;
    page.until::<bool>("!!document.querySelector('iframe')?.contentDocument?.querySelector('alignment-checklist')?.shadowRoot?.querySelector('[part~=checklist]')").await;
    assert!(page.value::<bool>("document.querySelector('iframe').closest('[inert][aria-hidden=true]') !== null").await);
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);
    assert!(
        !page.value::<bool>("document.querySelector('iframe').checkVisibility({ visibilityProperty: true })").await
    );
    page.run::<()>("document.querySelector('iframe').focus()", vec![]).await;
    assert_ne!(page.value::<String>("document.activeElement.localName").await, "iframe");
    // From the last thing that can be reached.
    page.run::<()>("[...document.querySelectorAll('#steps button')].at(-1).focus()", vec![]).await;
    page.press(Key::Tab).await;
    assert_ne!(page.value::<String>("document.activeElement.localName").await, "iframe");
    // Going back leads away from here, not to what was measured before.
    let steps: u32 = page.value("history.length").await;
    page.run::<()>("document.querySelector('[name=readonly]').click()", vec![]).await;
    page.until::<bool>(
        "!!document.querySelector('iframe').contentDocument?.querySelector('alignment-checklist[readonly]')",
    )
    .await;
    assert_eq!(page.value::<u32>("history.length").await, steps);
}

async fn the_hash_that_pins_a_version_is_that_of_the_script_and_a_step_of_its_own(page: Page) {
    open(&page).await;
    let hash: String = page
        .promised(
            "fetch('alignment-checklist.js').then((r) => r.arrayBuffer()).then((bytes) => crypto.subtle.digest('SHA-384', bytes))
             .then((hash) => `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`)",
        )
        .await;
    for host in ["html", "class-names", "confluence-dc"] {
        choose(&page, "host", host).await;
        let copied = code(&page).await;
        assert_eq!(copied.last(), Some(&format!("integrity=\"{hash}\" crossorigin=\"anonymous\"")), "{host}");
        // Anyone who copies only what is needed runs the next version as well.
        assert_eq!(copied.iter().filter(|code| code.contains("integrity")).count(), 1, "{host}: {copied:?}");
    }
    let address = page.site().url("dist/alignment-checklist.js");
    page.site().write(
        "pinned.html",
        format!(
            "<!doctype html><title>Pinned</title><script type=\"module\" src=\"{address}\" {}></script><alignment-checklist></alignment-checklist>",
            code(&page).await.last().expect("there is something to copy")
        ),
    );
    page.go(&page.site().url("pinned.html")).await;
    page.widget().await;
}

async fn in_a_frame_it_says_what_works(page: Page) {
    // The origin of such a frame is opaque, so its module comes from elsewhere as it sees it.
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    let maker = page.site().url_elsewhere("dist/embed.html?doctor");
    page.site().write(
        "doctor.html",
        format!("<!doctype html><title>Doctor</title><iframe sandbox=\"allow-scripts\" title=\"Doctor\" src=\"{maker}\"></iframe>"),
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    if page.browser() == Browser::WebKit {
        // Its opaque origin is allowed nothing by the page's own policy.
        return;
    }
    let mut works = diagnosis(&page, 11).await;
    // Firefox cannot be asked.
    works.retain(|what| !what.starts_with("Clipboard"));
    assert_eq!(
        works,
        [
            "The checklist: works.",
            "WebAssembly: works.",
            "Content Security Policy: allows it.",
            "Storage: blocked.",
            "Storage shared with other sites: no, which is usual.",
            "Printing: not known.",
            "Saving files: not known.",
            "Links to other pages: not known.",
            "Height that follows the list: blocked.",
            "Theme of the page: blocked.",
        ]
    );
    assert_eq!(page.value::<usize>("document.querySelectorAll('form').length").await, 0);
}

/// What the page says of each of so many things that it looked at.
async fn diagnosis(page: &Page, length: usize) -> Vec<String> {
    page.until_with::<bool>("document.querySelectorAll('#doctor li').length === given", json!(length)).await;
    page.value("[...document.querySelectorAll('#doctor strong')].map((strong) => strong.textContent)").await
}

async fn the_answers_alone_are_a_page_without_barriers(page: Page) {
    page.go(&page.site().url("dist/embed.html?doctor")).await;
    diagnosis(&page, 5).await;
    assert_eq!(page.barriers().await, [""; 0]);
    let headings: Vec<[String; 2]> = page
        .value("[...document.querySelectorAll('h1, h2, h3')].map((heading) => [heading.localName, heading.innerText])")
        .await;
    assert_eq!(headings, [["h1", "What works in this browser"]]);
}

async fn with_the_script_around_the_frame_height_and_theme_work(page: Page) {
    page.site().write(
        "doctor.html",
        "<!doctype html><title>Doctor</title>
         <script src=\"/dist/alignment-checklist-frame.js\" defer></script>
         <iframe data-alignment-checklist title=\"Doctor\" src=\"/dist/embed.html?doctor\"></iframe>",
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    let works = diagnosis(&page, 11).await;
    assert_eq!(works[3..5], ["Storage: works.", "Storage shared with other sites: works."]);
    assert_eq!(works[6..9], ["Printing: works.", "Saving files: works.", "Links to other pages: works."]);
    assert_eq!(works[9..], ["Height that follows the list: works.", "Theme of the page: works."]);
    page.until::<bool>("document.documentElement.scrollHeight <= innerHeight").await;
}

async fn a_sandbox_that_can_be_seen_is_read(page: Page) {
    page.site().write(
        "doctor.html",
        "<!doctype html><title>Doctor</title>
         <iframe sandbox=\"allow-scripts allow-same-origin allow-downloads allow-popups\" title=\"Doctor\" src=\"/dist/embed.html?doctor\"></iframe>",
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    let works = diagnosis(&page, 11).await;
    assert_eq!(works[6..9], ["Printing: blocked.", "Saving files: works.", "Links to other pages: blocked."]);
    let said: Vec<String> =
        page.value("[...document.querySelectorAll('#doctor li')].slice(6, 9).map((li) => li.textContent)").await;
    assert!(said[0].contains("needs allow-modals"), "{said:?}");
    assert!(said[2].contains("needs allow-popups and allow-popups-to-escape-sandbox"), "{said:?}");
    // Anyone who asks about a frame leaves it what it is to the page around it.
    page.leave_frame().await;
    assert!(page.value::<bool>("document.querySelector('iframe') instanceof HTMLIFrameElement").await);
}

async fn what_keeps_the_checklist_from_starting_is_said(page: Page) {
    page.site().fault(".wasm", Fault::Missing);
    page.go(&page.site().url("dist/embed.html?doctor")).await;
    assert_eq!(diagnosis(&page, 5).await[..2], ["The checklist: blocked.", "WebAssembly: works."]);
    let advice: String = page.value("document.querySelector('#doctor li').textContent").await;
    assert!(advice.contains(".wasm was answered with status 404; publish it beside"), "{advice}");
}

async fn no_barrier_and_nothing_wider_than_a_phone(page: Page) {
    open(&page).await;
    choose(&page, "host", "frame").await;
    page.until::<bool>("document.querySelector('iframe') !== null").await;
    assert_eq!(page.barriers().await, [""; 0]);
    assert!(
        page.value::<bool>("document.documentElement.scrollHeight <= Math.max(innerHeight, Math.ceil(document.querySelector('main').getBoundingClientRect().bottom + scrollY) + 1)").await,
        "the page goes on below its content"
    );
    let maker = page.site().url("dist/embed.html");
    page.site().write("phone.html", format!("<!doctype html><title>Phone</title><iframe width=\"320\" height=\"900\" title=\"Maker\" src=\"{maker}\"></iframe>"));
    page.go(&page.site().url("phone.html")).await;
    page.enter_frame("iframe").await;
    page.widget().await;
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);
    // With text of twice the size, too: each field has the whole width, and nothing that copies covers anything.
    choose(&page, "kind", "own").await;
    page.run::<()>("document.documentElement.style.fontSize = '200%'", vec![]).await;
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);
    let widths: Vec<f64> = page
        .value("['host', 'list', 'lines', 'team'].map((name) => { const field = document.querySelector(`[name=${name}]`); return field.offsetWidth / field.labels[0].clientWidth })")
        .await;
    assert!(widths.iter().all(|width| *width > 0.95), "{widths:?}");
    let covered: bool = page
        .value(
            "[...document.querySelectorAll('#steps li')].some((step) => {
               const boxes = [...step.querySelectorAll('p, button, pre')].map((part) => part.getBoundingClientRect());
               return boxes.some((one, index) => boxes.slice(index + 1).some((other) =>
                 one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)) })",
        )
        .await;
    assert!(!covered);
}

async fn a_name_may_be_written_in_any_way(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    page.run::<()>("const field = document.querySelector('[name=list]'); field.focus(); field.select()", vec![]).await;
    page.press("Design Charter").await;
    for (typed, name) in [
        ("", "design-charter"),
        ("caf\u{e9} & Co.", "cafe-co"),
        ("our-charter", "our-charter"),
        (" PM-EM 2 ", "pm-em-2"),
        ("2027", "2027"),
    ] {
        if !typed.is_empty() {
            choose(&page, "list", typed).await;
        }
        assert!(code(&page).await[1].starts_with(&format!("<alignment-checklist list=\"{name}\">")), "{typed:?}");
        assert_eq!(
            page.value::<String>("document.querySelector('#naming').innerText").await,
            format!("Ticks are kept under {name}.")
        );
        // What somebody is typing is left alone.
        let typed = if typed.is_empty() { "Design Charter" } else { typed };
        assert_eq!(page.value::<String>("document.querySelector('[name=list]').value").await, typed);
        assert_eq!(page.value::<String>("document.querySelector('[name=list]').ariaInvalid").await, "false");
    }
}

async fn a_name_that_cannot_be_one_is_said_and_nothing_is_handed_out(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    for (bad, why) in
        [("", "a letter from a to z"), ("\u{65e5}\u{672c}", "a letter from a to z"), ("PM & EM", "the built-in list")]
    {
        choose(&page, "list", bad).await;
        assert_eq!(code(&page).await, [""; 0], "{bad:?}");
        let [said, instead]: [String; 2] =
            page.value("['#misnamed', '#nothing'].map((place) => document.querySelector(place).innerText)").await;
        assert!(said.contains(why), "{bad:?}: {said}");
        assert_eq!(instead, format!("Nothing to copy yet. {said}"));
        assert_eq!(page.value::<String>("document.querySelector('[name=list]').ariaInvalid").await, "true");
        choose(&page, "list", "Ours").await;
        assert!(code(&page).await[1].starts_with("<alignment-checklist list=\"ours\">"), "{bad:?}");
        assert_eq!(page.value::<String>("document.querySelector('#misnamed').textContent").await, "");
        assert!(!page.value::<bool>("document.querySelector('#nothing').checkVisibility()").await);
    }
    // The built-in list has its own name, whatever stands in the field.
    choose(&page, "list", "").await;
    choose(&page, "kind", "built-in").await;
    assert!(code(&page).await[1].starts_with("<alignment-checklist list=\"pm-em\">"));
    page.expect_no_errors().await;
}

async fn a_frame_has_no_border(page: Page) {
    open(&page).await;
    choose(&page, "host", "frame").await;
    let frame = code(&page).await[0].clone();
    page.site().write(
        "bordered.html",
        format!("<!doctype html><title>Bordered</title>{frame}<iframe title=\"Another\"></iframe>"),
    );
    page.go(&page.site().url("bordered.html")).await;
    let borders: [String; 2] = page
        .value("[...document.querySelectorAll('iframe')].map((frame) => getComputedStyle(frame).borderTopWidth)")
        .await;
    assert_eq!(borders, ["0px", "2px"]);
}

async fn what_is_usual_is_no_alarm(page: Page) {
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    let maker = page.site().url_elsewhere("dist/embed.html?doctor");
    page.site().write(
        "doctor.html",
        format!("<!doctype html><title>Doctor</title><iframe title=\"Doctor\" src=\"{maker}\"></iframe>"),
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    let answers = diagnosis(&page, 11).await;
    assert_eq!(answers[4], "Storage shared with other sites: no, which is usual.");
    assert_eq!(answers[9], "Height that follows the list: blocked.");
    let [text, usual, blocked]: [String; 3] = page
        .value("['h1', '#doctor li:nth-child(5) strong', '#doctor li:nth-child(10) strong'].map((one) => getComputedStyle(document.querySelector(one)).color)")
        .await;
    assert_eq!(usual, text);
    assert_ne!(blocked, text);
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

async fn a_page_whose_script_does_not_start_says_what_to_do(page: Page) {
    // Its origin is opaque and the server gives its modules to no other.
    let maker = page.site().url("dist/embed.html");
    page.site().write(
        "dead.html",
        format!("<!doctype html><title>Dead</title><iframe sandbox=\"allow-scripts\" title=\"Maker\" width=\"320\" height=\"900\" src=\"{maker}\"></iframe>"),
    );
    page.go(&page.site().url("dead.html")).await;
    page.enter_frame("iframe").await;
    // WebKit takes no style there, so it is seen at once.
    page.promised::<()>(
        "Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => null)",
    )
    .await;
    let said: String = page.value("document.querySelector('#dead').innerText").await;
    assert!(said.contains("Access-Control-Allow-Origin: *") && said.contains("tab of its own"), "{said}");
    assert!(page.value::<bool>("document.querySelector('#dead').checkVisibility({ visibilityProperty: true })").await);
    assert!(!page.value::<bool>("document.querySelector('#choices').checkVisibility()").await, "there is a dead form");
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);

    open(&page).await;
    assert!(page.value::<bool>("document.querySelector('#dead') === null").await);
    assert!(page.value::<bool>("document.querySelector('#choices').checkVisibility()").await);
}

async fn at_least_one_section_stays_ticked(page: Page) {
    open(&page).await;
    let untick = "for (const box of document.querySelectorAll('#sections input:checked')) box.click()";
    page.run::<()>(untick, vec![]).await;
    let ticked: Vec<String> =
        page.value("[...document.querySelectorAll('#sections input:checked')].map((box) => box.value)").await;
    assert_eq!(ticked, ["em"]);
    assert!(code(&page).await[1].starts_with("<alignment-checklist list=\"pm-em\" only=\"em\">"));
    assert_eq!(
        page.value::<String>("document.querySelector('#sections legend').innerText").await,
        "Sections, at least one"
    );
}

async fn sections_and_languages_are_those_there_are(page: Page) {
    open(&page).await;
    let labels: Vec<String> =
        page.value("[...document.querySelectorAll('#sections label')].map((label) => label.innerText.trim())").await;
    assert_eq!(labels, page.widget().await.headings().await);
    let mut there = Vec::new();
    for text in fs::read_dir(repository().join("content/text")).expect("the texts are there") {
        let file = text.expect("it can be read").file_name().display().to_string();
        there.extend(file.strip_suffix(".json").map(str::to_owned));
    }
    there.sort();
    let offered: Vec<String> = page
        .value("[...document.querySelectorAll('[name=lang] option')].map((one) => one.value).filter(Boolean).sort()")
        .await;
    assert_eq!(offered, there);
}

async fn names_and_fields_line_up(page: Page) {
    open(&page).await;
    let edges: Vec<f64> = page
        .value("['host', 'team', 'theme', 'lang'].map((name) => document.querySelector(`[name=${name}]`).getBoundingClientRect().left)")
        .await;
    assert!(edges.iter().all(|edge| (edge - edges[0]).abs() < 0.5), "{edges:?}");
    let [form, preview]: [f64; 2] = page
        .value("['[name=host]', '#preview'].map((place) => document.querySelector(place).getBoundingClientRect().top)")
        .await;
    assert!((form - preview).abs() < 1.0, "{form} and {preview}");
    choose(&page, "kind", "own").await;
    let own: f64 = page.value("document.querySelector('[name=list]').getBoundingClientRect().left").await;
    assert!((own - edges[0]).abs() < 0.5, "{own} and {edges:?}");
}

async fn a_name_says_what_it_is_for(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    for (field, name, hint) in [
        ("team", "Team", "Two teams on one site do not share ticks. A single one needs no name."),
        (
            "lines",
            "One expectation per line",
            "A line that begins with # and a space is a heading. Each line gets an id from its words.",
        ),
        ("list", "Its name", "Ticks are kept under our-charter."),
    ] {
        let said: [String; 2] = page
            .run(
                "const field = document.querySelector('#choices').elements[arguments[0]];
                 const hints = field.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).innerText);
                 return [field.labels[0].innerText.trim(), hints.join(' ').trim()]",
                vec![json!(field)],
            )
            .await;
        assert_eq!(said.map(|said| said.lines().next().unwrap_or_default().to_owned()), [name, hint]);
    }
    // What is not filled in does not look as if it were.
    assert_eq!(page.value::<usize>("document.querySelectorAll('[placeholder]').length").await, 0);
    // Below the field, in its column, and nearer to it than to the next.
    let [field, left, above, below]: [f64; 4] = page
        .value(
            "(() => { const [field, hint, next] = ['[name=team]', '#teams', '[name=theme]'].map((part) => document.querySelector(part).getBoundingClientRect());
               return [field.left, hint.left, hint.top - field.bottom, next.top - hint.bottom] })()",
        )
        .await;
    assert!((field - left).abs() < 0.5, "{field} and {left}");
    assert!(above >= 0.0 && above < below, "{above} and {below}");
}

async fn what_is_copied_is_large_enough_and_near_what_is_said_of_it(page: Page) {
    open(&page).await;
    let size: f64 = page.value("parseFloat(getComputedStyle(document.querySelector('#steps code')).fontSize)").await;
    assert!(size >= 14.0, "{size} pixels are small");
    let [within, between]: [f64; 2] = page
        .value(
            "(() => { const [said, code, button, next] = ['li p', 'li pre', 'li button', 'li + li p'].map((part) => document.querySelector(`#steps ${part}`).getBoundingClientRect());
               return [Math.max(button.top - said.bottom, code.top - button.bottom), next.top - code.bottom] })()",
        )
        .await;
    assert!(between >= 2.0 * within, "{within} and {between}");
}

async fn what_copies_stands_above_what_may_be_cut_off(page: Page) {
    open(&page).await;
    let [button, code]: [[f64; 2]; 2] = page
        .value(
            "(() => { const [button, code] = ['button', 'pre'].map((part) => document.querySelector(`#steps li:nth-child(2) ${part}`).getBoundingClientRect());
               return [[button.bottom, button.right], [code.top, code.right]] })()",
        )
        .await;
    assert!(button[0] <= code[0] + 0.5, "{button:?} and {code:?}");
    assert!((code[1] - button[1]).abs() < 10.0, "{button:?} and {code:?}");
    // From the button one goes on into what it copies.
    page.run::<()>("document.querySelector('#steps li:nth-child(2) button').focus()", vec![]).await;
    page.press(Key::Tab).await;
    assert!(
        page.value::<bool>("document.activeElement === document.querySelector('#steps li:nth-child(2) pre')").await
    );
}

async fn an_address_that_only_this_computer_reaches_is_said(page: Page) {
    for address in [page.site().url("dist/embed.html"), page.site().url_elsewhere("dist/embed.html")] {
        page.go(&address).await;
        page.widget().await;
        let said: String = page.value("document.querySelector('#local').innerText").await;
        let folder = address.replace("embed.html", "");
        assert!(said.starts_with(&format!("{folder} can only be reached from this computer")), "{said}");
        // Once, of all hosts.
        assert!(page.value::<bool>("document.querySelector('h1 + p + #local') !== null").await);
    }
    // No journey comes to an address of the other kind, so the function is asked.
    let [snippets, own] = ["snippets.js", "own.js"]
        .map(|module| fs::read_to_string(repository().join("src/maker").join(module)).expect("it is there"));
    page.site().write("empty.html", "<!doctype html><title>Empty</title>");
    page.go(&page.site().url("empty.html")).await;
    let local: Vec<bool> = page
        .promised(&format!(
            "(() => {{
               const published = (text) => URL.createObjectURL(new Blob([text], {{ type: 'text/javascript' }}));
               return import(published({}.replace('./own.js', published({})))) }})().then(({{ isLocal }}) =>
               ['http://localhost/', 'https://app.localhost:8443/', 'http://127.8.0.1/', 'http://[::1]:80/', 'file:///home/',
                'https://example.org/', 'https://localhost.example.org/', 'http://127.example.org/', 'http://10.0.0.7/', 'http://wiki/'].map(isLocal))",
            json!(snippets),
            json!(own),
        ))
        .await;
    assert_eq!(local, [true, true, true, true, true, false, false, false, false, false]);
}
