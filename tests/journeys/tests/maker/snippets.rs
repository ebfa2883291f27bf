//! What each host is handed, and that it works there.

use std::collections::BTreeSet;
use std::fs;

use journeys::{Browser, Fault, Page, repository};
use serde_json::json;

use super::{choose, code, open};

journeys::journeys![
    what_is_copied_for_a_page_works_there,
    the_room_that_the_readme_reserves_keeps_what_stands_below,
    each_host_has_its_steps,
    what_only_some_need_stands_apart_from_the_steps,
    what_a_host_has_to_install_is_published_and_set_up_as_documented,
    choices_are_in_what_is_copied,
    a_checklist_with_nothing_inside_is_closed_where_it_opens,
    the_hash_that_pins_a_version_is_that_of_the_script_and_a_step_of_its_own,
    a_frame_has_no_border,
    an_address_that_only_this_computer_reaches_is_said,
];

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
