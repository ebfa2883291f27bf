//! A journey, and the run of all of them.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::browser::Programs;
use crate::driver::{Driver, Wishes};
use crate::{Browser, Page, Site, pool, settings};

type Body = fn(Page) -> Pin<Box<dyn Future<Output = ()>>>;

/// One promise, kept in every browser or only where a browser can show it.
#[derive(Clone, Copy)]
pub struct Journey {
    module: &'static str,
    name: &'static str,
    body: Body,
    browsers: &'static [Browser],
    wishes: Wishes,
    needs_trunk: bool,
    needs: fn() -> Result<(), String>,
}

impl Journey {
    /// See [`journeys!`](crate::journeys), which fills this in.
    pub const fn new(module: &'static str, name: &'static str, body: Body) -> Self {
        Self {
            module,
            name,
            body,
            browsers: &Browser::ALL,
            wishes: Wishes { without_scripts: false, with_garbage_collection: false },
            needs_trunk: false,
            needs: || Ok(()),
        }
    }

    /// Only in these browsers, since the others cannot show it.
    #[must_use]
    pub const fn only_in(mut self, browsers: &'static [Browser]) -> Self {
        self.browsers = browsers;
        self
    }

    /// In a browser that runs no script of a page.
    #[must_use]
    pub const fn without_scripts(mut self) -> Self {
        self.wishes.without_scripts = true;
        self.only_in(&[Browser::Chromium])
    }

    /// In a browser whose garbage can be collected on demand.
    #[must_use]
    pub const fn with_garbage_collection(mut self) -> Self {
        self.wishes.with_garbage_collection = true;
        self.only_in(&[Browser::Chromium])
    }

    /// Only when there is a build by Trunk to look at; skipped otherwise.
    #[must_use]
    pub const fn with_trunk(mut self) -> Self {
        self.needs_trunk = true;
        self
    }

    /// Only where `check` finds what it looks for. Elsewhere it is skipped, and in CI it fails, with the sentence of `check`.
    #[must_use]
    pub const fn needs(mut self, check: fn() -> Result<(), String>) -> Self {
        self.needs = check;
        self
    }

    fn trial_name(&self, browser: Browser) -> String {
        // Without the crate, which comes first.
        let (_, module) = self.module.split_once("::").unwrap_or(("", self.module));
        format!("{}::{module}::{}", browser.name(), self.name)
    }

    fn trial(self, browser: Browser, programs: Programs) -> Trial {
        let skipped = self.needs_trunk && settings::trunk_dist().is_none();
        Trial::test(self.trial_name(browser), move || self.go(browser, &programs)).with_ignored_flag(skipped)
    }

    fn go(self, browser: Browser, programs: &Programs) -> Result<(), Failed> {
        visit(browser, programs, self.wishes, self.body)
    }
}

/// What `look` finds out on a page, in a clean browser of that engine and with a server of its own.
///
/// # Errors
///
/// A sentence that says which program is missing, or why `look` panicked and what the page looked like then.
pub fn look_at<T>(browser: Browser, look: impl AsyncFnOnce(Page) -> T) -> Result<T, String> {
    let programs = browser.programs()?;
    visit(browser, &programs, Wishes::default(), look).map_err(|failed| failed.message().unwrap_or_default().to_owned())
}

fn visit<T>(
    browser: Browser,
    programs: &Programs,
    wishes: Wishes,
    body: impl AsyncFnOnce(Page) -> T,
) -> Result<T, Failed> {
    let dist = settings::dist()?;
    let runtime = pool::runtime();
    // The browser must be closed also when the visit fails, so its panic is caught here and not by the trial.
    let driver = attempt(pool::take(browser, programs, wishes))?;
    let outcome = attempt(async {
        let site = Site::start(dist).await;
        body(Page::new(driver.session.clone(), browser, site)).await
    });
    match outcome {
        Ok(found) => {
            runtime.block_on(pool::give_back(browser, driver, wishes));
            Ok(found)
        }
        Err(failed) => {
            let seen = runtime.block_on(last_sight(&driver));
            runtime.block_on(driver.quit());
            let words = failed.message().unwrap_or_default();
            Err(Failed::from(format!("{words}\n{seen}")))
        }
    }
}

/// What `future` comes to, with its panic as a failure.
fn attempt<T>(future: impl Future<Output = T>) -> Result<T, Failed> {
    catch_unwind(AssertUnwindSafe(|| pool::runtime().block_on(future)))
        .map_err(|panic| Failed::from(words(panic.as_ref())))
}

/// What the page looked like when the journey failed.
async fn last_sight(driver: &Driver) -> String {
    let script = "const text = (root) => root.textContent.replace(/\\s+/g, ' ').trim().slice(0, 1500);
        const widgets = [...document.querySelectorAll('alignment-checklist')].map((w) => w.shadowRoot ? text(w.shadowRoot) : 'not upgraded');
        return JSON.stringify({ address: location.href, widgets, journal: globalThis.journal }, null, 1).slice(0, 6000)";
    match driver.session.execute(script, vec![]).await {
        Ok(seen) => seen.json().as_str().unwrap_or_default().to_owned(),
        Err(error) => format!("and the page could not be looked at: {error}"),
    }
}

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn words(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("{}: {}", PLACE.take(), said.unwrap_or("a panic without words"))
}

/// Names the journeys of a module after their functions, which take a [`Page`] each.
#[macro_export]
macro_rules! journeys {
    ($($name:ident $(. $setting:ident ($($value:expr),*))*),* $(,)?) => {
        /// The journeys of this module.
        pub fn journeys() -> Vec<$crate::Journey> {
            vec![$($crate::Journey::new(module_path!(), stringify!($name), |page| Box::pin($name(page)))$(.$setting($($value),*))*),*]
        }
    };
}

/// Runs `journeys` once per browser, as `cargo test` would.
pub fn run(journeys: &[Journey]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers at a time is what two cores carry; more only makes each of them wait.
    arguments
        .test_threads
        .get_or_insert_with(|| std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2)));
    std::panic::set_hook(Box::new(|info| {
        PLACE.set(info.location().map_or_else(String::new, ToString::to_string));
    }));
    let trials =
        settings::dist().and_then(|_| settings::browsers()).map(|browsers| trials(journeys, &browsers, arguments.list));
    match trials {
        Ok(trials) => {
            let conclusion = libtest_mimic::run(&arguments, trials);
            pool::close();
            conclusion.exit_code()
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// One trial per journey and browser; those that cannot be done are said, unless they are only `listed`.
fn trials(journeys: &[Journey], browsers: &settings::Browsers, listed: bool) -> Vec<Trial> {
    let mut trials = Vec::new();
    for &browser in &browsers.wanted {
        let here: Vec<_> = journeys.iter().filter(|journey| journey.browsers.contains(&browser)).collect();
        if here.is_empty() {
            continue;
        }
        let programs = browser.programs();
        if let Err(sentence) = &programs
            && !listed
        {
            let verdict = if browsers.required { "cannot be done" } else { "are skipped" };
            eprintln!("The journeys in {} {verdict}: {sentence}", browser.name());
        }
        for journey in here {
            let name = journey.trial_name(browser);
            trials.push(match (&programs, (journey.needs)()) {
                (Ok(programs), Ok(())) => journey.trial(browser, programs.clone()),
                (Ok(_), Err(sentence)) => {
                    if !settings::in_ci() && !listed {
                        eprintln!("{name} is skipped: {sentence}");
                    }
                    without_means(name, settings::in_ci(), sentence)
                }
                (Err(sentence), _) => without_means(name, browsers.required, sentence.clone()),
            });
        }
    }
    trials
}

/// A journey that lacks what it needs: a failure where it is required, else skipped.
fn without_means(name: String, required: bool, sentence: String) -> Trial {
    Trial::test(name, move || Err(Failed::from(sentence))).with_ignored_flag(!required)
}
