//! WordPress, with posts by somebody who may not write any HTML.

use hosts::{
    Examples, Workshop, a_line_of_the_maker_is_taken_as_it_is, an_own_list_is_ticked_and_kept, begin, fetch, php,
    programs, the_built_in_list_is_read_without_scripts, the_built_in_list_is_ticked_and_kept,
    the_script_may_lie_on_the_host_itself, what_stands_beside_it_stays_outside,
};
use journeys::{AWKWARD_LINE_ID, AWKWARD_LINE_WRITTEN, AWKWARD_TEAM, AWKWARD_TEAM_WRITTEN, Browser, Page, Process};
use std::fs;
use std::path::Path;

journeys::journeys![posts_have_a_checklist.only_in(&[Browser::Chromium]).needs(installed)];

fn installed() -> Result<(), String> {
    programs(
        &[
            "/usr/bin/php",
            "/usr/bin/mariadb-install-db",
            "/usr/sbin/mariadbd",
            "/usr/share/wordpress/index.php",
            "/usr/share/wordpress/wp-content/themes/twentytwentythree",
        ],
        "php-cli php-cgi php-mysql php-gd mini-httpd mariadb-server-core mariadb-client-core wordpress \
         wordpress-theme-twentytwentythree",
    )
}

async fn posts_have_a_checklist(page: Page) {
    begin(&page).await;
    let blog = Blog::start(&page).await;

    the_built_in_list_is_ticked_and_kept(&page, &blog.at("built-in")).await;
    the_built_in_list_is_read_without_scripts(&blog.at("built-in")).await;
    an_own_list_is_ticked_and_kept(&page, &blog.at("own"), "my-charter", "early-review").await;
    an_own_list_is_ticked_and_kept(&page, &blog.at("block"), "our-charter", "we-show-work-early-why").await;
    let script = format!("{}wp-content/plugins/alignment-checklist/dist/alignment-checklist.js", blog.address);
    let file = blog.workshop.path("blog/wp-content/plugins/alignment-checklist/dist/alignment-checklist.js");
    the_script_may_lie_on_the_host_itself(&page, &blog.at("own&unset=1"), &script, &file).await;
    each_of_two_checklists_in_a_post_has_what_stands_inside_it(&page, &blog.at("two")).await;
    only_known_attributes_arrive_and_they_are_escaped(&blog.at("strange")).await;
    values_are_escaped_once(&blog.at("escaped")).await;
    a_line_of_the_maker_is_taken_as_it_is(&page, &blog.at("typed")).await;
    blocks_between_two_shortcodes_are_the_list(&page, &blog.at("around")).await;
    the_built_in_list_is_read_without_scripts(&blog.at("emptied")).await;
    readonly_counts_whatever_its_value(&blog.at("readonly")).await;
    what_stands_beside_it_stays_outside(&page, &blog.at("beside")).await;
    only_posts_with_a_checklist_have_the_script(&blog.at("nothing")).await;
    other_requests_do_not_read_the_script(&blog).await;
    the_editor_inserts_the_block_and_keeps_it(&page, &blog).await;
}

async fn each_of_two_checklists_in_a_post_has_what_stands_inside_it(page: &Page, address: &str) {
    let lists: [&[&str]; 2] = [&["list=pm-em", "team=checkout", "theme=dark"], &["list=my-charter"]];
    let raw = fetch(address).await;
    assert_eq!(raw.all_attributes("alignment-checklist"), lists);
    assert_eq!(raw.texts("alignment-checklist alignment-checklist"), [""; 0]);
    assert_eq!(raw.texts("[list=pm-em] [data-item]").len(), 15);
    assert_eq!(raw.texts("[list=my-charter] li"), ["We show work early. Why", "Nobody merges alone"]);
    page.go(address).await;
    page.widget().await;
    page.expect_no_errors().await;
}

const STRANGE: &str = r#"
[alignment-checklist list='a"b' onclick="steal()" style="x" src="javascript:steal()" readonly data-x="y"]

<!-- wp:alignment-checklist/checklist {"team":"\u0022\u003e\u003cscript\u003esteal()\u003c/script\u003e","onclick":"steal()","readonly":true} /-->

<alignment-checklist onclick="steal()">What authors may not write</alignment-checklist>
"#;

const BESIDE: &str = r#"
Before.
[alignment-checklist list="beside"]
<ul>
<li>One</li>
<li>Two</li>
</ul>
[/alignment-checklist]
After.
<h2>Later</h2>
<ul>
<li>Ordinary one</li>
</ul>
Again:
[alignment-checklist team="checkout" /]
Then.
<ul>
<li>Ordinary two</li>
</ul>
"#;

async fn only_known_attributes_arrive_and_they_are_escaped(address: &str) {
    let raw = fetch(address).await;
    assert_eq!(
        raw.all_attributes("alignment-checklist"),
        [vec!["list=a\"b", "readonly="], vec!["list=pm-em", "readonly=", "team=\">steal()"]]
    );
    assert!(!raw.texts("script").iter().any(|script| script.contains("steal()")));
}

async fn values_are_escaped_once(address: &str) {
    let awkward = format!("team={AWKWARD_TEAM}");
    let teams = [&*awkward, "team=R&D \"core\""].map(|team| ["list=pm-em", team]);
    assert_eq!(fetch(address).await.all_attributes("alignment-checklist"), teams);
}

const AROUND: &str = r#"<!-- wp:shortcode -->
[alignment-checklist list="around"]
<!-- /wp:shortcode -->

<!-- wp:heading -->
<h2 class="wp-block-heading">What we promise design</h2>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>We show work early.</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>Nobody merges alone</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:shortcode -->
[/alignment-checklist]
<!-- /wp:shortcode -->

<!-- wp:paragraph -->
<p>After.</p>
<!-- /wp:paragraph -->
"#;

async fn blocks_between_two_shortcodes_are_the_list(page: &Page, address: &str) {
    page.go(address).await;
    let widget = page.widget().await;
    assert_eq!(widget.headings().await, ["What we promise design"]);
    assert_eq!(widget.statements().await, ["We show work early.", "Nobody merges alone"]);
    assert!(!fetch(address).await.texts("alignment-checklist")[0].contains("After."));
}

/// A block as the editor leaves it after a click into it.
const EMPTIED: &str = "<!-- wp:alignment-checklist/checklist -->\n<!-- wp:paragraph -->\n<p></p>\n<!-- /wp:paragraph -->\n\
    <!-- /wp:alignment-checklist/checklist -->\n";

async fn readonly_counts_whatever_its_value(address: &str) {
    let lists = [vec!["list=pm-em", "readonly="], vec!["list=pm-em", "readonly="], vec!["list=pm-em", "team=readonly"]];
    assert_eq!(fetch(address).await.all_attributes("alignment-checklist"), lists);
}

async fn only_posts_with_a_checklist_have_the_script(address: &str) {
    assert_eq!(fetch(address).await.attributes("script[type=module]", "src"), [""; 0]);
}

/// Its version is a hash of it, so it is told apart only where it is put into a page.
async fn other_requests_do_not_read_the_script(blog: &Blog) {
    let raw = fetch(&format!("{}scripts.php?unset=1", blog.address)).await;
    assert_eq!(raw.texts("p"), ["active, unknown"]);
}

async fn the_editor_inserts_the_block_and_keeps_it(page: &Page, blog: &Blog) {
    page.go(&format!("{}log-in.php", blog.address)).await;
    page.go(&format!("{}wp-admin/post-new.php", blog.address)).await;
    page.until::<bool>("Boolean(globalThis.wp?.blocks?.getBlockType('alignment-checklist/checklist')?.edit)").await;
    // Since 6.3 the editor draws in a frame, unless some block is of an older version.
    assert_eq!(page.value::<u8>("wp.blocks.getBlockType('alignment-checklist/checklist').apiVersion").await, 3);
    let stored: String = page
        .value(
            "(() => {
               const item = wp.blocks.createBlock('core/list-item', { content: 'One' });
               const list = wp.blocks.createBlock('core/list', {}, [item]);
               const ours = wp.blocks.createBlock('alignment-checklist/checklist', { team: 'checkout' }, [list]);
               wp.data.dispatch('core/block-editor').insertBlocks(ours);
               return wp.blocks.serialize(wp.data.select('core/block-editor').getBlocks());
             })()",
        )
        .await;
    assert!(
        stored.starts_with("<!-- wp:alignment-checklist/checklist {\"team\":\"checkout\"} -->\n<!-- wp:list -->"),
        "{stored}"
    );
    let valid = "wp.blocks.parse(given).every((block) => block.isValid && block.attributes.team === 'checkout')";
    page.until_with::<bool>(valid, stored.into()).await;
    page.until::<bool>(
        "journal.words(document.querySelector('[data-type=\"alignment-checklist/checklist\"]')) === 'One'",
    )
    .await;
}

struct Blog {
    address: String,
    _web: Process,
    _database: Process,
    workshop: Workshop,
}

impl Blog {
    /// A blog of one post per example.
    async fn start(page: &Page) -> Self {
        let workshop = Workshop::empty();
        let examples = Examples::of("wordpress", page);
        let database = database(&workshop).await;

        workshop.copy(Path::new("/usr/share/wordpress"), "blog");
        workshop.integrate("wordpress", "blog/wp-content/plugins");
        workshop.bring_dist("blog/wp-content/plugins/alignment-checklist/dist");
        let settings = SETTINGS.replace("SOCKET", &workshop.path("socket").display().to_string());
        workshop.write("blog/wp-config.php", settings.replace("SCRIPT", &examples.under("WordPress")));
        workshop.write("blog/log-in.php", LOG_IN);
        workshop.write("blog/scripts.php", SCRIPTS);
        workshop.write("posts/built-in", examples.under("The built-in list"));
        workshop.write("posts/own", examples.under("A list of your own"));
        let both = ["The built-in list", "A list of your own"].map(|heading| examples.under(heading));
        workshop.write("posts/two", both.join("\n"));
        workshop.write("posts/block", examples.under("The block"));
        workshop.write("posts/strange", STRANGE);
        workshop.write(
            "posts/escaped",
            format!(
                "[alignment-checklist team=\"{AWKWARD_TEAM_WRITTEN}\" /]\n\n[alignment-checklist team='R&D \"core\"' /]"
            ),
        );
        workshop.write(
            "posts/typed",
            format!(
                "[alignment-checklist list=\"typed\"]\n<ul>\n<li id=\"{AWKWARD_LINE_ID}\">{AWKWARD_LINE_WRITTEN}</li>\n</ul>\n[/alignment-checklist]"
            ),
        );
        workshop.write(
            "posts/readonly",
            "[alignment-checklist readonly /]\n\n[alignment-checklist readonly=\"0\" /]\n\n[alignment-checklist team=\"readonly\" /]",
        );
        workshop.write("posts/beside", BESIDE);
        workshop.write("posts/around", AROUND);
        workshop.write("posts/emptied", EMPTIED);
        workshop.write("posts/nothing", "An ordinary post");
        workshop.write("install.php", INSTALL);
        workshop.run("php", &["install.php"]);
        fs::remove_file(workshop.path("install.php")).expect("it was written a moment ago");

        let (web, address) = php(&workshop, &workshop.path("blog"), &[]).await;
        Self { address, _web: web, _database: database, workshop }
    }

    fn at(&self, name: &str) -> String {
        format!("{}?name={name}", self.address)
    }
}

/// A database server with one empty database.
async fn database(workshop: &Workshop) -> Process {
    let data = format!("--datadir={}", workshop.path("database").display());
    workshop.run(
        "mariadb-install-db",
        &["--no-defaults", "--user=root", &data, "--auth-root-authentication-method=normal", "--skip-test-db"],
    );
    workshop.write("first.sql", "CREATE DATABASE blog;\n");
    let mut server = workshop.daemon(
        "/usr/sbin/mariadbd",
        &[
            "--no-defaults",
            "--user=root",
            &data,
            &format!("--socket={}", workshop.path("socket").display()),
            &format!("--pid-file={}", workshop.path("pid").display()),
            &format!("--init-file={}", workshop.path("first.sql").display()),
            "--skip-networking",
        ],
    );
    Process::start_until(&mut server, |line| line.contains("ready for connections").then_some(())).await.0
}

/// The port is known only when the server has started. Nothing leaves this machine. The script is where the documentation says,
/// but for pages that are asked for without it.
const SETTINGS: &str = r"<?php
if ( ! isset( $_GET['unset'] ) ) {
	SCRIPT
}
define( 'DB_NAME', 'blog' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:SOCKET' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HOME', 'http://' . ( $_SERVER['HTTP_HOST'] ?? '127.0.0.1' ) );
define( 'WP_SITEURL', WP_HOME );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
$table_prefix = 'wp_';
require ABSPATH . 'wp-settings.php';
";

/// Installs, activates the plugin, and has an author without `unfiltered_html` write the posts.
const INSTALL: &str = r"<?php
define( 'WP_INSTALLING', true );
function wp_new_blog_notification() {}
require 'blog/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install( 'Blog', 'admin', 'admin@example.org', false, '', 'correct horse battery' );
switch_theme( 'twentytwentythree' );
$problem = activate_plugin( 'alignment-checklist/alignment-checklist.php' );
if ( is_wp_error( $problem ) ) {
	throw new Exception( $problem->get_error_message() );
}
$author = wp_insert_user( [ 'user_login' => 'author', 'user_pass' => 'author', 'role' => 'author' ] );
wp_set_current_user( $author );
kses_init();
foreach ( glob( 'posts/*' ) as $file ) {
	$post = [
		'post_author'  => $author,
		'post_content' => wp_slash( file_get_contents( $file ) ),
		'post_name'    => basename( $file ),
		'post_status'  => 'publish',
		'post_title'   => 'A post',
	];
	wp_insert_post( $post );
}
";

/// Says whether the plugin runs, and whether WordPress knows its script.
const SCRIPTS: &str = r"<?php
require 'wp-load.php';
echo '<p>', shortcode_exists( 'alignment-checklist' ) ? 'active' : 'inactive', ', ';
echo wp_script_is( 'alignment-checklist', 'registered' ) ? 'known' : 'unknown', '</p>';
";

/// Logs the author in.
const LOG_IN: &str = r"<?php
require 'wp-load.php';
wp_set_auth_cookie( get_user_by( 'login', 'author' )->ID );
";
