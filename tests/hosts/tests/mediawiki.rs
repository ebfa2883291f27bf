//! MediaWiki.

use hosts::{
    Examples, Workshop, a_line_of_the_maker_is_taken_as_it_is, a_newer_script_has_another_address,
    an_own_list_is_ticked_and_kept, begin, fetch, php, programs, the_built_in_list_is_read_without_scripts,
    the_built_in_list_is_ticked_and_kept, what_stands_beside_it_stays_outside,
};
use journeys::{AWKWARD_LINE_WRITTEN, AWKWARD_TEAM, AWKWARD_TEAM_WRITTEN, Browser, Page, Process, repository};
use std::fs;

journeys::journeys![pages_have_a_checklist.only_in(&[Browser::Chromium]).needs(installed)];

const PROGRAM: &str = "/usr/share/mediawiki";

fn installed() -> Result<(), String> {
    programs(
        &["/usr/bin/php", "/usr/share/mediawiki/index.php", "/usr/share/mediawiki/skins/Vector"],
        "php-cli php-cgi php-sqlite3 php-mbstring php-xml php-intl mini-httpd mediawiki",
    )
}

async fn pages_have_a_checklist(page: Page) {
    begin(&page).await;
    let wiki = Wiki::start(&page).await;

    the_built_in_list_is_ticked_and_kept(&page, &wiki.at("Built-in")).await;
    the_built_in_list_is_read_without_scripts(&wiki.at("Built-in")).await;
    an_own_list_is_ticked_and_kept(&page, &wiki.at("Own"), "my-charter", "we-show-work-early-why").await;
    no_heading_of_a_checklist_links_to_a_section_of_the_page(&wiki.at("Own")).await;
    a_policy_lets_it_in(&page, &wiki.at("Own&policy=1")).await;
    only_known_attributes_arrive_and_they_are_escaped(&wiki.at("Strange")).await;
    a_line_of_the_maker_is_taken_as_it_is(&page, &wiki.at("Typed")).await;
    what_stands_beside_it_stays_outside(&page, &wiki.at("Beside")).await;
    only_pages_with_a_checklist_have_the_script(&wiki.at("Nothing")).await;
    let script = "/extensions/AlignmentChecklist/dist/alignment-checklist.js";
    a_newer_script_has_another_address(&wiki.at("Own&unset=1"), script, &wiki.workshop.path(&script[1..])).await;
    it_runs_where_classes_have_only_their_newer_names(&wiki);

    wiki.edit("MediaWiki:Common.js", &wiki.examples.under("Without the extension"));
    an_own_list_is_ticked_and_kept(&page, &wiki.at("Class"), "our-charter", "we-show-work-early-why").await;
    a_policy_that_lists_the_server_lets_it_in(&page, &wiki.at("Class&listed=1")).await;
}

async fn no_heading_of_a_checklist_links_to_a_section_of_the_page(address: &str) {
    let raw = fetch(address).await;
    assert_eq!(raw.texts("alignment-checklist h2"), ["What we promise design"]);
    assert_eq!(raw.attributes("alignment-checklist a", "href"), ["https://example.org/why"]);
}

async fn a_policy_lets_it_in(page: &Page, address: &str) {
    page.go(address).await;
    assert_eq!(page.widget().await.ticked().await, ["we-show-work-early-why"]);
    page.expect_no_errors().await;
    page.run::<()>("fetch('http://127.0.0.2/').catch(() => {})", vec![]).await;
    page.until::<bool>("journal.errors[0]?.startsWith('policy: connect-src http://127.0.0.2/')").await;
    // What was just provoked is not the next page's.
    page.errors().await;
}

async fn a_policy_that_lists_the_server_lets_it_in(page: &Page, address: &str) {
    page.go(address).await;
    assert_eq!(page.widget().await.ticked().await, ["we-show-work-early-why"]);
    page.expect_no_errors().await;
}

const STRANGE: &str = r#"
<alignment-checklist list="a&quot; <b" onclick="steal()" style="x" src="https://example.org/list.json" readonly data-x="y" />

<alignment-checklist team='R&amp;D "core"' />

<alignment-checklist team="R&D &quot;core&quot;" />

<alignment-checklist team="AWKWARD" />

<alignment-checklist team="'x" onmouseover='steal()'>
* <script>steal()</script> & <b>bold</b>
</alignment-checklist>
"#;

const BESIDE: &str = r#"
Before.
<alignment-checklist list="beside">
== Heading ==
* One
* Two
</alignment-checklist>
After.

== Later ==
* Ordinary one

Again: <alignment-checklist team="checkout" /> Then.
* Ordinary two
* <alignment-checklist team="item" />
"#;

async fn only_known_attributes_arrive_and_they_are_escaped(address: &str) {
    let raw = fetch(address).await;
    assert_eq!(
        raw.all_attributes("alignment-checklist"),
        [
            vec!["list=a\" <b", "readonly="],
            vec!["list=pm-em", "team=R&D \"core\""],
            vec!["list=pm-em", "team=R&D \"core\""],
            vec!["list=pm-em", &format!("team={AWKWARD_TEAM}")],
            vec!["team='x"]
        ]
    );
    assert_eq!(raw.texts("[team=\"'x\"] li"), ["<script>steal()</script> & bold"]);
    assert!(!raw.texts("script").iter().any(|script| script.contains("steal()")));
}

async fn only_pages_with_a_checklist_have_the_script(address: &str) {
    assert_eq!(fetch(address).await.attributes("script[type=module]", "src"), [""; 0]);
}

/// MediaWiki as it is since 1.44, as far as the extension sees it: no class is there under an older name.
const NEWER: &str = r#"<?php
namespace MediaWiki {
	class MediaWikiServices {
		public static function getInstance() { return new self; }
		public function getMainConfig() { return $this; }
		public function get( $name ) { return 'https://example.org/checklist/alignment-checklist.js'; }
	}
}
namespace MediaWiki\Html {
	class Html {
		public static function element( $name, $attributes ) { return self::rawElement( $name, $attributes, '' ); }
		public static function rawElement( $name, $attributes, $content ) {
			return "<$name " . json_encode( $attributes ) . ">$content</$name>";
		}
	}
}
namespace MediaWiki\Parser {
	class PPFrame {}
	class ParserOutput {
		public function __call( $name, $arguments ) {}
	}
	class Parser {
		public $hooks;
		public function setHook( $tag, $hook ) { $this->hooks[$tag] = $hook; }
		public function getOutput() { return new ParserOutput; }
		public function recursiveTagParseFully( $text, $frame ) { return "<ul>$text</ul>"; }
	}
}
namespace {
	require $argv[1];
	$parser = new MediaWiki\Parser\Parser;
	( new MediaWiki\Extension\AlignmentChecklist\Hooks )->onParserFirstCallInit( $parser );
	$frame = new MediaWiki\Parser\PPFrame;
	print $parser->hooks['alignment-checklist']( '* One', [ 'team' => 'checkout' ], $parser, $frame );
}
"#;

fn it_runs_where_classes_have_only_their_newer_names(wiki: &Wiki) {
    wiki.workshop.write("newer.php", NEWER);
    let hooks = repository().join("integrations/mediawiki/AlignmentChecklist/src/Hooks.php");
    assert_eq!(
        wiki.workshop.run("php", &["newer.php", &hooks.display().to_string()]),
        r#"<div []><alignment-checklist {"team":"checkout"}><ul>* One</ul></alignment-checklist></div>"#
    );
}

struct Wiki {
    address: String,
    examples: Examples,
    _server: Process,
    workshop: Workshop,
}

impl Wiki {
    /// A wiki of one page per example.
    async fn start(page: &Page) -> Self {
        let workshop = Workshop::empty();
        let examples = Examples::of("mediawiki", page);
        let folder = workshop.path("").display().to_string();
        workshop.run(
            "php",
            &[
                &format!("{PROGRAM}/maintenance/install.php"),
                "--confpath",
                &folder,
                "--dbtype=sqlite",
                "--dbname=wiki",
                "--dbpath",
                &format!("{folder}/data"),
                "--server=http://127.0.0.1",
                "--scriptpath=",
                "--lang=en",
                "--pass=correct horse battery",
                "--skins=Vector",
                "Wiki",
                "Admin",
            ],
        );
        let installed = fs::read_to_string(workshop.path("LocalSettings.php")).expect("the installer writes settings");
        workshop.integrate("mediawiki", "extensions");
        workshop.bring_dist("extensions/AlignmentChecklist/dist");
        let extension = workshop.path("extensions/AlignmentChecklist/extension.json");
        // Not in MediaWiki's own folder, which is everybody's here.
        let load = examples
            .under("MediaWiki")
            .replace("'AlignmentChecklist'", &format!("'AlignmentChecklist', '{}'", extension.display()));
        let script = format!("if ( !isset( $_GET['unset'] ) ) {{\n{}}}", examples.under("Script on another server"));
        let policy = format!("if ( isset( $_GET['listed'] ) ) {{\n{}}}", examples.under("Content security policy"));
        workshop.write("LocalSettings.php", format!("{installed}\n{SETTINGS}\n{load}\n{script}\n{policy}"));
        let settings = format!("{folder}/LocalSettings.php");
        let (server, address) = php(&workshop, PROGRAM.as_ref(), &[("MW_CONFIG_FILE", &settings)]).await;
        let wiki = Self { address, examples, _server: server, workshop };
        wiki.edit("Built-in", &wiki.examples.under("The built-in list"));
        wiki.edit("Own", &wiki.examples.under("A list of your own"));
        wiki.edit("Class", &wiki.examples.under("In wiki text"));
        wiki.edit("Strange", &STRANGE.replace("AWKWARD", AWKWARD_TEAM_WRITTEN));
        wiki.edit(
            "Typed",
            &format!("<alignment-checklist list=\"typed\">\n* {AWKWARD_LINE_WRITTEN}\n</alignment-checklist>"),
        );
        wiki.edit("Beside", BESIDE);
        wiki.edit("Nothing", "* An ordinary list");
        wiki
    }

    fn edit(&self, title: &str, text: &str) {
        self.workshop.write("page.txt", text);
        let page = fs::File::open(self.workshop.path("page.txt")).expect("the page was written a moment ago");
        let edit = format!("{PROGRAM}/maintenance/edit.php");
        let mut command = self.workshop.program("php");
        command
            .args([&edit, "--user=Admin", title])
            .env("MW_CONFIG_FILE", self.workshop.path("LocalSettings.php"))
            .stdin(page);
        Workshop::finish(&mut command);
    }

    fn at(&self, title: &str) -> String {
        format!("{}index.php?title={title}", self.address)
    }
}

/// The port is known only when the server has started; no job and no cache is to come between an edit and its page.
const SETTINGS: &str = r"
if ( isset( $_SERVER['HTTP_HOST'] ) ) {
	$wgServer = 'http://' . $_SERVER['HTTP_HOST'];
}
$wgParserCacheType = CACHE_NONE;
$wgResourceLoaderMaxage = [ 'versioned' => 0, 'unversioned' => 0 ];
$wgJobRunRate = 0;
$wgEnableEmail = false;
$wgFavicon = 'data:,';
if ( isset( $_GET['policy'] ) ) {
	$wgCSPHeader = [ 'default-src' => true ];
}
";
