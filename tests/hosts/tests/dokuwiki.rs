//! DokuWiki.

use hosts::{
    Examples, Workshop, a_line_of_the_maker_is_taken_as_it_is, an_own_list_is_ticked_and_kept, begin, fetch, php,
    programs, the_built_in_list_is_read_without_scripts, the_built_in_list_is_ticked_and_kept,
    the_script_may_lie_on_the_host_itself, what_stands_beside_it_stays_outside,
};
use journeys::{AWKWARD_LINE, AWKWARD_TEAM, AWKWARD_TEAM_WRITTEN, Browser, Page, Process};
use std::fs;
use std::path::Path;

journeys::journeys![pages_have_a_checklist.only_in(&[Browser::Chromium]).needs(installed)];

fn installed() -> Result<(), String> {
    programs(&["/usr/bin/php", "/usr/share/dokuwiki/doku.php"], "php-cli php-cgi php-xml php-mbstring dokuwiki")
}

async fn pages_have_a_checklist(page: Page) {
    begin(&page).await;
    let wiki = Wiki::start(&page).await;

    the_built_in_list_is_ticked_and_kept(&page, &wiki.at("built-in")).await;
    the_built_in_list_is_read_without_scripts(&wiki.at("built-in")).await;
    an_own_list_is_ticked_and_kept(&page, &wiki.at("own"), "my-charter", "we-show-work-early-why").await;
    let script = "/lib/plugins/alignmentchecklist/dist/alignment-checklist.js";
    let file = wiki.workshop.path("lib/plugins/alignmentchecklist/dist/alignment-checklist.js");
    the_script_may_lie_on_the_host_itself(&page, &wiki.at("own&unset=1"), script, &file).await;
    only_known_attributes_arrive_and_they_are_escaped(&wiki.at("strange")).await;
    values_are_taken_as_they_are_quoted(&wiki.at("quoted")).await;
    a_line_of_the_maker_is_taken_as_it_is(&page, &wiki.at("typed")).await;
    what_stands_beside_it_stays_outside(&page, &wiki.at("beside")).await;
    headings_open_sections_that_can_be_chosen(&page, &wiki.at("sections")).await;
}

const STRANGE: &str = r#"
<alignment-checklist list="a&quot; <b" onclick="steal()" style="x" src="https://example.org/list.json" readonly Team="x" data-x="y" />

<alignment-checklist team="'x" onmouseover='steal()'>
  * <script>steal()</script> & <b>not bold</b>
</alignment-checklist>
"#;

async fn only_known_attributes_arrive_and_they_are_escaped(address: &str) {
    let raw = fetch(address).await;
    assert_eq!(raw.all_attributes("alignment-checklist"), [vec!["list=a\" <b", "readonly="], vec!["team='x"]]);
    assert_eq!(raw.texts("alignment-checklist li"), ["<script>steal()</script> & <b>not bold</b>"]);
    assert!(!raw.texts("script").iter().any(|script| script.contains("steal()")));
}

const QUOTED: &str = r#"
<alignment-checklist list="a" team="core > web" />

<alignment-checklist list="b" team='core > "web"'>
  * One
</alignment-checklist>

<alignment-checklist list=c team=core/web data-x="a readonly b"/>

<alignment-checklist list="d" team="AWKWARD" />

<alignment-checklist list="e" team='R&D "core"' />
"#;

async fn values_are_taken_as_they_are_quoted(address: &str) {
    let raw = fetch(address).await;
    assert_eq!(
        raw.all_attributes("alignment-checklist"),
        [
            ["list=a", "team=core > web"],
            ["list=b", "team=core > \"web\""],
            ["list=c", "team=core/web"],
            ["list=d", &format!("team={AWKWARD_TEAM}")],
            ["list=e", "team=R&D \"core\""]
        ]
    );
    assert_eq!(raw.texts("alignment-checklist li"), ["One"]);
}

const BESIDE: &str = r#"
Before.
<alignment-checklist list="beside">
  * One
  * Two
</alignment-checklist>
After.

==== Later ====
  * Ordinary one

Again: <alignment-checklist team="checkout" /> Then.
  * Ordinary two
"#;

const SECTIONS: &str = "
<alignment-checklist list=\"sections\" only=\"second_part\">
==== First part ====
  - One
  - Two
===== Second part =====
Read it **aloud**.
  * Three
    * With details
</alignment-checklist>
";

async fn headings_open_sections_that_can_be_chosen(page: &Page, address: &str) {
    assert_eq!(
        fetch(address).await.texts("alignment-checklist > h3, alignment-checklist > h2"),
        ["First part", "Second part"]
    );
    page.go(address).await;
    let widget = page.widget().await;
    assert_eq!(widget.headings().await, ["Second part"]);
    assert_eq!(widget.statements().await, ["Three"]);
    assert!(widget.text().await.contains("Read it aloud."));
    page.expect_no_errors().await;
}

/// The script is where the documentation says, but for pages that are asked for without it.
const SETTINGS: &str = r"<?php
$conf['savedir'] = './data';
$conf['useacl'] = 0;
$conf['updatecheck'] = 0;
if ( ! isset( $_GET['unset'] ) ) {
	SCRIPT
}
";

struct Wiki {
    address: String,
    _server: Process,
    workshop: Workshop,
}

impl Wiki {
    /// A wiki that anybody may edit, of one page per example.
    async fn start(page: &Page) -> Self {
        let workshop = Workshop::empty();
        let examples = Examples::of("dokuwiki", page);
        workshop.copy(Path::new("/usr/share/dokuwiki"), "");
        workshop.copy(Path::new("/etc/dokuwiki"), "conf");
        // Debian's own places, its installer and its users.
        for file in ["inc/preload.php", "install.php", "conf/acl.auth.php", "conf/users.auth.php"] {
            let _ = fs::remove_file(workshop.path(file));
        }
        for folder in
            ["attic", "cache", "index", "locks", "log", "media", "media_attic", "media_meta", "meta", "pages", "tmp"]
        {
            fs::create_dir_all(workshop.path("data").join(folder)).expect("a folder can be made");
        }
        workshop.write("conf/local.php", SETTINGS.replace("SCRIPT", &examples.under("DokuWiki")));
        workshop.integrate("dokuwiki", "lib/plugins");
        workshop.bring_dist("lib/plugins/alignmentchecklist/dist");
        workshop.write("data/pages/built-in.txt", examples.under("The built-in list"));
        workshop.write("data/pages/own.txt", examples.under("A list of your own"));
        workshop.write("data/pages/strange.txt", STRANGE);
        workshop.write("data/pages/quoted.txt", QUOTED.replace("AWKWARD", AWKWARD_TEAM_WRITTEN));
        let verbatim = AWKWARD_LINE.replace("%%", "%%<nowiki>%%</nowiki>%%");
        workshop.write(
            "data/pages/typed.txt",
            format!("<alignment-checklist list=\"typed\">\n  * %%{verbatim}%%\n</alignment-checklist>\n"),
        );
        workshop.write("data/pages/beside.txt", BESIDE);
        workshop.write("data/pages/sections.txt", SECTIONS);
        let (server, address) = php(&workshop, &workshop.path(""), &[]).await;
        Self { address, _server: server, workshop }
    }

    fn at(&self, name: &str) -> String {
        format!("{}doku.php?id={name}", self.address)
    }
}
