//! How quick the production build is in real browsers. `cargo xtask speed` sets up what this needs and runs it.
//!
//! Times depend on the machine, so no test holds them: this prints them beside their bars, and fails when one is exceeded and
//! it was asked to hold them.

mod page;
mod samples;
mod table;

use std::process::ExitCode;

use journeys::{Browser, close, wanted};
use page::{Ticks, start, ticks};
use samples::Samples;
use table::Row;

/// First visits, each of an origin that the browser does not know yet.
const VISITS: usize = 5;

/// Ticks on one page.
const TICKS: usize = 30;

/// Milliseconds until what a tick changes is on the screen, with a thousand items.
const SLOWEST_TICK: f64 = 50.0;

/// Frames until what a tick changes is on the screen, with fifteen items: the next one.
const LATEST_FRAME: f64 = 1.0;

/// How much the page may move while it starts, as browsers count it (cumulative layout shift).
const LARGEST_SHIFT: f64 = 0.1;

fn main() -> ExitCode {
    let hold = std::env::args().any(|argument| argument == "--hold");
    let measured = wanted().and_then(|browsers| {
        let rows = browsers.iter().map(|&browser| measure(browser)).collect::<Result<Vec<_>, _>>();
        close();
        rows.map(|columns| (browsers, columns))
    });
    match measured {
        Ok((browsers, columns)) => {
            print!("{}", table::rendered(&browsers, &columns));
            let exceeded = columns.iter().flatten().any(Row::is_exceeded);
            if exceeded {
                println!("A bar is exceeded. On a busy machine, measure again.");
            }
            if exceeded && hold { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// All figures of one browser, in the order of the table.
fn measure(browser: Browser) -> Result<Vec<Row>, String> {
    eprintln!("Measuring in {} …", browser.name());
    let few = start(browser, "dist/index.html", VISITS)?;
    let many = start(browser, "tests/pages/thousand.html", VISITS)?;
    let Ticks { frames, painted } = ticks(browser, "dist/index.html", TICKS)?;
    let thousand = ticks(browser, "tests/pages/thousand.html", TICKS)?;
    // Chromium alone reports shifts.
    let shift = if browser == Browser::Chromium { few.shift } else { Samples::default() };
    Ok(vec![
        Row::new("first visit, 15 items: the list can be read", "ms", few.readable, None),
        Row::new("first visit, 15 items: interactive", "ms", few.interactive, None),
        Row::new("first visit, 1,000 items: interactive", "ms", many.interactive, None),
        Row::new("first visit, 15 items: layout shift", "", shift, Some(LARGEST_SHIFT)),
        Row::new("tick, 15 items: on the screen", "frames", frames, Some(LATEST_FRAME)),
        Row::new("tick, 15 items: on the screen", "ms", painted, None),
        Row::new("tick, 1,000 items: on the screen", "ms", thousand.painted, Some(SLOWEST_TICK)),
    ])
}
