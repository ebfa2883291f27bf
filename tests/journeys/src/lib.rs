//! The harness of the journeys: browsers, a server whose answers can be broken on purpose, and page objects.
//!
//! A journey (in `tests/`) is one promise to a person who uses the checklist. It gets a [`Page`] in a clean
//! browser and a server with fresh ports, so that no journey can see what another one stored.
//! Nothing here sleeps: every wait is for a signal of the page (an event, a mutation, a promise) and all
//! waits share one upper limit, [`PATIENCE`].

// A helper that panics is how a journey fails: each says so by being one.
#![allow(clippy::missing_panics_doc)]

mod browser;
mod driver;
mod fault;
mod journey;
mod page;
mod pool;
mod post;
mod process;
mod screen;
mod settings;
mod site;
mod widget;

pub use browser::Browser;
pub use fault::Fault;
pub use journey::{Journey, look_at, run};
pub use page::{Page, PrintPage};
pub use pool::close;
pub use post::rendered_post;
pub use process::Process;
pub use settings::{dist, interface, repository, wanted};
pub use site::{JOURNAL, Site};
pub use thirtyfour::Key;
pub use widget::Widget;

/// The name of a team with all that ends something in one host or another.
pub const AWKWARD_TEAM: &str = r#"R&D "core" 's <a> [b] {{c}} %} \d/"#;

/// The same as `embed.html` writes it in the syntax of a host's own.
pub const AWKWARD_TEAM_WRITTEN: &str =
    "R&amp;D &quot;core&quot; 's &lt;a&gt; &#91;b&#93; &#123;&#123;c&#125;&#125; %&#125; &#92;d/";

/// A line of a list with all that means something in one host or another.
pub const AWKWARD_LINE: &str = r"-1. [a] {{b}} {%c%} <d> & ''e'' *f* _g_ `h` x:y%%i%% [/alignment-checklist] \";

/// The same as `embed.html` writes it for hosts that read references.
pub const AWKWARD_LINE_WRITTEN: &str = "&#45;1. &#91;a&#93; &#123;&#123;b&#125;&#125; &#123;%c%&#125; &lt;d&gt; &amp; \
     &#39;&#39;e&#39;&#39; &#42;f&#42; &#95;g&#95; &#96;h&#96; x&#58;y%%i%% &#91;/alignment-checklist&#93; &#92;";

/// The id that it gets.
pub const AWKWARD_LINE_ID: &str = "1-a-b-c-d-e-f-g-h-x-y-i-alignment-checklist";

/// How long a journey waits for any one signal before it fails. Generous, since it is only spent on failure.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);
